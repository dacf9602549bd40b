#include "engine/build/follower_history.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

catalog::FollowerHistoryRecord counted(std::string_view id, std::optional<std::int64_t> at_s,
                                       std::optional<std::int64_t> followers) {
  return {.creator_id = id, .at_s = at_s, .followers = followers};
}

/// "time:followers" of a creator, by its place in the order of ids.
std::vector<std::string> history_of(const Built& built, std::uint32_t creator) {
  const catalog::HistoryColumns history = built.catalog().history;
  std::vector<std::string> entries;
  for (std::uint64_t i = history.creator_offsets[creator]; i < history.creator_offsets[creator + 1]; ++i) {
    entries.push_back(std::to_string(history.at_s[i]) + ":" + std::to_string(history.followers[i]));
  }
  return entries;
}

TEST(FollowerHistory, IsKeptByCreatorInOrderOfTime) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("bea"), creator("anna"), counted("bea", 30, 7), counted("anna", 20, 5),
                                                 counted("anna", 10, 4), counted("bea", 10, 0)});
  EXPECT_EQ(built.problems, std::vector<std::string>{});
  EXPECT_THAT(history_of(built, 0), ElementsAre("10:4", "20:5"));
  EXPECT_THAT(history_of(built, 1), ElementsAre("10:0", "30:7"));
  EXPECT_EQ(built.catalog().latest_event_s, 30) << "a count is an event of its day";
}

TEST(FollowerHistory, RefusesWhatIsNoCountOfACreator) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("anna"), brand("acme"), counted("gone", 10, 5), counted("acme", 10, 5),
                                                 counted("anna", 10, -1), counted("anna", 10, {}), counted("anna", {}, 5)});
  EXPECT_THAT(built.problems, ElementsAre("creator_id: unknown owner 'gone', expected the id of a creator",
                                          "creator_id: unknown owner 'acme', expected the id of a creator",
                                          "followers: -1, expected a whole number of at least 0",
                                          "followers: , expected a whole number of at least 0", "at: , expected a time"));
  EXPECT_THAT(history_of(built, 0), ElementsAre());
}

TEST(FollowerHistory, KeepsTheFirstOfTwoCountsAtATime) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch",
                            {creator("anna"), counted("anna", 86400, 5), counted("anna", 86400, 6), counted("anna", 3 * 86400, 7),
                             counted("anna", 2 * 86400, 8), counted("anna", 2 * 86400, 9), counted("anna", 86400, 5)});
  EXPECT_THAT(built.problems, ElementsAre("at: a second count of 'anna' at 1970-01-02T00:00:00Z, expected a time that no earlier "
                                          "row of this creator has",
                                          "at: a second count of 'anna' at 1970-01-02T00:00:00Z, expected a time that no earlier "
                                          "row of this creator has"));
  EXPECT_THAT(history_of(built, 0), ElementsAre("86400:5", "172800:8", "259200:7"));
  const auto provenance = built.snapshot.array<char>("provenance").value();
  const std::string_view text(provenance.data(), provenance.size());
  EXPECT_NE(text.find("\nhistory=3\n"), std::string_view::npos);
  EXPECT_NE(text.find("\nhistory_repeated=1\n"), std::string_view::npos) << "found when rows were sorted";
}

TEST(FollowerHistory, AfterTheLastDayIsLeftOut) {
  const TemporaryFolder folder;
  BuildOptions options = test_options();
  options.until_s = 15;
  const Built built = build(folder / "x.vouch", {creator("anna"), counted("anna", 10, 5), counted("anna", 20, 6)}, options);
  EXPECT_THAT(history_of(built, 0), ElementsAre("10:5"));
  EXPECT_EQ(built.catalog().latest_event_s, 10);
}

TEST(FollowerHistory, IsTheSameWhereItDoesNotFitInMemory) {
  const TemporaryFolder folder;
  std::vector<catalog::Record> records = {creator("anna"), creator("bea"), creator("carl")};
  for (std::int64_t i = 0; i < 120'000; ++i) {
    const std::int64_t scattered = i * 7919 % 120'000;
    records.emplace_back(counted(std::array<std::string_view, 3>{"carl", "anna", "bea"}[static_cast<std::size_t>(i % 3)],
                                 scattered, scattered + 5));
  }
  BuildOptions small = test_options();
  small.memory_bytes = 1 << 20;  // 32 768 rows in the buffer
  const Built one = build(folder / "x.vouch", records), other = build(folder / "y.vouch", records, small);
  EXPECT_EQ(one.report.snapshot_id, other.report.snapshot_id);
  EXPECT_EQ(history_of(one, 0).size(), 40'000U);
}

RC_GTEST_PROP(FollowerHistoryProperty, IsTheSameInAnyOrderOfRowsWhereNoTimeIsRepeated, ()) {
  const auto rows = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
      rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, 50), rc::gen::inRange(0, 99)));
  const std::vector<std::string> ids = {"a", "b", "c"};
  std::map<std::pair<int, int>, int> first;
  for (const auto& [id, at, followers] : rows) first.try_emplace({id, at}, followers);
  std::vector<catalog::Record> records, turned;
  for (const auto& id : ids) records.emplace_back(creator(id));
  turned = records;
  for (const auto& [key, followers] : first) {
    records.emplace_back(counted(ids[static_cast<std::size_t>(key.first)], key.second, followers));
    turned.insert(turned.begin() + 3, records.back());
  }
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", records);
  RC_ASSERT(built.report.snapshot_id == build(folder / "y.vouch", turned).report.snapshot_id);
  RC_ASSERT(built.catalog().history.at_s.size() == first.size());
}

}  // namespace
}  // namespace vouch::build
