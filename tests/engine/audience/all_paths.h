// Every way to count what audiences share: tests go through all of them.
#pragma once

#include "engine/audience/kernels.h"
#include "engine/audience/shared_paths.h"

namespace vouch::audience {

inline constexpr Paths kAllPaths[] = {
    {Way::stream, Way::stream}, {Way::stream, Way::invert}, {Way::invert, Way::stream}, {Way::invert, Way::invert}};
inline constexpr InstructionSet kAllSets[] = {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512};

}  // namespace vouch::audience
