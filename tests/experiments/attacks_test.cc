// Each attack on a small dataset: what it changes, what it leaves, and that it depends on its arguments alone.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "experiments/attacks/buy_audience.h"
#include "experiments/attacks/buy_followers.h"
#include "experiments/attacks/farm_trust.h"
#include "experiments/attacks/follower_counts.h"
#include "experiments/attacks/inflate.h"
#include "experiments/attacks/join_pods.h"
#include "experiments/attacks/stuff_keywords.h"
#include "tests/experiments/small_rows.h"

namespace vouch::experiments {
namespace {

using catalog::AccountRecord;
using catalog::AudienceEventRecord;
using catalog::CommentRecord;
using catalog::CreatorRecord;
using catalog::FollowerHistoryRecord;
using catalog::OwnerKind;
using catalog::PostRecord;

const FakeProfile kProfile{.name = "cheap",
                           .followers = 30,
                           .following = 2000,
                           .posts = 2,
                           .spread = 1.0,
                           .no_picture = 1.0,
                           .is_private = 0.0,
                           .name_length = 8,
                           .name_digits = 3};

const std::vector<Attacker> kThird = {{.creator = 2, .brand = 0}};  // k2: 30 rows, 30,000 followers

std::int64_t followers(const DatasetRows& rows, std::size_t creator) { return *rows.of<CreatorRecord>()[creator].followers; }

std::map<std::string, int> by_owner(const std::vector<const AudienceEventRecord*>& events) {
  std::map<std::string, int> counts;
  for (const auto* event : events) ++counts[std::string(event->owner.id)];
  return counts;
}

/// The records of one kind as text, to compare whole tables.
std::vector<std::string> posts_of(const DatasetRows& rows) {
  std::vector<std::string> all;
  for (const PostRecord& post : rows.of<PostRecord>())
    all.push_back(std::string(post.post_id) + "|" + std::string(post.text) + "|" + std::to_string(post.likes.value_or(-1)) + "|" +
                  std::to_string(post.comments.value_or(-1)) + "|" + std::to_string(post.hashtags.size()));
  return all;
}

TEST(Rows, AreCopiedWithTheirTextsAndDeliveredInTheOrderThatSinksAskFor) {
  struct Order final : catalog::RecordSink {
    std::vector<std::size_t> kinds;
    core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
      if (kinds.empty() || kinds.back() != record.index()) kinds.push_back(record.index());
      if (const auto* creator = std::get_if<CreatorRecord>(&record); creator != nullptr && creator->creator_id == "k4")
        return catalog::RowProblem{.column = "creator_id", .found = "k4", .expected = "another"};
      return std::nullopt;
    }
  } order;
  DatasetRows copy;
  {
    const DatasetRows rows = small_rows();
    copy = rows;
  }
  EXPECT_EQ(copy.of<CreatorRecord>()[3].creator_id, "k3");
  EXPECT_EQ(copy.deliver(order).value(), 1U);
  const auto place = [&](std::size_t kind) { return std::ranges::find(order.kinds, kind) - order.kinds.begin(); };
  EXPECT_LT(place(0), place(1));  // creators, brands
  EXPECT_LT(place(1), place(catalog::Record(AudienceEventRecord{}).index()));
  EXPECT_EQ(order.kinds.size(), 5U);  // each table once
}

TEST(BuyFollowers, AddsTheShareToRowsCountsAndHistoryAndToNobodyElse) {
  const DatasetRows before = small_rows();
  const BuyFollowers bought{.share = 0.1, .profile = kProfile, .customers = 1, .follows = 0, .delivery_days = 1};
  const DatasetRows after = buy_followers(before, kThird, bought, 1);
  const auto added = new_events(before, after);
  EXPECT_EQ(by_owner(added), (std::map<std::string, int>{{"k2", 3}}));
  for (const auto* event : added) {
    EXPECT_EQ(event->kind, catalog::AudienceKind::follow);
    EXPECT_TRUE(event->at_s);
    EXPECT_LE(std::abs(*event->at_s - *added.front()->at_s), kRowsDay);
  }
  ASSERT_EQ(after.of<AccountRecord>().size(), 3U);
  EXPECT_EQ(after.of<AccountRecord>()[0].has_picture, false);
  EXPECT_EQ(followers(after, 2), 33'000);
  EXPECT_EQ(followers(after, 1), 20'000);
  int raised = 0;
  for (std::size_t i = 0; i < before.of<FollowerHistoryRecord>().size(); ++i) {
    const auto &was = before.of<FollowerHistoryRecord>()[i], &is = after.of<FollowerHistoryRecord>()[i];
    const std::int64_t more = *is.followers - *was.followers;
    EXPECT_TRUE(more == 0 || (more == 3'000 && is.creator_id == "k2" && *is.at_s >= *added.front()->at_s));  // a day between 15
    raised += more != 0 ? 1 : 0;
  }
  EXPECT_GT(raised, 0);
  EXPECT_EQ(posts_of(before), posts_of(after));
  EXPECT_EQ(new_events(before, before).size(), 0U);  // the dataset that was attacked is as it was
}

TEST(BuyFollowers, ShareAFarmAmongCustomersAndHideInTheAudiencesOfOthers) {
  const DatasetRows before = small_rows();
  const std::vector<Attacker> three = {{.creator = 2}, {.creator = 3}, {.creator = 4}};
  const BuyFollowers bought{.share = 0.5, .profile = {}, .customers = 2, .follows = 4, .delivery_days = 1};
  const DatasetRows after = buy_followers(before, three, bought, 1);
  std::set<std::string_view> accounts;
  for (const auto* event : new_events(before, after)) accounts.insert(event->account_id);
  EXPECT_LE(accounts.size(), 30U);  // 15 + 20 + 25 customers' rows of a farm half as large
  EXPECT_GE(accounts.size(), 25U);
  EXPECT_EQ(new_events(before, after).size(), 60U + 4U * accounts.size());
  EXPECT_TRUE(after.of<AccountRecord>().empty());  // nobody says anything of these accounts
}

TEST(BuyFollowers, DependOnSeedAndArgumentsAlone) {
  const DatasetRows rows = small_rows();
  const auto times = [&](std::uint64_t seed) {
    std::vector<std::int64_t> at;
    for (const auto* event : new_events(rows, buy_followers(rows, kThird, {.share = 0.5, .delivery_days = 20}, seed)))
      at.push_back(*event->at_s);
    return at;
  };
  EXPECT_EQ(times(1), times(1));
  EXPECT_NE(times(1), times(2));
}

TEST(Inflate, RaisesWhatItIsToldToAndLeavesTheAudience) {
  const DatasetRows before = small_rows();
  const DatasetRows followers_only = inflate(before, kThird, {.factor = 1.5, .followers = true, .engagement = false});
  EXPECT_EQ(followers(followers_only, 2), 45'000);
  EXPECT_EQ(posts_of(before), posts_of(followers_only));
  EXPECT_EQ(*followers_only.of<FollowerHistoryRecord>()[8].followers, 40'500);
  EXPECT_EQ(*followers_only.of<FollowerHistoryRecord>()[0].followers, 9'000);
  const DatasetRows engagement_only = inflate(before, kThird, {.factor = 10, .followers = false, .engagement = true});
  EXPECT_EQ(followers(engagement_only, 2), 30'000);
  for (const PostRecord& post : engagement_only.of<PostRecord>()) {
    if (post.owner.kind == OwnerKind::creator) {
      EXPECT_EQ(*post.likes, post.owner.id == "k2" ? 1000 : 100);
    }
  }
  EXPECT_TRUE(new_events(before, engagement_only).empty());
}

TEST(JoinPods, CommentOnEveryPostOfTheOthersAndOnNobodyElse) {
  const DatasetRows before = small_rows();
  const std::vector<Attacker> five = {{.creator = 0}, {.creator = 1}, {.creator = 2}, {.creator = 3}, {.creator = 4}};
  const JoinPods pods{.members = 2, .participation = 1.0, .delay_s = 600, .phrases = {"Wie schön"}};
  const auto after = join_pods(before, five, pods, 1);
  ASSERT_TRUE(after);
  const auto& comments = after->of<CommentRecord>();
  EXPECT_EQ(comments.size(), 12U);  // two pods of two with three posts each; the fifth is left over
  for (const CommentRecord& comment : comments) {
    const bool first_pod = comment.post_id.starts_with("k0") || comment.post_id.starts_with("k1");
    const std::string other = first_pod ? (comment.post_id.starts_with("k0") ? "own-k1" : "own-k0")
                                        : (comment.post_id.starts_with("k2") ? "own-k3" : "own-k2");
    EXPECT_EQ(comment.account_id, other);
    EXPECT_EQ(comment.chars, 9);
    EXPECT_EQ(comment.words, 2);
    EXPECT_GE(*comment.at_s, kRowsBegin);
  }
  EXPECT_EQ(*after->of<PostRecord>()[0].comments, 5);
  EXPECT_EQ(*after->of<PostRecord>()[12].comments, 4);
  EXPECT_TRUE(new_events(before, *after).empty());
}

TEST(JoinPods, NeedAnAccountOfEachMember) {
  DatasetRows rows = small_rows();
  rows.of<CreatorRecord>()[2].account_id = {};
  const auto after = join_pods(rows, kThird, {.members = 2, .participation = 1, .delay_s = 1, .phrases = {"x"}}, 1);
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().code, core::ErrorCode::not_available);
  EXPECT_EQ(after.error().message, "creator 'k2' has no account_id, expected one for a pod");
}

TEST(StuffKeywords, PutTheBrandsWordsIntoProfileAndPosts) {
  const DatasetRows before = small_rows();
  EXPECT_EQ(words_of(before.of<catalog::BrandRecord>()[0], 4),
            (std::vector<std::string_view>{"Outdoor", "boots", "tents", "love", "nature"}));
  const StuffKeywords stuffed{.share = 1.0, .words = 2, .hashtags = 5, .least_letters = 4, .category = true};
  const DatasetRows after = stuff_keywords(before, kThird, stuffed, 1);
  const CreatorRecord& creator = after.of<CreatorRecord>()[2];
  EXPECT_EQ(creator.bio, "bread Outdoor boots tents love nature");
  EXPECT_EQ(creator.category, "travel");
  EXPECT_EQ(after.of<CreatorRecord>()[1].bio, "bread");
  EXPECT_EQ(after.of<CreatorRecord>()[1].category, "food");
  for (const PostRecord& post : after.of<PostRecord>()) {
    if (post.owner.id == "k2") {
      EXPECT_EQ(std::ranges::count(post.text, ' '), 3);
      ASSERT_EQ(post.hashtags.size(), 1U);
      EXPECT_EQ(post.hashtags[0], "hiking");
    } else if (post.owner.kind == OwnerKind::creator) {
      EXPECT_EQ(post.text, "today bread");
    }
  }
  const DatasetRows none = stuff_keywords(before, kThird, {.share = 0.0, .words = 2, .least_letters = 4}, 1);
  EXPECT_EQ(posts_of(before), posts_of(none));
  EXPECT_EQ(none.of<CreatorRecord>()[2].category, "food");
}

TEST(FarmTrust, BuildsARingAroundTheBuyer) {
  const DatasetRows before = small_rows();
  const DatasetRows after =
      farm_trust(before, kThird, {.accounts = 10, .creators = 2, .profile = kProfile, .delivery_days = 5}, 1);
  EXPECT_EQ(after.of<CreatorRecord>().size(), 7U);
  const auto owners = by_owner(new_events(before, after));
  EXPECT_EQ(owners.at("k2"), 12);  // ten accounts and two creators of the farm
  EXPECT_EQ(owners.size(), 3U);
  int ring = 0;
  for (const auto& [owner, count] : owners) ring += owner == "k2" ? 0 : count;
  EXPECT_EQ(ring, 12);  // ten accounts, and each creator of the farm by the other
  EXPECT_EQ(after.of<AccountRecord>().size(), 10U);
  EXPECT_EQ(followers(after, 2), 42'000);  // 12 more of 30 rows
  EXPECT_EQ(farm_trust(before, kThird, {.accounts = 1, .creators = 5, .profile = {}}, 1).of<CreatorRecord>().size(), 6U);
}

TEST(BuyAudience, FollowBothAndLeaveOutWhoGetsNone) {
  const DatasetRows before = small_rows();
  const std::vector<Attacker> two = {{.creator = 2, .brand = 0}, {.creator = 3, .brand = 1}};
  const DatasetRows after = buy_audience(before, two, {6, 0}, {.profile = {}, .delivery_days = 3}, 1);
  EXPECT_EQ(by_owner(new_events(before, after)), (std::map<std::string, int>{{"b0", 6}, {"k2", 6}}));
  for (const auto* event : new_events(before, after))
    EXPECT_EQ(event->owner.kind, event->owner.id == "b0" ? OwnerKind::brand : OwnerKind::creator);
  EXPECT_EQ(followers(after, 2), 36'000);
  EXPECT_EQ(followers(after, 3), 40'000);
}

TEST(Deliveries, RaiseTheHistoryEvenlyWhileTheyLast) {
  DatasetRows rows = small_rows();  // k2: entries at days 0, 15, 30, 45 of 27,000 and 100 more each time
  raise_followers(rows, kThird, {{.share = 0.2, .begin_s = kRowsBegin + 10 * kRowsDay, .days = 20}});
  EXPECT_EQ(followers(rows, 2), 36'000);
  std::vector<std::int64_t> more;
  for (std::size_t e = 0; e < 4; ++e)
    more.push_back(*rows.of<FollowerHistoryRecord>()[8 + e].followers - 27'000 - 100 * static_cast<std::int64_t>(e));
  EXPECT_EQ(more, (std::vector<std::int64_t>{0, 1'500, 6'000, 6'000}));
  raise_followers(rows, kThird, {{.share = 0.5, .begin_s = {}, .days = 20}});
  EXPECT_EQ(*rows.of<FollowerHistoryRecord>()[8].followers, 45'000);
}

TEST(Deliveries, LieWithinTheTimeOfTheData) {
  core::Random random(1);
  const DataSpan span{.first_s = 1000, .last_s = 1000 + 100 * kRowsDay};
  for (int i = 0; i < 1000; ++i) {
    const auto begin = begin_of_delivery(span, 30, random);
    ASSERT_GE(*begin, span.first_s);
    const auto moment = moment_of(begin, 30, random);
    ASSERT_GE(*moment, *begin);
    ASSERT_LE(*moment, span.last_s);
  }
  EXPECT_FALSE(begin_of_delivery(std::nullopt, 30, random));
  EXPECT_FALSE(moment_of(std::nullopt, 30, random));
}

}  // namespace
}  // namespace vouch::experiments
