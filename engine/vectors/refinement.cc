#include "engine/vectors/refinement.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace vouch::vectors {
namespace {

constexpr std::size_t kAhead = 8;
constexpr double kMostMargin = 4294967296.0;  // above any difference of two products of bytes

/// Larger is better, whatever bits a damaged file holds: by score, the lower index first.
bool before(const Neighbor& a, const Neighbor& b) {
  const auto order = std::strong_order(b.score, a.score);
  return order != 0 ? order < 0 : a.index < b.index;
}

void ask_for(const VectorTable& table, std::uint32_t row) {
  const std::uint16_t* const halves = table.halves(row);
  for (std::size_t j = 0; j < table.dimension(); j += 32) __builtin_prefetch(halves + j);
}

}  // namespace

std::int64_t margin_of(const VectorTable& table, const Query& query) {
  if (!table.has_halves()) return 0;
  const double apart = table.bounds().byte_length * query.residual + table.bounds().residual * query.length;
  const double products = 2.0 * apart / (table.scale() * query.scale);
  return static_cast<std::int64_t>(std::min(std::floor(products * (1.0 + 1e-9)) + 1.0, kMostMargin));
}

std::vector<Neighbor> refined(const VectorTable& table, const Query& query, std::span<const ScoredRow> rows, std::size_t k,
                              InstructionSet set) {
  std::vector<Neighbor> found;
  found.reserve(rows.size());
  const DotKernels& kernels = kernels_of(set);
  const double unit = table.scale() * query.scale;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i].index();
    if (!table.has_halves()) {
      found.push_back({.index = row, .score = unit * rows[i].score()});
      continue;
    }
    if (i + kAhead < rows.size()) ask_for(table, rows[i + kAhead].index());
    // + 0.0: a sum of −0 is 0, whichever way it was added up.
    found.push_back({.index = row, .score = kernels.halves(table.halves(row), query.halves.data(), table.dimension()) + 0.0});
  }
  const std::size_t kept = std::min(k, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), before);
  found.resize(kept);
  return found;
}

}  // namespace vouch::vectors
