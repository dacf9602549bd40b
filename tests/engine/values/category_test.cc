#include "engine/values/category.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/values/posting_world.h"

namespace vouch::values {
namespace {

/// Four of ten creators are in food (spelt in two ways), four in travel, one in beauty, one says nothing.
PostingWorld market() {
  return PostingWorld({{"a", {}, "food"},
                       {"b", {}, "Food"},
                       {"c", {}, "FOOD"},
                       {"d", {}, "food"},
                       {"e", {}, "travel"},
                       {"f", {}, "travel"},
                       {"g", {}, "travel"},
                       {"h", {}, "travel"},
                       {"i", {}, "beauty"},
                       {"j", {}, ""}},
                      {});
}

TEST(Categories, AreComparedWithoutCase) {
  const auto world = market();
  const Categories categories(*world.catalog);
  EXPECT_EQ(categories.of(core::CreatorIndex(0U)), categories.of(core::CreatorIndex(2U)));
  EXPECT_NE(categories.of(core::CreatorIndex(0U)), categories.of(core::CreatorIndex(4U)));
  EXPECT_DOUBLE_EQ(categories.share(categories.named("fOOd")), 4.0 / 9);
  EXPECT_EQ(categories.named("unheard of"), Categories::kNone);
  EXPECT_EQ(categories.of(core::CreatorIndex(9U)), Categories::kNone);
}

TEST(AskingCategory, LiftIsTheShrunkShareOfPartnersOverTheMarkets) {
  const auto world = market();
  const Categories categories(*world.catalog);
  const std::vector<std::uint32_t> partners = {0, 1, 4};
  const AskingCategory asking(categories, Categories::kNone, partners);
  const double q = 4.0 / 9;
  EXPECT_NEAR(asking.lift(core::CreatorIndex(2U)).value(), (2 + kPrior * q) / ((3 + kPrior) * q), 1e-12);
  // A partner is left out of its own count.
  EXPECT_NEAR(asking.lift(core::CreatorIndex(0U)).value(), (1 + kPrior * q) / ((2 + kPrior) * q), 1e-12);
  EXPECT_EQ(asking.lift(core::CreatorIndex(9U)), std::nullopt);
}

TEST(AskingCategory, WithoutPartnersOrAStatedOneIsUnknown) {
  const auto world = market();
  const Categories categories(*world.catalog);
  EXPECT_EQ(AskingCategory(categories, Categories::kNone, {}).lift(core::CreatorIndex(0U)), std::nullopt);
  const std::vector<std::uint32_t> itself = {0};
  EXPECT_EQ(AskingCategory(categories, Categories::kNone, itself).lift(core::CreatorIndex(0U)), std::nullopt);
  const AskingCategory stated(categories, categories.named("food"), {});
  EXPECT_GT(stated.lift(core::CreatorIndex(0U)).value(), 1.0);
  EXPECT_LT(stated.lift(core::CreatorIndex(4U)).value(), 1.0);
}

RC_GTEST_PROP(LiftIntervalLaws, HoldsTheLiftAndNarrowsWithPartners, ()) {
  const double q = (1 + *rc::gen::inRange(0, 98)) / 100.0;
  const double same = *rc::gen::inRange(0, 30);
  const double others = *rc::gen::inRange(0, 30);
  const auto at = [&](double times) {
    const AskingCategory::Counts counts{times * (same + others), times * same};
    const double lift = (counts.same + kPrior * q) / ((counts.all + kPrior) * q);
    return std::make_pair(lift, lift_interval(lift, counts, q));
  };
  const auto [lift, interval] = at(1);
  RC_ASSERT(interval.first <= lift && lift <= interval.second && interval.first >= 0.0);
  const auto [more_lift, more] = at(50);
  if (same + others > 0) RC_ASSERT((more.second - more.first) <= (interval.second - interval.first) + 1e-9);
}

}  // namespace
}  // namespace vouch::values
