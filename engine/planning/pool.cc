#include "engine/planning/pool.h"

#include <algorithm>
#include <limits>
#include <string>

#include "engine/planning/plan_terms.h"

namespace vouch::planning {
namespace {

using core::ErrorCode;
using core::fail;

std::string money_text(std::int64_t cents, const std::string& currency) {
  const std::string rest = std::to_string(cents % 100);
  return std::to_string(cents / 100) + "." + (rest.size() < 2 ? "0" : "") + rest + (currency.empty() ? "" : " " + currency);
}

/// Builds a pool step by step; every step may refuse.
class Gathering {
 public:
  Gathering(const ranking::Evidence& evidence, const PlanRequest& request) : evidence_(evidence), request_(request) {}

  core::Result<Pool> run(const ranking::Field& field) {
    if (auto good = check_terms(request_.terms); !good) return fail(good.error());
    auto must_have = must_have_of(evidence_, request_);
    if (!must_have) return fail(must_have.error());
    auto mix = Mix::make(evidence_, request_.terms.mix);
    if (!mix) return fail(mix.error());
    const auto order = in_question(field, *must_have);
    if (auto good = price_in(order, field.head.as_of_s); !good) return fail(good.error());
    if (auto good = take(order, must_have->size(), field.head.as_of_s); !good) return fail(good.error());
    set_terms(*mix, must_have->size());
    if (auto good = check_must_haves(must_have->size()); !good) return fail(good.error());
    if (auto good = check_minima(); !good) return fail(good.error());
    if (auto good = check_budget(); !good) return fail(good.error());
    return std::move(pool_);
  }

 private:
  using Order = std::vector<ranking::Field::Entry>;

  /// The must-haves in their order, then the others by score.
  Order in_question(const ranking::Field& field, const std::vector<std::uint32_t>& must_have) {
    Order order;
    for (const std::uint32_t creator : must_have) {
      const auto at = std::find_if(field.order.begin(), field.order.end(), [&](const auto& e) { return e.creator == creator; });
      order.push_back(at == field.order.end() ? ranking::Field::Entry{creator, std::nullopt} : *at);
      pool_.must_have_filtered += at == field.order.end() ? 1 : 0;
    }
    const std::size_t top = request_.terms.top == 0 ? field.order.size() : request_.terms.top;
    for (std::size_t k = 0; k < field.order.size(); ++k) {
      if (std::find(must_have.begin(), must_have.end(), field.order[k].creator) != must_have.end()) continue;
      if (k >= top) {
        ++pool_.below_top;
      } else {
        order.push_back(field.order[k]);
      }
    }
    return order;
  }

  core::Result<void> price_in(const Order& order, std::int64_t as_of_s) {
    if (request_.terms.social_insurance) pool_.levy = find_assumption("social_insurance", "DE", as_of_s);
    std::string currency = request_.terms.currency;
    if (currency.empty()) {
      std::vector<std::uint32_t> creators;
      for (const auto& entry : order) creators.push_back(entry.creator);
      const auto only = only_currency(evidence_.catalog, creators);
      if (!only && request_.terms.budget_cents) {
        return fail(ErrorCode::invalid_argument,
                    "found prices in several currencies, expected plan.currency to name the budget's", "/plan/currency");
      }
      if (!only) return {};
      currency = *only;
    }
    auto costing = Costing::make(request_.terms, currency, pool_.levy == nullptr ? 0.0 : pool_.levy->value);
    if (!costing) return fail(costing.error());
    pool_.costing = std::move(*costing);
    return {};
  }

  core::Result<void> take(const Order& order, std::size_t must_haves, std::int64_t as_of_s) {
    const Assumption* assumed = find_assumption("visible_share", "", as_of_s);
    if (!request_.terms.visible_share) pool_.visible = assumed;
    const VisibleShares visible(evidence_.catalog, as_of_s, request_.terms.visible_share.value_or(assumed->value));
    for (std::size_t k = 0; k < order.size(); ++k) {
      const core::CreatorIndex creator(order[k].creator);
      auto audience = evidence_.graph.members(evidence_.catalog.owner(creator));
      if (audience.empty() && k >= must_haves) {
        ++pool_.no_audience;
        continue;
      }
      auto cost = cost_of(creator, k < must_haves);
      if (!cost) return fail(cost.error());
      if (!*cost && request_.terms.budget_cents) continue;
      if (auto people = evidence_.persons.people(audience)) audience = pool_.people.emplace_back(*std::move(people));
      const VisibleShare share = visible.of(creator);
      pool_.members.push_back({creator.value, order[k].score_thousandths, *cost, share});
      pool_.problem.candidates.push_back({.members = audience,
                                          .miss = log_miss(share.share, request_.terms.posts_per_creator),
                                          .posts = request_.terms.posts_per_creator,
                                          .cost_cents = *cost ? (*cost)->total_cents : 0,
                                          .rules = 0});
    }
    return {};
  }

  /// nullopt where the price is unknown; under a budget that is counted, and an error for a must-have.
  core::Result<std::optional<Cost>> cost_of(core::CreatorIndex creator, bool must_have) {
    NoPrice why = NoPrice::no_price;
    if (pool_.costing) {
      auto cost = pool_.costing->of(evidence_.catalog, creator);
      if (!cost) return fail(cost.error());
      if (auto* known = std::get_if<Cost>(&*cost)) return std::optional(*known);
      why = std::get<NoPrice>(*cost);
    }
    if (!request_.terms.budget_cents) return std::optional<Cost>();
    if (must_have) {
      const std::string id(evidence_.catalog.creators.keys[creator.value]);
      const std::string what = why == NoPrice::no_price ? "has no price" : "has a price in another currency and no rate is given";
      return fail(ErrorCode::invalid_argument, "creator '" + id + "' of plan.must_have " + what + ", a budget needs one",
                  "/plan/must_have");
    }
    ++(why == NoPrice::no_price ? pool_.no_price : pool_.other_currency);
    return std::optional<Cost>();
  }

  void set_terms(const Mix& mix, std::size_t must_haves) {
    Problem& problem = pool_.problem;
    problem.accounts = evidence_.graph.accounts();
    problem.budget_cents = request_.terms.budget_cents.value_or(kNoBudget);
    problem.count = std::min(request_.terms.count.value_or(kMostMembers), kMostMembers);
    problem.rules = mix.rules();
    problem.max_frequency = request_.terms.max_frequency.value_or(std::numeric_limits<double>::infinity());
    problem.threads = 0;
    for (std::uint32_t i = 0; i < must_haves; ++i) problem.must_have.push_back(i);
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
      problem.candidates[i].rules = mix.groups_of(pool_.members[i].creator);
    }
  }

  [[nodiscard]] std::string currency() const { return pool_.costing ? pool_.costing->currency() : std::string(); }

  core::Result<void> check_must_haves(std::size_t must_haves) const {
    const Problem& problem = pool_.problem;
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < must_haves; ++i) cost += problem.candidates[i].cost_cents;
    if (cost > problem.budget_cents) {
      return fail(ErrorCode::invalid_argument,
                  "the creators of plan.must_have cost " + money_text(cost, currency()) + ", the budget is " +
                      money_text(problem.budget_cents, currency()),
                  "/plan/must_have");
    }
    for (std::size_t r = 0; r < problem.rules.size(); ++r) {
      std::uint32_t taken = 0;
      for (std::size_t i = 0; i < must_haves; ++i) taken += ((problem.candidates[i].rules >> r) & 1U) != 0 ? 1 : 0;
      if (taken <= problem.rules[r].max) continue;
      return fail(ErrorCode::invalid_argument,
                  "plan.must_have holds " + std::to_string(taken) + " of '" + request_.terms.mix[r].value +
                      "', plan.mix at most " + std::to_string(problem.rules[r].max),
                  "/plan/must_have");
    }
    return {};
  }

  core::Result<void> check_minima() const {
    const Problem& problem = pool_.problem;
    for (std::size_t r = 0; r < problem.rules.size(); ++r) {
      const auto there = std::count_if(problem.candidates.begin(), problem.candidates.end(),
                                       [r](const Candidate& one) { return ((one.rules >> r) & 1U) != 0; });
      if (there >= static_cast<std::ptrdiff_t>(problem.rules[r].min)) continue;
      return fail(ErrorCode::invalid_argument,
                  "found " + std::to_string(there) + " candidates of '" + request_.terms.mix[r].value +
                      "', plan.mix wants at least " + std::to_string(problem.rules[r].min),
                  "/plan/mix/" + std::string(name_of(request_.terms.mix[r].field)));
    }
    return {};
  }

  core::Result<void> check_budget() const {
    const auto& candidates = pool_.problem.candidates;
    if (candidates.empty() || !pool_.problem.must_have.empty() || !request_.terms.budget_cents) return {};
    const auto cheapest = std::min_element(candidates.begin(), candidates.end(),
                                           [](const Candidate& a, const Candidate& b) { return a.cost_cents < b.cost_cents; });
    if (cheapest->cost_cents <= *request_.terms.budget_cents) return {};
    const auto creator = pool_.members[static_cast<std::size_t>(cheapest - candidates.begin())].creator;
    return fail(ErrorCode::invalid_argument,
                "found a budget of " + money_text(*request_.terms.budget_cents, currency()) + ", the cheapest candidate '" +
                    std::string(evidence_.catalog.creators.keys[creator]) + "' costs " +
                    money_text(cheapest->cost_cents, currency()),
                "/plan/budget_cents");
  }

  const ranking::Evidence& evidence_;
  const PlanRequest& request_;
  Pool pool_;
};

}  // namespace

core::Result<Pool> gather(const ranking::Evidence& evidence, const ranking::Field& field, const PlanRequest& request) {
  return Gathering(evidence, request).run(field);
}

}  // namespace vouch::planning
