// Gains and notices counted by hand, who is drawn to attack, and the drawing of figures with intervals.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "experiments/robustness/measures.h"
#include "experiments/whisker_plot.h"
#include "tests/experiments/small_rows.h"

namespace vouch::experiments {
namespace {

Market small_market() {
  return {.label = "small",
          .data_hash = {},
          .rows = small_rows(),
          .key = core::AccountKey::make(std::string(32, 'k')).value(),
          .clean = {true, true, true, false, true},
          .has_truth = true};
}

/// Five creators before two brands: creator c has rank c + 1 before both.
View plain_view() {
  View view{.snapshot = "s", .profile = "p", .creators = 5, .ranks = {}, .scores = {}, .judged = {}};
  for (int brand = 0; brand < 2; ++brand) {
    for (std::uint32_t c = 0; c < 5; ++c) {
      view.ranks.push_back(c + 1);
      view.scores.push_back(50'000 - 1000 * static_cast<std::int64_t>(c));
    }
  }
  view.judged.resize(5, {.credibility = 0.8, .trust = 0.5, .noticed = {}});
  return view;
}

TEST(AttackObservations, CountPlacesPointsAndNotices) {
  const Market market = small_market();
  const View before = plain_view();
  View after = before;
  after.ranks = {2, 3, 4, 5, 1, 1, 2, 3, 4, 5};  // k4 rises to the head of the first brand and stays where it is for the second
  after.scores[4] = 51'000;
  after.judged[4] = {.credibility = 0.4, .trust = 0.75, .noticed = {true, false, false, false, false, false, true, true}};
  after.judged[0].noticed[static_cast<std::size_t>(Notice::any)] = true;  // a false alarm
  after.judged[3].noticed[static_cast<std::size_t>(Notice::any)] = true;  // not clean: neither
  const std::vector<Attacker> attackers = {{.creator = 4, .brand = 0}};
  AttackObservations all({.name = "a", .strength = 2}, {.top = 2, .places = 4, .resamples = 10}, 1);
  all.add(market, attackers, before, after, 7);
  const AttackFigures figures = all.figures();
  EXPECT_EQ(figures.attackers, 1U);
  EXPECT_EQ(figures.added_accounts, 7U);
  EXPECT_EQ(figures.mean_gain.value, 2.0);  // 4 places and none
  EXPECT_EQ(figures.gaining.value, 0.5);
  EXPECT_EQ(figures.entering.value, 0.5);
  EXPECT_EQ(figures.points.value, 2.5);
  EXPECT_EQ(figures.credibility_before.value, 0.8);
  EXPECT_EQ(figures.credibility_after.value, 0.4);
  EXPECT_EQ(figures.trust_gain.value, 0.25);
  EXPECT_EQ(figures.others_moved.value, 0.5);  // k0, k1, k2: one place for the first brand, none for the second
  const NoticeFigures& any = figures.notices[static_cast<std::size_t>(Notice::any)];
  EXPECT_EQ(any.before.hits, 0U);
  EXPECT_EQ(any.recall.hits, 1U);
  EXPECT_EQ(any.false_alarms.hits, 1U);
  EXPECT_EQ(any.false_alarms.n, 3U);
  EXPECT_EQ(any.precision.value(), 0.5);
  EXPECT_EQ(figures.notices[static_cast<std::size_t>(Notice::pod)].precision.n, 0U);

  AttackObservations aimed({.name = "a", .strength = 2, .aims_at_a_brand = true}, {.top = 2, .resamples = 10}, 1);
  aimed.add(market, attackers, before, after, 0);
  EXPECT_EQ(aimed.figures().mean_gain.value, 4.0);
  EXPECT_EQ(aimed.figures().mean_gain.n, 1U);
}

TEST(AttackObservations, LeaveOutWhoHasNoRankAndWhoIsInTheTopAlready) {
  const Market market = small_market();
  View before = plain_view();
  before.ranks[before.place(0, 4)] = 0;
  AttackObservations observed({.name = "a"}, {.top = 4, .resamples = 10}, 1);
  observed.add(market, std::vector<Attacker>{{.creator = 4}, {.creator = 0}}, before, plain_view(), 0);
  EXPECT_EQ(observed.figures().mean_gain.n, 3U);
  EXPECT_EQ(observed.figures().entering.n, 1U);  // k4 before the second brand
  EXPECT_EQ(observed.figures().entering.value, 0.0);
}

TEST(Attackers, AreCleanOfEveryBandInTurnAndTheSameEachTime) {
  const Market market = small_market();
  const AttackersRecipe recipe{.bands = {25'000}, .a_band = 1};
  const auto drawn = draw_attackers(market, recipe, 10, 3, "x", false);
  ASSERT_EQ(drawn.size(), 4U);  // k3 is not clean
  EXPECT_LT(drawn[0].creator, 2U);
  EXPECT_GE(drawn[1].creator, 2U);
  std::set<std::size_t> creators;
  for (const Attacker& one : drawn) creators.insert(one.creator);
  EXPECT_EQ(creators, (std::set<std::size_t>{0, 1, 2, 4}));
  const auto two = draw_attackers(market, recipe, 2, 3, "x", false);
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0].creator, drawn[0].creator);
  EXPECT_EQ(two[1].creator, drawn[1].creator);
  const auto own = draw_attackers(market, recipe, 10, 3, "x", true);
  ASSERT_EQ(own.size(), 2U);
  EXPECT_NE(own[0].brand, own[1].brand);
}

TEST(Attackers, HaveAnAudience) {
  Market market = small_market();
  auto& events = market.rows.of<catalog::AudienceEventRecord>();
  for (auto& event : events) event.weight = event.owner.id == "k1" ? 0.0 : 1.0;
  for (const Attacker& one : draw_attackers(market, {.bands = {}, .a_band = 1}, 10, 3, "x", false)) EXPECT_NE(one.creator, 1U);
}

TEST(WhiskerPlots, DrawAMarkAndALineForEachFigure) {
  const std::string svg = whisker_svg(
      {.title = "a < b",
       .axis = "share",
       .places = {"1", "2"},
       .series = {{.name = "x", .points = {{1, 0.5, 2}, {-1, -2, 0}}}, {.name = "y", .points = {{0, 0, 0}, {1, 1, 1}}}}});
  EXPECT_EQ(svg.find("a < b"), std::string::npos);
  const auto count = [&](std::string_view what) {
    int n = 0;
    for (std::size_t at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(count("<line"), 3 + 4);
  EXPECT_EQ(count("<circle"), 2 + 1);  // two figures of the first series, and its mark in the legend
  EXPECT_EQ(count("nan"), 0);
}

}  // namespace
}  // namespace vouch::experiments
