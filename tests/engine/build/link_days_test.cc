#include "engine/build/link_days.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

constexpr std::int64_t kDay = 86'400;

/// "account:day" of an owner's members, sorted; "-" without a day.
std::vector<std::string> days_of(const Built& built, std::uint32_t owner, const std::vector<std::string>& ids) {
  const auto graph = built.graph();
  const auto days = audience::MemberDays::open(built.snapshot, graph).value();
  std::map<std::uint64_t, std::string> names;
  for (const std::string& id : ids) names[test_key().pseudonym(id)] = id;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < graph.pseudonyms().size(); ++i) {
    const auto members = graph.members(core::OwnerIndex{owner});
    const auto place = std::ranges::find(members, graph.accounts_by_pseudonym()[i]);
    if (place == members.end()) continue;
    const audience::Day day = days.of(core::OwnerIndex{owner})[static_cast<std::size_t>(place - members.begin())];
    found.push_back(names[graph.pseudonyms()[i]] + ":" + (day == audience::kNoDay ? "-" : std::to_string(day)));
  }
  std::ranges::sort(found);
  return found;
}

catalog::AudienceEventRecord liked(std::string_view account, catalog::OwnerKey owner, std::int64_t at_s) {
  auto record = event(account, owner, at_s);
  record.kind = AudienceKind::like;
  return record;
}

TEST(LinkDays, AreTheEarliestDatedFollowOfEachMember) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {creator("anna"), creator("bea"), event("a", of_creator("anna"), 5 * kDay + 7),
                                                 event("a", of_creator("anna"), 3 * kDay), event("a", of_creator("anna")),
                                                 event("b", of_creator("anna")), liked("c", of_creator("anna"), 2 * kDay),
                                                 event("a", of_creator("bea"), 9 * kDay - 1), event("d", of_creator("bea"), -1)});
  EXPECT_THAT(days_of(built, 0, {"a", "b", "c", "d"}), ElementsAre("a:3", "b:-", "c:-"));
  EXPECT_THAT(days_of(built, 1, {"a", "b", "c", "d"}), ElementsAre("a:8", "d:-"));
}

TEST(LinkDays, GoWithTheAccountOfTheOwnersPlatform) {
  const TemporaryFolder folder;
  const Built built =
      build(folder / "x.vouch", {creator("anna", "instagram"), creator("bea", "tiktok"), event("a", of_creator("anna"), 4 * kDay),
                                 event("a", of_creator("bea"), 6 * kDay)});
  ASSERT_EQ(built.graph().accounts(), 2U);
  EXPECT_THAT(days_of(built, 0, {"a"}), ElementsAre("a:4"));
  EXPECT_THAT(days_of(built, 1, {"a"}), ElementsAre("a:6"));
}

TEST(LinkDays, HaveNoSectionWithoutTimesOfFollows) {
  const TemporaryFolder folder;
  const Built built =
      build(folder / "x.vouch", {creator("anna"), event("a", of_creator("anna")), liked("b", of_creator("anna"), 5 * kDay)});
  EXPECT_FALSE(built.snapshot.has(audience::kMemberDays));
  EXPECT_FALSE(audience::MemberDays::open(built.snapshot, built.graph()).value().known());
}

TEST(LinkDays, CountTheDaysThatTheyCanAndNoOthers) {
  using catalog::AudienceKind;
  EXPECT_EQ(arrival_day(AudienceKind::follow, 0), 0);
  EXPECT_EQ(arrival_day(AudienceKind::follow, 65'535 * kDay - 1), 65'534);
  EXPECT_EQ(arrival_day(AudienceKind::follow, 65'535 * kDay), audience::kNoDay);
  EXPECT_EQ(arrival_day(AudienceKind::follow, -1), audience::kNoDay);
  EXPECT_EQ(arrival_day(AudienceKind::follow, std::nullopt), audience::kNoDay);
  EXPECT_EQ(arrival_day(AudienceKind::like, 5 * kDay), audience::kNoDay);
}

const std::vector<std::string> kFollowers = {"a", "b", "c", "d", "e"}, kFollowed = {"c1", "c2", "c3", "c4"};

/// Follows of some accounts and creators, in some order, with and without times.
std::vector<catalog::Record> random_follows() {
  std::vector<catalog::Record> records;
  for (const std::string& id : kFollowed) records.emplace_back(creator(id, id < "c3" ? "instagram" : "tiktok"));
  const std::size_t events = *rc::gen::inRange<std::size_t>(1, 60);
  for (std::size_t i = 0; i < events; ++i) {
    const auto day = *rc::gen::inRange<std::int64_t>(-1, 40);
    const std::string& account = kFollowers[*rc::gen::inRange<std::size_t>(0, kFollowers.size())];
    const std::string& followed = kFollowed[*rc::gen::inRange<std::size_t>(0, kFollowed.size())];
    records.emplace_back(event(account, of_creator(followed), day < 0 ? std::nullopt : std::optional(day * kDay + day)));
  }
  return records;
}

RC_GTEST_PROP(LinkDaysProperty, AreThoseOfAPlainTable, ()) {
  const auto records = random_follows();
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", records);
  std::map<std::pair<std::string, std::string>, std::int64_t> expected;
  for (const auto& record : records) {
    const auto* follow = std::get_if<catalog::AudienceEventRecord>(&record);
    if (follow == nullptr) continue;
    const std::int64_t day = follow->at_s ? *follow->at_s / kDay : audience::kNoDay;
    const auto [entry, fresh] = expected.emplace(std::pair(std::string(follow->owner.id), std::string(follow->account_id)), day);
    if (!fresh) entry->second = std::min(entry->second, day);
  }
  const bool any = std::ranges::any_of(expected, [](const auto& entry) { return entry.second != audience::kNoDay; });
  RC_ASSERT(built.snapshot.has(audience::kMemberDays) == any);
  if (!any) return;
  for (std::uint32_t owner = 0; owner < kFollowed.size(); ++owner) {
    std::vector<std::string> lines;
    for (const auto& [key, day] : expected) {
      if (key.first != kFollowed[owner]) continue;
      lines.push_back(key.second + ":" + (day == audience::kNoDay ? "-" : std::to_string(day)));
    }
    std::ranges::sort(lines);
    RC_ASSERT(days_of(built, owner, kFollowers) == lines);
  }
}

RC_GTEST_PROP(LinkDaysProperty, GiveTheSameBytesInAnyOrderOfRows, ()) {
  auto records = random_follows();
  const TemporaryFolder folder;
  build(folder / "x.vouch", records);
  const auto begin = std::ranges::find_if(
      records, [](const auto& record) { return std::holds_alternative<catalog::AudienceEventRecord>(record); });
  std::reverse(begin, records.end());
  build(folder / "y.vouch", records);
  RC_ASSERT(read_file(folder / "x.vouch") == read_file(folder / "y.vouch"));
}

}  // namespace
}  // namespace vouch::build
