// The versions that the inner loops over vectors are written in. All give equal results; which one runs is decided when the
// program runs.
#pragma once

#include <array>
#include <cstdint>

namespace vouch::vectors {

enum class InstructionSet : std::uint8_t { scalar, avx2, avx512, vnni };
inline constexpr std::array kInstructionSets = {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512,
                                                InstructionSet::vnni};

/// Whether this machine can run these loops in it.
[[nodiscard]] bool supports(InstructionSet set);
/// The fastest that this machine supports.
[[nodiscard]] InstructionSet preferred_instruction_set();

}  // namespace vouch::vectors
