#include "engine/audience/vertical_counter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace vouch::audience {

VerticalCounter::VerticalCounter(std::size_t words, std::size_t rows, InstructionSet set)
    : set_(set), levels_(std::bit_width(rows) + 1U), carry_(words) {
  for (Level& level : levels_) {
    level.plane.resize(words);
    level.waiting.resize(words);
  }
}

void VerticalCounter::clear() {
  for (Level& level : levels_) {
    std::ranges::fill(level.plane, 0);
    level.waits = false;
  }
}

void VerticalCounter::add(std::span<const std::uint64_t> row) {
  std::ranges::copy(row, carry_.begin());
  carry_up(0);
}

/// Puts carry_, a row of this level's weight, where it belongs.
void VerticalCounter::carry_up(std::size_t level) {
  for (; levels_[level].waits; ++level) {
    add_three(levels_[level].plane, levels_[level].waiting, carry_, set_);
    levels_[level].waits = false;
  }
  std::swap(levels_[level].waiting, carry_);
  levels_[level].waits = true;
}

void VerticalCounter::end_waiting() {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    if (!levels_[level].waits) continue;
    levels_[level].waits = false;
    std::swap(levels_[level].waiting, carry_);
    for (std::size_t above = level; above < levels_.size(); ++above) {  // nothing else of this weight: a plain addition
      std::ranges::fill(levels_[level].waiting, 0);
      add_three(levels_[above].plane, levels_[level].waiting, carry_, set_);
      if (std::ranges::all_of(carry_, [](std::uint64_t word) { return word == 0; })) break;
    }
  }
}

void VerticalCounter::add_histogram(std::span<const std::uint64_t> any, std::span<std::uint64_t> by_times) {
  end_waiting();
  for (std::size_t first = 0; first < any.size(); first += kBlock) {
    split(first, any.subspan(first, std::min(kBlock, any.size() - first)), levels_.size(), 0, by_times);
  }
}

/// Counts the bits of a block, whose counts above `levels` are known to be `times`, by the planes below.
void VerticalCounter::split(std::size_t first, std::span<const std::uint64_t> block, std::size_t levels, std::uint32_t times,
                            std::span<std::uint64_t> by_times) const {
  std::uint64_t any = 0;
  for (const std::uint64_t word : block) any |= word;
  if (any == 0) return;
  if (levels == 0) {
    by_times[times] += count_ones(block, set_);
    return;
  }
  const std::uint64_t* const plane = levels_[levels - 1].plane.data() + first;
  std::array<std::uint64_t, kBlock> part;
  const std::uint64_t* const whole = block.data();
  std::uint64_t* const some = part.data();
  for (std::size_t w = 0; w < block.size(); ++w) some[w] = whole[w] & plane[w];
  split(first, std::span(part).first(block.size()), levels - 1, times + (1U << (levels - 1)), by_times);
  for (std::size_t w = 0; w < block.size(); ++w) some[w] = whole[w] & ~plane[w];
  split(first, std::span(part).first(block.size()), levels - 1, times, by_times);
}

}  // namespace vouch::audience
