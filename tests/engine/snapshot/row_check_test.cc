#include "engine/snapshot/row_check.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::snapshot {
namespace {

struct Table {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> targets;

  void add(const std::vector<std::uint32_t>& row) {
    targets.insert(targets.end(), row.begin(), row.end());
    offsets.push_back(targets.size());
  }
  [[nodiscard]] Rows rows() const { return {.offsets = offsets, .targets = targets}; }
};

/// The same, a row at a time.
std::optional<std::size_t> by_rows(const Table& table, std::uint64_t bound) {
  for (std::size_t r = 0; r + 1 < table.offsets.size(); ++r) {
    for (std::uint64_t i = table.offsets[r]; i < table.offsets[r + 1]; ++i) {
      if (table.targets[i] >= bound || (i > table.offsets[r] && table.targets[i] <= table.targets[i - 1])) return r;
    }
  }
  return std::nullopt;
}

RC_GTEST_PROP(RowCheck, FindsTheFirstRowThatEveryRowReadOnItsOwnFinds, ()) {
  const auto bound = *rc::gen::inRange<std::uint32_t>(0, 40);
  Table table;
  for (std::vector<std::uint32_t> row : *rc::gen::container<std::vector<std::vector<std::uint32_t>>>(
           rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 41)))) {
    if (*rc::gen::inRange(0, 8) != 0) {  // most rows are as they should be
      std::ranges::sort(row);
      row.erase(std::unique(row.begin(), row.end()), row.end());
      std::erase_if(row, [&](std::uint32_t target) { return target >= bound; });
    }
    table.add(row);
  }
  RC_ASSERT(row_not_ascending_below(table.rows(), bound) == by_rows(table, bound));
}

TEST(RowCheck, SeesAFaultAnywhereInManyBlocks) {
  Table table;
  for (std::uint32_t r = 0; r < 30'000; ++r) table.add({0, 1 + r % 7, 20, 0xffffffff - r % 3});
  EXPECT_EQ(row_not_ascending_below(table.rows(), std::uint64_t{1} << 32), std::nullopt);
  EXPECT_EQ(row_not_ascending_below(table.rows(), 0xffffffff), 0U);
  for (const std::size_t at : {1UL, 65'535UL, 65'537UL, 119'999UL}) {
    Table broken = table;
    broken.targets[at] = broken.targets[at - 1];
    EXPECT_EQ(row_not_ascending_below(broken.rows(), std::uint64_t{1} << 32), at / 4);
  }
}

}  // namespace
}  // namespace vouch::snapshot
