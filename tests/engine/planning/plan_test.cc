// Whole plans on a random market: what is shown adds up and keeps to the terms, and what contradicts itself is refused by name.
#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/planning/assumptions.h"
#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using planning::MixField;
using planning::Plan;
using planning::PlannedCreator;
using planning::PlanRequest;

/// A market whose creators have prices, but for every fifth.
class PricedMarket {
 public:
  explicit PricedMarket(std::uint64_t seed, std::string_view other_currency = "EUR") : market_(seed) {
    int i = 0;
    for (catalog::Record& record : market_.records) {
      auto* creator = std::get_if<catalog::CreatorRecord>(&record);
      if (creator == nullptr) continue;
      ++i;
      if (i % 5 == 0) continue;
      creator->price_cents = 10'000 + 1'000 * i;
      creator->currency = i % 3 == 0 ? other_currency : "EUR";
      creator->price_basis = i % 2 == 0 ? "net" : "gross";
    }
  }
  [[nodiscard]] Engine engine(const std::vector<catalog::Record>& more = {}) const { return market_.engine(more); }
  [[nodiscard]] RandomMarket& market() { return market_; }

 private:
  RandomMarket market_;
};

const Engine& shared_engine() {
  static const Engine engine = PricedMarket(3).engine();
  return engine;
}

PlanRequest request(std::optional<std::int64_t> budget, std::optional<std::uint32_t> count = {}) {
  PlanRequest asked;
  asked.brief.brand = std::string("b1");
  asked.terms.budget_cents = budget;
  asked.terms.count = count;
  return asked;
}

Plan planned(const PlanRequest& asked) {
  auto plan = shared_engine().plan(asked);
  EXPECT_TRUE(plan) << (plan ? "" : plan.error().message);
  return std::move(plan).value_or(Plan{});
}

bool warns(const Plan& plan, std::string_view code) {
  return std::any_of(plan.warnings.begin(), plan.warnings.end(), [code](const auto& warning) { return warning.code == code; });
}

void expect_that_it_adds_up(const Plan& plan) {
  std::int64_t added = 0;
  planning::Cost cost;
  for (const PlannedCreator& one : plan.creators) {
    added += one.reach_added_thousandths;
    EXPECT_LE(one.reach_added_thousandths, one.reach_alone_thousandths + 2);
    if (!one.cost) continue;
    EXPECT_EQ(one.cost->fee_cents + one.cost->agency_cents + one.cost->social_insurance_cents, one.cost->total_cents);
    cost.fee_cents += one.cost->fee_cents;
    cost.total_cents += one.cost->total_cents;
  }
  EXPECT_EQ(added, plan.reach.expected_thousandths);
  EXPECT_EQ(plan.reach.once_thousandths + plan.reach.twice_thousandths + plan.reach.three_or_more_thousandths,
            plan.reach.expected_thousandths);
  EXPECT_GE(plan.reach.bound_thousandths, plan.reach.expected_thousandths);
  EXPECT_EQ(cost.fee_cents, plan.cost.fee_cents);
  EXPECT_EQ(cost.total_cents, plan.cost.total_cents);
  if (plan.budget_cents) {
    EXPECT_EQ(*plan.budget_cents - plan.cost.total_cents, plan.left_cents);
    EXPECT_GE(plan.left_cents, 0);
  }
  ASSERT_GE(plan.curve.size(), plan.creators.size());
  for (std::size_t k = 0; k < plan.curve.size(); ++k) {
    EXPECT_EQ(plan.curve[k].creators, k + 1);
    EXPECT_EQ(plan.curve[k].in_plan, k < plan.creators.size());
    if (k > 0) {
      EXPECT_GE(plan.curve[k].reach_thousandths, plan.curve[k - 1].reach_thousandths);
    }
  }
  if (!plan.creators.empty()) {
    EXPECT_EQ(plan.curve[plan.creators.size() - 1].reach_thousandths, plan.reach.expected_thousandths);
  }
}

TEST(Plan, AddsUpWhateverTheTerms) {
  for (const std::int64_t budget : {25'000, 60'000, 150'000, 1'000'000}) {
    PlanRequest asked = request(budget);
    expect_that_it_adds_up(planned(asked));
    asked.terms.posts_per_creator = 3;
    asked.terms.agency_share = 0.15;
    asked.terms.social_insurance = true;
    asked.terms.vat_share = 0.19;
    if (budget > 100'000) {
      const Plan plan = planned(asked);
      expect_that_it_adds_up(plan);
      EXPECT_TRUE(plan.cost.vat_cents);
      EXPECT_EQ(plan.assumptions.front().name, "social_insurance");
    }
  }
  expect_that_it_adds_up(planned(request({}, 7)));
}

TEST(Plan, CountsWhoIsLeftOutAndWhy) {
  const Plan plan = planned(request(200'000));
  std::int64_t filtered = 0;
  bool no_price = false;
  for (const auto& [reason, count] : plan.filtered) {
    filtered += count;
    no_price = no_price || reason == "no_price";
  }
  EXPECT_TRUE(no_price);
  EXPECT_EQ(plan.considered - filtered, plan.candidates);
  EXPECT_TRUE(warns(plan, "plan_authentic_prior"));
  EXPECT_TRUE(warns(plan, "plan_gross_prices"));
  EXPECT_EQ(plan.currency, "EUR");
}

TEST(Plan, WithoutABudgetPricesMayBeUnknown) {
  const Plan plan = planned(request({}, 20));
  EXPECT_GT(plan.unpriced, 0);
  EXPECT_TRUE(warns(plan, "plan_unpriced"));
  EXPECT_FALSE(plan.left_cents);
}

TEST(Plan, MustHavesAreInAgainstTheFilters) {
  PlanRequest asked = request(300'000);
  asked.brief.filters.country = {"AT"};
  asked.terms.must_have = {"cb", "ca"};
  const Plan plan = planned(asked);
  ASSERT_GE(plan.creators.size(), 2U);
  EXPECT_EQ(plan.creators[0].creator.id, "cb");
  EXPECT_TRUE(plan.creators[0].must_have);
  EXPECT_EQ(plan.creators[1].creator.id, "ca");
  EXPECT_TRUE(plan.creators[0].alternatives.empty());
  for (std::size_t k = 2; k < plan.creators.size(); ++k) EXPECT_EQ(plan.creators[k].creator.country, "AT");
}

TEST(Plan, KeepsToTheMix) {
  PlanRequest asked = request({}, 6);
  asked.terms.mix = {{.field = MixField::country, .value = "de", .min = 2, .max = 2},
                     {.field = MixField::category, .value = "Food", .min = 3}};
  const Plan plan = planned(asked);
  const auto count = [&](auto holds) { return std::count_if(plan.creators.begin(), plan.creators.end(), holds); };
  EXPECT_EQ(count([](const PlannedCreator& one) { return one.creator.country == "DE"; }), 2);
  EXPECT_GE(count([](const PlannedCreator& one) { return one.creator.category == "food"; }), 3);
}

TEST(Plan, MoreMoneyNeverReachesLess) {
  std::int64_t last = 0;
  for (std::int64_t budget = 20'000; budget < 400'000; budget += 20'000) {
    const Plan plan = planned(request(budget));
    EXPECT_GE(plan.reach.bound_thousandths, last);
    EXPECT_GE(plan.reach.share_of_best, 0.5);
    last = plan.reach.expected_thousandths;
  }
}

TEST(Plan, DuplicateEventsAndEventsOfWeight0ChangeNothing) {
  PricedMarket market(5);
  std::vector<catalog::Record> more;
  for (const catalog::Record& record : market.market().records) {
    const auto* event = std::get_if<catalog::AudienceEventRecord>(&record);
    if (event != nullptr && market.market().random().chance(0.3)) more.emplace_back(*event);
  }
  auto weightless = build::event("newcomer", build::of_creator("ca"), 1);
  weightless.weight = 0.0;
  more.emplace_back(weightless);
  const Plan before = market.engine().plan(request(150'000)).value();
  const Plan after = market.engine(more).plan(request(150'000)).value();
  ASSERT_EQ(before.creators.size(), after.creators.size());
  for (std::size_t k = 0; k < before.creators.size(); ++k) {
    EXPECT_EQ(before.creators[k].creator.id, after.creators[k].creator.id);
    EXPECT_EQ(before.creators[k].reach_added_thousandths, after.creators[k].reach_added_thousandths);
  }
  EXPECT_EQ(before.reach.bound_thousandths, after.reach.bound_thousandths);
}

// Accounts of one person reach as much as one account that does what they do together.
TEST(Plan, PeopleAreReachedOnceWithAllTheirAccounts) {
  const std::map<std::string_view, std::string_view> first_account = {{"a1", "a0"}, {"a2", "a0"}, {"a9", "a4"}};
  PricedMarket apart(7);
  PricedMarket joined(7);
  for (PricedMarket* market : {&apart, &joined}) {
    for (catalog::Record& record : market->market().records) {
      if (auto* creator = std::get_if<catalog::CreatorRecord>(&record)) creator->platform = "instagram";
      auto* event = std::get_if<catalog::AudienceEventRecord>(&record);
      if (market == &apart || event == nullptr) continue;
      const auto known = first_account.find(event->account_id);
      if (known != first_account.end()) event->account_id = known->second;
    }
  }
  std::vector<catalog::Record> persons;
  for (const auto& [account, first] : first_account) {
    for (const std::string_view one : {account, first}) {
      persons.push_back(catalog::PersonRecord{.person_id = first, .creator_id = {}, .account_id = one});
    }
  }
  const auto reach = [](const Engine& engine) {
    const Plan plan = engine.plan(request({}, 25)).value();
    return std::tuple(plan.creators.size(), plan.reach.expected_thousandths, plan.reach.bound_thousandths);
  };
  EXPECT_EQ(reach(apart.engine(persons)), reach(joined.engine()));
  EXPECT_LT(std::get<1>(reach(joined.engine())), std::get<1>(reach(apart.engine())));
}

TEST(Plan, OtherCurrenciesNeedRates) {
  const PricedMarket market(3, "USD");
  const Engine engine = market.engine();
  PlanRequest asked = request(200'000);
  EXPECT_EQ(engine.plan(asked).error().pointer, "/plan/currency");
  asked.terms.currency = "EUR";
  const Plan without = engine.plan(asked).value();
  EXPECT_TRUE(
      std::any_of(without.filtered.begin(), without.filtered.end(), [](const auto& f) { return f.first == "other_currency"; }));
  asked.terms.rates = {{.currency = "usd", .rate = 0.5}};
  const Plan with = engine.plan(asked).value();
  EXPECT_GT(with.candidates, without.candidates);
  expect_that_it_adds_up(with);
}

TEST(Plan, WhatContradictsItselfIsRefusedByName) {
  struct Case {
    std::function<void(PlanRequest&)> change;
    core::ErrorCode code;
    std::string pointer, named;
  };
  const auto invalid = core::ErrorCode::invalid_argument;
  const std::vector<Case> cases = {
      {[](PlanRequest& r) { r.terms.budget_cents.reset(); }, invalid, "/plan", "neither a budget nor a count"},
      {[](PlanRequest& r) { r.terms.budget_cents = 0; }, invalid, "/plan/budget_cents", "found a budget of 0 cents"},
      {[](PlanRequest& r) { r.terms.budget_cents = -5; }, invalid, "/plan/budget_cents", "-5"},
      {[](PlanRequest& r) { r.terms.budget_cents = 100; }, invalid, "/plan/budget_cents", "the cheapest candidate"},
      {[](PlanRequest& r) { r.terms.count = 0; }, invalid, "/plan/count", "expected 1 to 1000"},
      {[](PlanRequest& r) { r.terms.posts_per_creator = 0; }, invalid, "/plan/posts_per_creator", "0 posts"},
      {[](PlanRequest& r) { r.terms.max_frequency = 0.5; }, invalid, "/plan/max_frequency", "below 1"},
      {[](PlanRequest& r) { r.terms.agency_share = 1.5; }, invalid, "/plan/agency_share", "outside 0 and 1"},
      {[](PlanRequest& r) { r.terms.vat_share = -0.1; }, invalid, "/plan/vat_share", "outside 0 and 1"},
      {[](PlanRequest& r) { r.terms.must_have = {"nobody"}; }, core::ErrorCode::not_found, "/plan/must_have/0", "'nobody'"},
      {[](PlanRequest& r) { r.terms.must_have = {"ca", "ca"}; }, invalid, "/plan/must_have/1", "twice"},
      {[](PlanRequest& r) {
         r.terms.must_have = {"ca"};
         r.brief.exclude.creators = {"ca"};
       },
       invalid, "/plan/must_have/0", "exclude.creators"},
      {[](PlanRequest& r) { r.terms.must_have = {"ce"}; }, invalid, "/plan/must_have", "has no price"},
      {[](PlanRequest& r) {
         r.terms.must_have = {"ca", "cb"};
         r.terms.budget_cents = 12'000;
       },
       invalid, "/plan/must_have", "the budget is 120.00 EUR"},
      {[](PlanRequest& r) {
         r.terms.must_have = {"ca", "cb"};
         r.terms.count = 1;
       },
       invalid, "/plan/must_have", "plan.count is 1"},
      {[](PlanRequest& r) { r.terms.mix = {{.field = MixField::size_band, .value = "huge"}}; }, invalid,
       "/plan/mix/size_band/0/value", "'huge'"},
      {[](PlanRequest& r) { r.terms.mix = {{.field = MixField::country, .value = "DE", .min = 3, .max = 2}}; }, invalid,
       "/plan/mix/country/0", "at most 2"},
      {[](PlanRequest& r) {
         r.terms.mix = {{.field = MixField::country, .value = "DE"}, {.field = MixField::country, .value = "de"}};
       },
       invalid, "/plan/mix/country/1", "twice"},
      {[](PlanRequest& r) {
         r.terms.count = 3;
         r.terms.mix = {{.field = MixField::country, .value = "DE", .min = 2},
                        {.field = MixField::country, .value = "AT", .min = 2}};
       },
       invalid, "/plan/mix/country", "come to 4"},
      {[](PlanRequest& r) { r.terms.mix = {{.field = MixField::category, .value = "chess", .min = 1}}; }, invalid,
       "/plan/mix/category", "found 0 candidates of 'chess'"},
      {[](PlanRequest& r) { r.terms.rates = {{.currency = "USD", .rate = 0.0}}; }, invalid, "/plan/rates/0/rate", "USD"},
      {[](PlanRequest& r) { r.terms.rates = {{.currency = "USD", .rate = 1.0}, {.currency = "usd", .rate = 2.0}}; }, invalid,
       "/plan/rates/1/currency", "twice"},
      {[](PlanRequest& r) { r.brief.brand = std::string("nobody"); }, core::ErrorCode::not_found, "/brand", "nobody"},
  };
  for (const Case& one : cases) {
    PlanRequest asked = request(500'000);
    one.change(asked);
    const auto plan = shared_engine().plan(asked);
    ASSERT_FALSE(plan) << one.named;
    EXPECT_EQ(plan.error().code, one.code) << plan.error().message;
    EXPECT_EQ(plan.error().pointer, one.pointer) << plan.error().message;
    EXPECT_NE(plan.error().message.find(one.named), std::string::npos) << plan.error().message;
  }
}

TEST(Plan, NobodyWhoFitsIsAPlanWithoutCreators) {
  PlanRequest asked = request({}, 3);
  asked.brief.filters.country = {"nowhere"};
  const Plan plan = planned(asked);
  EXPECT_TRUE(plan.creators.empty());
  ASSERT_EQ(plan.next.size(), 1U);
  EXPECT_EQ(plan.next[0].code, "plan_nobody");
  EXPECT_EQ(plan.reach.expected_thousandths, 0);
}

TEST(Plan, APriceBeyondCountingIsRefused) {
  PricedMarket market(3);
  auto dear = build::creator("zz");
  dear.price_cents = 5'000'000'000'000'000;
  dear.currency = "EUR";
  PlanRequest asked = request(500'000);
  asked.terms.posts_per_creator = 1000;
  const auto plan = market.engine({dear, build::event("a1", build::of_creator("zz"), 1)}).plan(asked);
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().pointer, "/plan/posts_per_creator");
}

TEST(Assign, GivesNobodyToTwoCompetitors) {
  planning::AssignRequest asked;
  for (const char* brand : {"b0", "b1", "b2"}) {
    planning::AssignBrief one;
    one.brief.brand = std::string(brand);
    one.brief.k = 6;
    one.group = std::string(brand) == "b2" ? "" : "rivals";
    asked.briefs.push_back(one);
  }
  const auto assignment = shared_engine().assign(asked).value();
  ASSERT_EQ(assignment.briefs.size(), 3U);
  std::vector<std::string> rivals;
  std::int64_t sum = 0;
  for (const auto& brief : assignment.briefs) {
    EXPECT_EQ(brief.creators.size(), 6U);
    EXPECT_LE(brief.score_thousandths, brief.alone_thousandths);
    for (const auto& one : brief.creators) {
      sum += one.score_thousandths;
      if (!brief.group.empty()) rivals.push_back(one.creator.id);
    }
  }
  EXPECT_EQ(sum, assignment.score_thousandths);
  std::sort(rivals.begin(), rivals.end());
  EXPECT_EQ(std::unique(rivals.begin(), rivals.end()), rivals.end());
  EXPECT_EQ(assignment.briefs[2].score_thousandths, assignment.briefs[2].alone_thousandths);
  // Looking at everybody gives nothing more than the depth that loses nothing.
  asked.depth = 1000;
  EXPECT_EQ(shared_engine().assign(asked)->score_thousandths, assignment.score_thousandths);
}

TEST(Assign, RefusesWhatItCannotDo) {
  planning::AssignRequest asked;
  EXPECT_EQ(shared_engine().assign(asked).error().pointer, "/briefs");
  planning::AssignBrief one;
  one.brief.brand = std::string("b0");
  asked.briefs = {one, one};
  EXPECT_EQ(shared_engine().assign(asked).error().pointer, "/briefs/1/name");
  asked.briefs[1].brief.brand = std::string("nobody");
  EXPECT_EQ(shared_engine().assign(asked).error().code, core::ErrorCode::not_found);
  asked.briefs[1].brief.k = 0;
  EXPECT_EQ(shared_engine().assign(asked).error().pointer, "/briefs/1/k");
}

TEST(Assumptions, TheLevyIsThatOfTheYear) {
  using planning::find_assumption;
  EXPECT_EQ(find_assumption("social_insurance", "DE", 1'751'328'000)->value, 0.050);  // 2025-07-01
  EXPECT_EQ(find_assumption("social_insurance", "DE", 1'782'864'000)->value, 0.049);  // 2026-07-01
  EXPECT_EQ(find_assumption("social_insurance", "DE", 0)->valid_from, "2023-01-01");
  EXPECT_EQ(find_assumption("social_insurance", "FR", 0), nullptr);
  EXPECT_NE(find_assumption("visible_share", "tiktok", 0), nullptr);
  for (const auto& row : planning::assumptions()) {
    EXPECT_FALSE(row.source.empty());
    EXPECT_FALSE(row.source_date.empty());
  }
}

}  // namespace
}  // namespace vouch
