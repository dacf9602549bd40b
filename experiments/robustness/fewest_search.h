// The smallest number that suffices, by doubling and bisection: first, 2 first, 4 first, … up to the most; then the middle
// between the largest that did not do and the smallest that did, until they are close. Where a larger number may do worse, it
// finds one place at which it begins to suffice, not the first. The questions come one by one, so that many searches can be asked
// in one world. O(log(most ÷ first) + log(1 ÷ tolerance)) questions.
#pragma once

#include <cstdint>
#include <optional>

namespace vouch::experiments {

class FewestSearch {
 public:
  struct Bounds {
    std::uint64_t first = 1, most = 1;  // 1 <= first <= most
    double tolerance = 0.0;             // done where the two are at most so far apart, as a share of the lower; 0: neighbours
  };
  explicit FewestSearch(const Bounds& bounds) : bounds_(bounds), asked_(bounds.first) {}

  /// The number to try next; nullopt: done.
  [[nodiscard]] std::optional<std::uint64_t> asked() const { return asked_; }
  /// Whether that number suffices. Requires that one is asked.
  void answer(bool suffices);
  /// The smallest number that was seen to suffice; nullopt: none up to the most.
  [[nodiscard]] std::optional<std::uint64_t> fewest() const { return enough_; }
  /// The largest number that was seen not to suffice and lies below it; 0: none.
  [[nodiscard]] std::uint64_t too_few() const { return too_few_; }

 private:
  [[nodiscard]] std::optional<std::uint64_t> next() const;

  Bounds bounds_;
  std::uint64_t too_few_ = 0;
  std::optional<std::uint64_t> enough_, asked_;
};

}  // namespace vouch::experiments
