#include "engine/vectors/candidates.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

namespace vouch::vectors {
namespace {

constexpr std::size_t kLeastKept = 512;

std::int32_t less_margin(std::int32_t score, std::int64_t margin) {
  return static_cast<std::int32_t>(std::max<std::int64_t>(score - margin, std::numeric_limits<std::int32_t>::min()));
}

/// Leaves the rows that may be among the k best. Requires at least k rows; returns what a score must reach.
std::int32_t cut(std::vector<ScoredRow>& rows, std::size_t k, std::int64_t margin) {
  const auto kth = rows.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(rows.begin(), kth, rows.end(), std::greater<>());
  const std::int32_t least = less_margin(kth->score(), margin);
  if (margin == 0) {
    rows.resize(k);
  } else {
    rows.erase(std::remove_if(kth + 1, rows.end(), [&](const ScoredRow& row) { return row.score() < least; }), rows.end());
  }
  return least;
}

}  // namespace

void SharedThreshold::raise(std::int32_t least) {
  std::int32_t seen = least_.load(std::memory_order_relaxed);
  while (seen < least && !least_.compare_exchange_weak(seen, least, std::memory_order_relaxed)) {
  }
}

Candidates::Candidates(std::size_t k, std::int64_t margin, SharedThreshold& shared)
    : k_(k), margin_(margin), shared_(shared), limit_(std::max(kLeastKept, 2 * k)), least_(shared.least()) {
  assert(k > 0 && margin >= 0);
}

void Candidates::look_around() { least_ = std::max(least_, shared_.least()); }

void Candidates::shrink() {
  least_ = std::max(least_, cut(rows_, k_, margin_));
  shared_.raise(least_);
  limit_ = std::max({kLeastKept, 2 * k_, 2 * rows_.size()});
}

std::vector<ScoredRow> Candidates::release() {
  if (rows_.size() >= k_) shared_.raise(cut(rows_, k_, margin_));
  return std::exchange(rows_, {});
}

std::vector<ScoredRow> best_of(std::vector<ScoredRow> rows, std::size_t k, std::int64_t margin) {
  if (rows.size() > k) (void)cut(rows, k, margin);
  std::sort(rows.begin(), rows.end(), std::greater<>());
  return rows;
}

}  // namespace vouch::vectors
