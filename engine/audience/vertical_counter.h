// Adds up bit rows: after all of them, how often each bit was set, as binary numbers that stand upright in bit planes.
// Rows are added by carry-save adders, two rows and a plane at a time (S. E. Anderson's and R. Seal's counting, in
// H. S. Warren, "Hacker's Delight", 2nd edition 2012, section 5-1): 5 operations a word and row, whatever the count.
// From the planes follows in how many rows exactly k a bit is set, by splitting at one plane after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/bit_rows.h"

namespace vouch::audience {

class VerticalCounter {
 public:
  /// For up to `rows` rows of `words` words.
  VerticalCounter(std::size_t words, std::size_t rows, InstructionSet set);

  void clear();
  /// Requires row.size() == words, and fewer than `rows` rows added since clear().
  void add(std::span<const std::uint64_t> row);
  /// Adds to by_times[k] the number of bits of `any` that are set in exactly k rows; `any` holds at least the bits of all
  /// rows. Requires by_times.size() > rows. Call once, after the last row.
  void add_histogram(std::span<const std::uint64_t> any, std::span<std::uint64_t> by_times);

 private:
  using Row = std::vector<std::uint64_t>;
  struct Level {
    Row plane;    // the bit of this weight of each count
    Row waiting;  // a row of this weight that has no partner yet
    bool waits = false;
  };
  static constexpr std::size_t kBlock = 64;  // words that are split together
  void carry_up(std::size_t level);
  void end_waiting();
  void split(std::size_t first, std::span<const std::uint64_t> block, std::size_t levels, std::uint32_t times,
             std::span<std::uint64_t> by_times) const;

  InstructionSet set_;
  std::vector<Level> levels_;
  Row carry_;
};

}  // namespace vouch::audience
