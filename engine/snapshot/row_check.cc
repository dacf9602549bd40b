#include "engine/snapshot/row_check.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>

namespace vouch::snapshot {
namespace {

/// In how many of the `count` places from `at` on the next number is not greater, and how many numbers exceed `most`.
struct Misfits {
  std::uint32_t not_ascending = 0, beyond = 0;
};

Misfits misfits_of(const std::uint32_t* at, std::size_t count, std::uint32_t most) {
  Misfits found;
  for (std::size_t i = 0; i < count; ++i) {
    found.not_ascending += at[i] >= at[i + 1] ? 1U : 0U;
    found.beyond += at[i] > most ? 1U : 0U;
  }
  return found;
}

/// Rows are short and many, so neighbours are compared without regard to rows, several at a time; then as many of them may
/// fail to ascend as stand on both sides of a border between rows and fail there.
bool all_ascend_below(const Rows& rows, std::uint64_t bound) {
  constexpr std::size_t kBlock = std::size_t{1} << 16;  // whose counts fit 32 bits
  const std::span<const std::uint32_t> targets = rows.targets;
  if (targets.empty()) return true;
  if (bound == 0) return false;
  const auto most = static_cast<std::uint32_t>(std::min<std::uint64_t>(bound - 1, std::numeric_limits<std::uint32_t>::max()));
  std::uint64_t not_ascending = 0, beyond = targets.back() > most ? 1 : 0;
  for (std::size_t begin = 0; begin + 1 < targets.size(); begin += kBlock) {
    const Misfits found = misfits_of(targets.data() + begin, std::min(kBlock, targets.size() - 1 - begin), most);
    not_ascending += found.not_ascending;
    beyond += found.beyond;
  }
  std::uint64_t at_borders = 0;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const std::uint64_t border = rows.offsets[r];
    if (border == rows.offsets[r - 1] || border == targets.size()) continue;  // of empty rows, or the end: no neighbours
    at_borders += targets[border - 1] >= targets[border] ? 1U : 0U;
  }
  return not_ascending == at_borders && beyond == 0;
}

}  // namespace

std::optional<std::size_t> row_not_ascending_below(const Rows& rows, std::uint64_t bound) {
  if (all_ascend_below(rows, bound)) return std::nullopt;
  std::size_t r = 0;
  for (; r < rows.size(); ++r) {
    const auto row = rows[r];
    const bool ascends = std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) == row.end();
    if (!ascends || (!row.empty() && row.back() >= bound)) break;
  }
  return r;
}

}  // namespace vouch::snapshot
