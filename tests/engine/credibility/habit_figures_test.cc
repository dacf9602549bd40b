// Habits read from posts and comments of a small snapshot.
#include "engine/credibility/habit_figures.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using vouch::testing::SmallComment;
using vouch::testing::SmallOwner;
using vouch::testing::SmallPost;

constexpr std::int64_t kAsOf = 10'000;  // after all that happens here

/// A snapshot of these creators; their audiences are the accounts 0 to 9, with pseudonyms 1000, 1010, …
struct HabitWorld {
  explicit HabitWorld(const std::vector<SmallOwner>& creators)
      : snapshot(vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
          if (auto done = vouch::testing::write_catalog(creators, {}, out); !done) return done;
          std::vector<std::uint32_t> everybody;
          for (std::uint32_t i = 0; i < 10; ++i) everybody.push_back(i);
          return vouch::testing::write_graph(vouch::testing::Audiences(creators.size(), everybody), out);
        })),
        engagement_sections(vouch::testing::sections([&](snapshot::Writer& out) {
          return write_engagement(snapshot, out, carried_rules().engagement, carried_rules().peers);
        })),
        catalog(catalog::Catalog::open(snapshot).value()),
        graph(audience::AudienceGraph::open(snapshot).value()),
        engagement(Engagement::open(engagement_sections, catalog, carried_rules().engagement).value()) {}
  [[nodiscard]] HabitFigures figures(std::span<const std::uint64_t> left_out = {}) const {
    const HabitSources sources{.catalog = &catalog,
                               .graph = &graph,
                               .authentic = &authentic,
                               .engagement = &engagement,
                               .rules = &carried_rules().habits,
                               .engagement_rules = &carried_rules().engagement};
    return habit_figures(sources, core::CreatorIndex(std::uint32_t{0}), kAsOf, left_out);
  }
  [[nodiscard]] HabitFigure figure(Habit habit, std::span<const std::uint64_t> left_out = {}) const {
    return figures(left_out)[static_cast<std::size_t>(habit)].value();
  }

  snapshot::Snapshot snapshot, engagement_sections;
  catalog::Catalog catalog;
  audience::AudienceGraph graph;
  audience::Authenticity authentic;
  Engagement engagement;
};

SmallComment said(std::uint64_t account, std::int64_t at_s, std::uint16_t words, std::uint64_t text) {
  return {.account = account, .at_s = at_s, .words = words, .text = text};
}

SmallPost post_at(std::int64_t at_s, std::vector<SmallComment> below = {}) {
  return {.at_s = at_s, .likes = 100, .comments = 9, .below = std::move(below)};
}

TEST(HabitFigures, CountComments) {
  SmallComment own = said(7, 1300, 9, 4);
  own.flags = catalog::kByOwner;
  const HabitWorld world(std::vector{SmallOwner{.posts = {post_at(1000, {said(1000, 1100, 0, 0), said(1010, 1200, 5, 77), own,
                                                                         said(1020, 5000, 6, 77), said(1000, 6000, 5, 78)}),
                                                          post_at(2000, {said(1000, 9000, 2, 77)})}}});
  EXPECT_NEAR(world.figure(Habit::wordless_comments).value, 1.0 / 5.0, 1e-12);
  EXPECT_EQ(world.figure(Habit::wordless_comments).n, 5u);
  EXPECT_NEAR(world.figure(Habit::repeated_texts).value, 2.0 / 3.0, 1e-12) << "of texts of at least four words";
  EXPECT_NEAR(world.figure(Habit::early_comments).value, 2.0 / 5.0, 1e-12);
  EXPECT_NEAR(world.figure(Habit::same_people).value, 3.0 * 2.0 / (5.0 * 4.0), 1e-12);
  EXPECT_FALSE(world.figures()[static_cast<std::size_t>(Habit::unlikely_accounts)]) << "nobody was judged";
  const std::vector<std::uint64_t> pod{1000};
  EXPECT_EQ(world.figure(Habit::wordless_comments, pod).n, 2u) << "comments of a pod do not count";
}

TEST(HabitFigures, CompareLikesWithComments) {
  std::vector<SmallPost> posts;
  for (int i = 0; i < 5; ++i) posts.push_back({.at_s = 1000 + i, .likes = 99, .comments = 9});
  posts.push_back({.at_s = 2000, .likes = 5, .comments = catalog::kUnknown});
  const HabitWorld world(std::vector{SmallOwner{.posts = posts}});
  const HabitFigure ratio = world.figure(Habit::likes_per_comment);
  EXPECT_EQ(ratio.n, 5u);
  EXPECT_NEAR(ratio.value, 10.0, 1e-9);
  EXPECT_LT(ratio.interval.low, 10.0);
  EXPECT_GT(ratio.interval.high, 10.0);
}

TEST(HabitFigures, MeasureTheSpreadOfPosts) {
  const auto spread = [](std::vector<std::int64_t> likes) {
    std::vector<SmallPost> posts;
    for (std::size_t i = 0; i < likes.size(); ++i) {
      posts.push_back({.at_s = static_cast<std::int64_t>(1000 + i), .likes = likes[i], .comments = 0});
    }
    return HabitWorld(std::vector{SmallOwner{.posts = posts}}).figure(Habit::post_spread);
  };
  const double e = std::exp(1.0);
  const auto about = [e](double power) { return static_cast<std::int64_t>(1e6 * std::pow(e, power)); };
  EXPECT_NEAR(spread({about(-1), about(0), about(1)}).value, 1.0, 1e-5);
  EXPECT_NEAR(spread({500, 500, 500, 500}).value, 0.01, 1e-9) << "as even as can be";
}

TEST(HabitFigures, OfNothingAreUnknown) {
  const HabitWorld world(std::vector<SmallOwner>(1));
  for (const auto& figure : world.figures()) EXPECT_FALSE(figure);
}

TEST(HabitFigures, StandForValuesOnTheirLevel) {
  EXPECT_NEAR(value_of_level(Habit::likes_per_comment, std::log(7.0)), 7.0, 1e-9);
  EXPECT_NEAR(value_of_level(Habit::same_people, 0.0), 0.5, 1e-12);
  EXPECT_EQ(value_of_level(Habit::same_people, -99.0), 0.0);
}

}  // namespace
}  // namespace vouch::credibility
