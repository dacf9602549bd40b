#include "engine/planning/plan_messages.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/audience/authenticity.h"
#include "engine/core/civil_time.h"

namespace vouch::planning {
namespace {

using ranking::Figures;
using ranking::Message;

constexpr std::int64_t kSmallAudience = 100;

std::int64_t whole_people(std::int64_t thousandths) { return (thousandths + (thousandths < 0 ? -500 : 500)) / 1000; }

const std::string& title_of(const ranking::CreatorCard& creator) {
  return !creator.name.empty() ? creator.name : !creator.handle.empty() ? creator.handle : creator.id;
}

template <class Holds>
std::int64_t number_of(const Plan& plan, Holds holds) {
  return std::count_if(plan.creators.begin(), plan.creators.end(), holds);
}

void add_count(std::vector<Message>& messages, const char* code, std::int64_t count, std::int64_t of) {
  if (count > 0) messages.push_back({code, {{"count", count}, {"of", of}}});
}

Figures with_money(Figures figures, std::int64_t cents, const std::string& currency) {
  figures.emplace_back("cents", cents);
  figures.emplace_back("currency", currency);
  return figures;
}

void warn_of_levy(std::vector<Message>& warnings, const Pool& pool, const Plan& plan) {
  if (pool.levy == nullptr) return;
  const std::string year(pool.levy->valid_from.substr(0, 4));
  if (core::iso_date(plan.as_of_s).substr(0, 4) != year) {
    warnings.push_back({"plan_levy_year", {{"year", year}, {"share", pool.levy->value}}});
  }
}

}  // namespace

std::vector<Message> warnings_of(const PlannedCreator& creator) {
  std::vector<Message> warnings;
  if (creator.creator.audience_members == 0) {
    warnings.push_back({"audience_unknown", {}});
  } else if (creator.creator.audience_members < kSmallAudience) {
    warnings.push_back({"small_audience", {{"members", creator.creator.audience_members}}});
  }
  if (!creator.cost) warnings.push_back({"price_unknown", {}});
  return warnings;
}

std::vector<Message> warnings_of(const ranking::Evidence& evidence, const Pool& pool, const Plan& plan) {
  std::vector<Message> warnings;
  if (plan.creators.empty()) return warnings;
  const auto all = static_cast<std::int64_t>(plan.creators.size());
  const auto coverage = [&](std::string_view name) {
    return number_of(plan, [name](const PlannedCreator& creator) { return creator.coverage == name; });
  };
  add_count(warnings, "plan_engagers", coverage("engagers"), all);
  add_count(warnings, "plan_coverage_unstated", coverage("unstated"), all);
  const std::int64_t sampled = number_of(plan, [&](const PlannedCreator& creator) {
    const auto index = evidence.catalog.find_creator(creator.creator.id);
    const bool incomplete = index && evidence.known_shares[evidence.catalog.owner(*index).value] < 1.0;
    return incomplete || creator.coverage == "random_sample";
  });
  add_count(warnings, "plan_sampled", sampled, all);
  if (pool.problem.authentic.empty()) {
    warnings.push_back({"plan_authentic_prior", {{"share", audience::kPriorAuthentic}}});
  }
  if (const auto partly = ranking::partly_judged(evidence)) warnings.push_back(*partly);
  const auto not_own = [](const PlannedCreator& creator) {
    return creator.visible_source == "group" || creator.visible_source == "assumption";
  };
  add_count(warnings, "plan_visible_estimated", number_of(plan, not_own), all);
  add_count(warnings, "plan_unpriced", plan.unpriced, all);
  const bool without_vat = plan.cost.total_cents > 0 && !plan.cost.vat_cents;
  const auto gross = [](const PlannedCreator& creator) { return creator.cost && creator.creator.price_basis == "gross"; };
  if (without_vat) add_count(warnings, "plan_gross_prices", number_of(plan, gross), all);
  const auto no_currency = [](const PlannedCreator& creator) { return creator.cost && creator.creator.currency.empty(); };
  add_count(warnings, "plan_currency_assumed", number_of(plan, no_currency), all);
  add_count(warnings, "plan_must_have_filtered", pool.must_have_filtered, all);
  warn_of_levy(warnings, pool, plan);
  return warnings;
}

std::vector<Message> reasons_of(const Plan& plan) {
  std::vector<Message> reasons;
  if (plan.creators.empty()) return reasons;
  reasons.push_back({"plan_reach",
                     {{"people", whole_people(plan.reach.expected_thousandths)},
                      {"creators", static_cast<std::int64_t>(plan.creators.size())},
                      {"potential", plan.reach.potential}}});
  // Rounded down to whole percents: at least so much.
  reasons.push_back({"plan_bound", {{"share", std::floor(plan.reach.share_of_best * 100.0 + 1e-9) / 100.0}}});
  return reasons;
}

std::vector<Message> next_of(const PlanRequest& request, const Pool& pool, const Plan& plan) {
  std::vector<Message> next;
  if (plan.creators.empty()) {
    next.push_back({"plan_nobody", {}});
    return next;
  }
  const auto beyond = std::find_if(plan.curve.begin(), plan.curve.end(), [](const CurvePoint& point) { return !point.in_plan; });
  if (beyond != plan.curve.end() && beyond != plan.curve.begin()) {
    const CurvePoint& last = *(beyond - 1);
    Figures figures = {{"creator", beyond->creator_id},
                       {"people", whole_people(beyond->reach_thousandths - last.reach_thousandths)}};
    if (beyond->cost_cents && last.cost_cents) {
      figures = with_money(std::move(figures), *beyond->cost_cents - *last.cost_cents, plan.currency);
    }
    next.push_back({"plan_next_more", std::move(figures)});
  }
  const auto weakest = std::min_element(
      plan.creators.begin(), plan.creators.end(),
      [](const PlannedCreator& a, const PlannedCreator& b) { return a.lost_without_thousandths < b.lost_without_thousandths; });
  if (plan.creators.size() > 1) {
    Figures figures = {{"creator", title_of(weakest->creator)}, {"people", whole_people(weakest->lost_without_thousandths)}};
    if (weakest->cost) figures = with_money(std::move(figures), weakest->cost->total_cents, plan.currency);
    next.push_back({"plan_next_weakest", std::move(figures)});
  }
  if (pool.no_price > 0) next.push_back({"plan_next_prices", {{"count", pool.no_price}}});
  if (pool.other_currency > 0) next.push_back({"plan_next_rates", {{"count", pool.other_currency}}});
  if (!request.terms.social_insurance && plan.brand.country == "DE" && plan.cost.total_cents > 0) {
    next.push_back({"plan_next_levy", {}});
  }
  return next;
}

}  // namespace vouch::planning
