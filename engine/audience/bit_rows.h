// Word-wise logic over bit rows, a word being 64 accounts: the inner loops of a set report, each O(words), 8 bytes read a
// word and row; bound by the processor while the rows lie in its second cache.
//
// Three ways with equal results, chosen by what the machine offers: plain C++, AVX2 (W. Muła, N. Kurz, D. Lemire, "Faster
// population counts using AVX2 instructions", 2018: nibbles looked up in a register), AVX-512 with its own instruction.
// Every function requires that rows have as many words as the first, and that the machine has `set`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/audience/instruction_set.h"

namespace vouch::audience {

/// The fastest of this machine for rows.
[[nodiscard]] InstructionSet best_instruction_set();

using BitRow = std::span<const std::uint64_t>;

/// Number of ones of a, and of a ∧ b.
[[nodiscard]] std::uint64_t count_ones(BitRow a, InstructionSet set);
[[nodiscard]] std::uint64_t count_and(BitRow a, BitRow b, InstructionSet set);
/// Adds |a ∧ others[j]| to counts[j].
void add_and_counts(BitRow a, std::span<const std::uint64_t* const> others, std::span<std::uint32_t> counts, InstructionSet set);

/// What a row adds to those before it: |a| and |a ∧ ¬seen|, then twice |= seen ∧ a and seen |= a.
struct SeenRow {
  std::uint64_t ones = 0;
  std::uint64_t fresh = 0;
};
[[nodiscard]] SeenRow see(BitRow a, std::span<std::uint64_t> seen, std::span<std::uint64_t> twice, InstructionSet set);

/// Adds three bits at each place: sum becomes the lower bit of sum + b + carry, carry the higher. Requires three rows.
void add_three(std::span<std::uint64_t> sum, BitRow b, std::span<std::uint64_t> carry, InstructionSet set);

/// Whether compress() is there and fast.
[[nodiscard]] bool can_compress(InstructionSet set);
/// Moves the bits of a at the ones of `where` together, in order, to the front of out. Requires can_compress(set), and that
/// out has a word more than their number needs; its other words become 0.
void compress(BitRow a, BitRow where, std::span<std::uint64_t> out);

}  // namespace vouch::audience
