#include "engine/credibility/disclosure_habits.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using catalog::PostClass;

DisclosureHabits carried_habits(const std::vector<ClassifiedPost>& posts) {
  const auto& rules = vouch::testing::carried_rules();
  return habits_of(posts, rules.disclosure, rules.engagement);
}

ClassifiedPost habit_post(std::int64_t day, PostClass post_class, double engagement) {
  return {.at_s = day * 86'400, .post_class = post_class, .engagement = engagement};
}

// Ten ordinary posts with 100 engagements, then ten of which five are paid, with 50 each.
std::vector<ClassifiedPost> two_years() {
  std::vector<ClassifiedPost> posts;
  for (int day = 0; day < 10; ++day) posts.push_back(habit_post(day, PostClass::none, 100.0));
  for (int day = 10; day < 20; ++day) {
    const bool paid = day % 2 == 0;
    posts.push_back(habit_post(day, paid ? PostClass::paid : PostClass::declared_unpaid, paid ? 50.0 : 100.0));
    posts.back().known_paid = paid;
    posts.back().verdict = day == 10 ? Verdict::missing : paid ? Verdict::clear : Verdict::not_needed;
  }
  return posts;
}

TEST(DisclosureHabits, OfTwoYears) {
  const DisclosureHabits habits = carried_habits(two_years());
  ASSERT_TRUE(habits.saturation && habits.trend && habits.disclosure_rate && habits.paid_to_organic);
  EXPECT_EQ(habits.saturation->hits, 5u);
  EXPECT_EQ(habits.saturation->n, 20u);
  EXPECT_DOUBLE_EQ(habits.saturation->value, 0.25);
  EXPECT_NEAR(habits.saturation->interval.low, 0.1274, 0.0001);  // Wilson for 5 of 20 at 90 %
  EXPECT_NEAR(habits.saturation->interval.high, 0.4322, 0.0001);
  EXPECT_DOUBLE_EQ(habits.trend->value, 0.5);
  EXPECT_GT(habits.trend->interval.low, 0.0);
  EXPECT_EQ(habits.disclosure_rate->hits, 4u);
  EXPECT_EQ(habits.disclosure_rate->n, 5u);
  EXPECT_NEAR(habits.paid_to_organic->value, 51.0 / 101.0, 1e-9);
  EXPECT_LT(habits.paid_to_organic->interval.low, 51.0 / 101.0);
  EXPECT_GT(habits.paid_to_organic->interval.high, 51.0 / 101.0);
}

TEST(DisclosureHabits, AreUnknownWithoutEvidence) {
  const DisclosureHabits nothing = carried_habits({});
  EXPECT_FALSE(nothing.saturation || nothing.trend || nothing.disclosure_rate || nothing.paid_to_organic);
  const std::vector<ClassifiedPost> few(9, habit_post(1, PostClass::paid, 5.0));
  EXPECT_FALSE(carried_habits(few).trend);
  EXPECT_FALSE(carried_habits(few).disclosure_rate);
  EXPECT_FALSE(carried_habits(few).paid_to_organic);
}

RC_GTEST_PROP(DisclosureHabits, DoNotDependOnTheOrderOfPosts, ()) {
  auto posts = two_years();
  const DisclosureHabits before = carried_habits(posts);
  for (std::size_t i = posts.size(); i > 1; --i) std::swap(posts[i - 1], posts[*rc::gen::inRange<std::size_t>(0, i)]);
  const DisclosureHabits after = carried_habits(posts);
  RC_ASSERT(before.saturation == after.saturation);
  RC_ASSERT(before.trend == after.trend);
  RC_ASSERT(before.disclosure_rate == after.disclosure_rate);
  RC_ASSERT(before.paid_to_organic == after.paid_to_organic);
}

RC_GTEST_PROP(DisclosureHabits, FewerPostsNeverNarrowTheInterval, ()) {
  const auto n = *rc::gen::inRange<std::uint32_t>(1, 200);
  const auto hits = *rc::gen::inRange<std::uint32_t>(0, n + 1);
  const SampledShare once = sampled_share(hits, n), thrice = sampled_share(3 * hits, 3 * n);
  RC_ASSERT(thrice.interval.high - thrice.interval.low <= once.interval.high - once.interval.low);
  RC_ASSERT(once.interval.low <= once.value && once.value <= once.interval.high);
}

}  // namespace
}  // namespace vouch::credibility
