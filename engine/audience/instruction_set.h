// The versions that the inner loops are written in. All give equal results; which one runs is decided when the program runs,
// by each kind of loop for itself, since not every loop gains from every set.
#pragma once

#include <cstdint>

namespace vouch::audience {

enum class InstructionSet : std::uint8_t { scalar, avx2, avx512 };

}  // namespace vouch::audience
