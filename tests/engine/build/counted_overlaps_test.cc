#include "engine/build/counted_overlaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/counted_overlaps.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/small_world.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using vouch::testing::TemporaryFolder;

catalog::OverlapRecord overlap(std::string_view a, std::string_view b, std::int64_t shared,
                               std::optional<std::int64_t> at_s = {}) {
  return {.creator_a = a, .creator_b = b, .shared = shared, .at_s = at_s};
}

audience::CountedOverlaps opened(const Built& built) {
  return audience::CountedOverlaps::open(built.snapshot, built.catalog().creators.size()).value();
}

TEST(CountedOverlaps, StandInBothRowsAndTheLatestCounts) {
  const TemporaryFolder folder;
  const Built built =
      build(folder / "x.vouch", {creator("w"), creator("u"), creator("v"), overlap("u", "v", 5, 100), overlap("v", "u", 7, 200),
                                 overlap("u", "v", 9), overlap("w", "u", 3), overlap("u", "w", 4)});
  EXPECT_EQ(built.problems, std::vector<std::string>{});
  const auto counted = opened(built);
  EXPECT_EQ(counted.pairs(), 2U);
  EXPECT_THAT(counted.others(core::CreatorIndex(0U)), ElementsAre(1U, 2U));  // u: v, w
  EXPECT_THAT(counted.shared(core::CreatorIndex(0U)), ElementsAre(7U, 4U));
  EXPECT_THAT(counted.at_s(core::CreatorIndex(0U)), ElementsAre(200, catalog::kUnknown));
  EXPECT_THAT(counted.others(core::CreatorIndex(1U)), ElementsAre(0U));
  EXPECT_THAT(counted.shared(core::CreatorIndex(2U)), ElementsAre(4U));
}

TEST(CountedOverlaps, RefuseWhatIsNoPairOfCreators) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("u"), creator("v"), brand("b"), overlap("u", "u", 5),
                                                 overlap("u", "gone", 5), overlap("b", "u", 5), overlap("u", "v", -1)});
  EXPECT_THAT(built.problems, ElementsAre("creator_b: 'u', expected another creator than creator_a",
                                          "creator_b: unknown owner 'gone', expected the id of a creator",
                                          "creator_a: unknown owner 'b', expected the id of a creator",
                                          "shared: -1, expected a whole number of at least 0"));
  EXPECT_EQ(opened(built).pairs(), 0U);
}

TEST(CountedOverlaps, AfterTheLastDayAreLeftOut) {
  const TemporaryFolder folder;
  BuildOptions options = test_options();
  options.until_s = 150;
  const Built built =
      build(folder / "x.vouch", {creator("u"), creator("v"), overlap("u", "v", 5, 100), overlap("v", "u", 7, 200)}, options);
  EXPECT_THAT(opened(built).shared(core::CreatorIndex(0U)), ElementsAre(5U));
}

RC_GTEST_PROP(CountedOverlapsProperty, AreTheSameInAnyOrderOfRowsAndSidesAndHoldTheLatestOfEachPair, ()) {
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e"};
  const auto rows = *rc::gen::container<std::vector<std::tuple<std::size_t, std::size_t, int, int>>>(rc::gen::tuple(
      rc::gen::inRange<std::size_t>(0, 5), rc::gen::inRange<std::size_t>(0, 5), rc::gen::inRange(0, 9), rc::gen::inRange(0, 3)));
  std::map<std::set<std::size_t>, std::pair<int, int>> latest;  // pair -> time, count
  std::vector<catalog::Record> records, turned;
  for (const auto& id : ids) records.emplace_back(creator(id));
  turned = records;
  for (const auto& [a, b, shared, at] : rows) {
    if (a == b) continue;
    auto& kept = latest.try_emplace({a, b}, at, shared).first->second;
    kept = std::max(kept, std::pair{at, shared});
    records.emplace_back(overlap(ids[a], ids[b], shared, at));
    turned.insert(turned.begin() + 5, overlap(ids[b], ids[a], shared, at));
  }
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", records);
  RC_ASSERT(built.report.snapshot_id == build(folder / "y.vouch", turned).report.snapshot_id);
  const auto counted = opened(built);
  RC_ASSERT(counted.pairs() == latest.size());
  for (const auto& [pair, kept] : latest) {
    const auto row = counted.others(core::CreatorIndex(*pair.begin()));
    const auto at = std::find(row.begin(), row.end(), *pair.rbegin());
    RC_ASSERT(at != row.end());
    RC_ASSERT(counted.shared(core::CreatorIndex(*pair.begin()))[static_cast<std::size_t>(at - row.begin())] ==
              static_cast<std::uint64_t>(kept.second));
  }
}

/// Sections overlaps.* of two creators, as damage could leave them.
core::Result<audience::CountedOverlaps> of_sections(const std::vector<std::uint64_t>& offsets,
                                                    const std::vector<std::uint32_t>& targets,
                                                    const std::vector<std::uint64_t>& shared) {
  const auto made = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = out.write("overlaps.rows.offsets", std::span<const std::uint64_t>(offsets)); !done) return done;
    if (auto done = out.begin("overlaps.rows.targets", snapshot::Encoding::csr_u32); !done) return done;
    if (auto done = out.append(std::span<const std::uint32_t>(targets)); !done) return done;
    if (auto done = out.write("overlaps.shared", std::span<const std::uint64_t>(shared)); !done) return done;
    const std::vector<std::int64_t> times(targets.size(), 0);
    return out.write("overlaps.at_s", std::span<const std::int64_t>(times));
  });
  return audience::CountedOverlaps::open(made, 2);
}

TEST(CountedOverlaps, RefuseDamagedSections) {
  EXPECT_TRUE(of_sections({0, 1, 2}, {1, 0}, {5, 5}));
  const std::vector<std::pair<core::Result<audience::CountedOverlaps>, std::string>> cases = {
      {of_sections({0, 1, 2}, {1, 0}, {5, 6}), "section overlaps.rows: a pair has two counts"},
      {of_sections({0, 1, 1}, {1}, {5}), "section overlaps.rows: a pair stands in one of its two rows"},
      {of_sections({0, 1, 2}, {0, 0}, {5, 5}), "section overlaps.rows: a creator stands beside itself"},
      {of_sections({0, 2, 4}, {1, 1, 0, 0}, {5, 5, 5, 5}), "row 0 of section overlaps.rows.targets does not ascend below 2"},
      {of_sections({0, 1, 2}, {1, 0}, {5}), "section overlaps.rows: found 1 counts and 2 times, expected 2"}};
  for (const auto& [found, message] : cases) {
    ASSERT_FALSE(found) << message;
    EXPECT_EQ(found.error().code, core::ErrorCode::corrupt);
    EXPECT_EQ(found.error().message, message);
  }
}

}  // namespace
}  // namespace vouch::build
