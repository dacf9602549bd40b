#include "engine/build/external_sort.h"

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::TemporaryFolder;

struct Counted {
  std::uint32_t key = 0;
  std::uint32_t count = 0;
  friend bool operator<(const Counted& a, const Counted& b) { return a.key < b.key; }
  void absorb(const Counted& same) { count += same.count; }
};

using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Counts sorted(const std::vector<std::uint32_t>& keys, SortSpace space, std::size_t* runs = nullptr) {
  ExternalSort<Counted> sorter(std::move(space), "test");
  for (const std::uint32_t key : keys) EXPECT_TRUE(sorter.add({.key = key, .count = 1}));
  if (runs != nullptr) *runs = sorter.runs();
  Counts found;
  EXPECT_TRUE(sorter.drain([&](const Counted& counted) -> core::Result<void> {
    found.emplace_back(counted.key, counted.count);
    return {};
  }));
  return found;
}

Counts naive(const std::vector<std::uint32_t>& keys) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t key : keys) ++counts[key];
  return {counts.begin(), counts.end()};
}

TEST(ExternalSort, OfMoreThanItsMemoryCountsEachKeyOnce) {
  const TemporaryFolder folder;
  std::vector<std::uint32_t> keys;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) keys.push_back(i * 2654435761U % 300'007);
  std::size_t runs = 0;
  const Counts expected = naive(keys);
  EXPECT_EQ(sorted(keys, {.folder = folder.path(), .memory_bytes = 0, .threads = 3}, &runs), expected);
  EXPECT_GE(runs, 5U);
  EXPECT_EQ(sorted(keys, {.folder = folder.path(), .memory_bytes = 1ULL << 30, .threads = 1}, &runs), expected);
  EXPECT_EQ(runs, 0U);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "runs have no name";
}

RC_GTEST_PROP(ExternalSort, AgreesWithAMapOnAnyKeys, (const std::vector<std::uint8_t>& keys)) {
  const std::vector<std::uint32_t> wide(keys.begin(), keys.end());
  RC_ASSERT(sorted(wide, {.folder = "/", .memory_bytes = 0, .threads = 2}) == naive(wide));
}

TEST(ExternalSort, StopsAtTheFirstErrorOfWhoTakes) {
  ExternalSort<Counted> sorter({.folder = "/", .memory_bytes = 0, .threads = 1}, "test");
  for (std::uint32_t key = 0; key < 10; ++key) ASSERT_TRUE(sorter.add({.key = key, .count = 1}));
  int taken = 0;
  const auto done = sorter.drain([&](const Counted&) -> core::Result<void> {
    if (++taken == 3) return core::fail(core::ErrorCode::unavailable, "disk full");
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "disk full");
  EXPECT_EQ(taken, 3);
}

TEST(ExternalSort, FailsWhereItCannotSpill) {
  const TemporaryFolder folder;
  ExternalSort<Counted> sorter({.folder = folder / "missing", .memory_bytes = 0, .threads = 1}, "test");
  core::Result<void> added;
  for (std::uint32_t key = 0; added && key < 1'000'000; ++key) added = sorter.add({.key = key, .count = 1});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, core::ErrorCode::unavailable);
}

TEST(Spool, GivesItsValuesBackAsASection) {
  const TemporaryFolder folder;
  auto out = snapshot::Writer::make(folder / "x.vouch").value();
  auto spool = Spool::make(folder.path(), "spool").value();
  std::vector<std::uint64_t> values;
  for (std::uint64_t i = 0; i < 300'000; ++i) values.push_back(i * i);
  for (const std::uint64_t value : values) ASSERT_TRUE(spool.append(value));
  ASSERT_TRUE(spool.write_to(out, "squares", snapshot::Encoding::u64));
  const auto so_far = out.so_far().value();
  EXPECT_TRUE(std::ranges::equal(so_far.array<std::uint64_t>("squares").value(), values));
}

}  // namespace
}  // namespace vouch::build
