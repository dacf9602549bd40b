// The best of a scan: all rows whose score lies no more than a margin below the k-th best so far, ties by the lower index.
//
// A row and its score are one number of 64 bits, so that comparing two takes one instruction: the score (with its sign turned)
// above, all ones minus the index below. Kept are up to twice as many as are needed; then the k-th is selected (C. A. R. Hoare,
// "Algorithm 65: Find", 1961), what lies below it goes, and its score less the margin is what a row must reach from there on:
// one comparison for nearly every row. Amortised O(1) a row.
//
// Scans of parts of the rows share the threshold: what k rows of any part have passed, no row below it can be among the best of
// all. So what is found does not depend on the number of threads or the order in which parts are done.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace vouch::vectors {

/// A row that was found, by score and index; the larger is the better one.
class ScoredRow {
 public:
  ScoredRow() = default;
  ScoredRow(std::int32_t score, std::uint32_t index)
      : key_(std::uint64_t{static_cast<std::uint32_t>(score) ^ 0x80000000U} << 32 | (0xffffffffU - index)) {}
  [[nodiscard]] std::int32_t score() const {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(key_ >> 32) ^ 0x80000000U);
  }
  [[nodiscard]] std::uint32_t index() const { return 0xffffffffU - static_cast<std::uint32_t>(key_); }
  auto operator<=>(const ScoredRow&) const = default;

 private:
  std::uint64_t key_ = 0;
};

/// The score that a row must reach, of all parts of one scan. Only rises.
class SharedThreshold {
 public:
  [[nodiscard]] std::int32_t least() const { return least_.load(std::memory_order_relaxed); }
  void raise(std::int32_t least);

 private:
  std::atomic<std::int32_t> least_{std::numeric_limits<std::int32_t>::min()};
};

class Candidates {
 public:
  /// Requires k > 0, margin >= 0, and a threshold that lives as long.
  Candidates(std::size_t k, std::int64_t margin, SharedThreshold& shared);

  /// What a score must be at least to be taken now.
  [[nodiscard]] std::int32_t least() const { return least_; }
  /// Takes a row. Requires score >= least().
  void take(std::int32_t score, std::uint32_t index) {
    rows_.emplace_back(score, index);
    if (rows_.size() >= limit_) shrink();
  }
  /// Learns what other parts have found since.
  void look_around();
  /// Those taken that may still be among the best, in no order. The object is empty afterwards.
  [[nodiscard]] std::vector<ScoredRow> release();

 private:
  void shrink();
  std::size_t k_;
  std::int64_t margin_;
  SharedThreshold& shared_;
  std::size_t limit_;
  std::int32_t least_;
  std::vector<ScoredRow> rows_;
};

/// Of all parts' rows those with a score of at least the k-th best less the margin, best first.
[[nodiscard]] std::vector<ScoredRow> best_of(std::vector<ScoredRow> rows, std::size_t k, std::int64_t margin);

}  // namespace vouch::vectors
