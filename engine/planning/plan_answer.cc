#include "engine/planning/plan_answer.h"

#include <algorithm>
#include <array>

#include "engine/core/apportion.h"
#include "engine/planning/contacts.h"
#include "engine/planning/plan_messages.h"
#include "engine/planning/reach_state.h"
#include "engine/ranking/explain.h"

namespace vouch::planning {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::array<std::string_view, 5> kCoverages = {"unstated", "all_followers", "random_sample", "engagers",
                                                        "declared_only"};

std::int64_t thousandths(Reach reach) { return static_cast<std::int64_t>((Wide{reach} * 1000 + kPerson / 2) / kPerson); }

/// Writes one answer from its parts.
class Writer {
 public:
  Writer(const ranking::Evidence& evidence, const Pool& pool, const Solution& solution)
      : evidence_(evidence), pool_(pool), solution_(solution) {}

  void write(Plan& plan) const {
    write_reach(plan.reach);
    write_creators(plan);
    write_money(plan);
    write_curve(plan);
  }

 private:
  [[nodiscard]] const Candidate& candidate(std::uint32_t i) const { return pool_.problem.candidates[i]; }

  void write_reach(ReachOfPlan& reach) const {
    std::vector<std::uint32_t> members;
    for (const Step& step : solution_.members) members.push_back(step.candidate);
    const Contacts contacts = contacts_of_set(pool_.problem, members);
    const Reach most = solution_.reached - std::min(solution_.reached, contacts.once + contacts.twice);
    reach.expected_thousandths = thousandths(solution_.reached);
    reach.bound_thousandths = std::max(thousandths(solution_.bound), reach.expected_thousandths);
    const std::array<double, 3> shares = {static_cast<double>(contacts.once), static_cast<double>(contacts.twice),
                                          static_cast<double>(most)};
    const auto parts = core::apportion(reach.expected_thousandths, shares);
    reach.once_thousandths = parts[0];
    reach.twice_thousandths = parts[1];
    reach.three_or_more_thousandths = parts[2];
    reach.potential = static_cast<std::int64_t>(contacts.accounts);
    if (solution_.bound > 0) {
      reach.share_of_best =
          static_cast<double>(static_cast<std::int64_t>(Wide{solution_.reached} * 1000 / solution_.bound)) / 1000.0;
    }
    if (solution_.reached > 0) {
      reach.average_frequency = static_cast<double>(solution_.contacts) / static_cast<double>(solution_.reached);
    }
  }

  void write_creators(Plan& plan) const {
    std::vector<double> gains;
    for (const Step& step : solution_.members) gains.push_back(static_cast<double>(step.gain));
    const auto added = gains.empty() ? std::vector<std::int64_t>{} : core::apportion(plan.reach.expected_thousandths, gains);
    for (std::size_t k = 0; k < solution_.members.size(); ++k) {
      PlannedCreator creator = planned(solution_.members[k].candidate);
      creator.place = static_cast<std::uint32_t>(k + 1);
      creator.reach_added_thousandths = added[k];
      const Place& place = solution_.places[k];
      creator.lost_without_thousandths = thousandths(place.lost_without);
      for (const Alternative& one : place.alternatives) creator.alternatives.push_back(stand_in(one, place.candidate));
      plan.creators.push_back(std::move(creator));
    }
  }

  [[nodiscard]] PlannedCreator planned(std::uint32_t i) const {
    const Pool::Member& member = pool_.members[i];
    PlannedCreator creator;
    creator.creator = ranking::creator_card(evidence_, core::CreatorIndex(member.creator));
    creator.score_thousandths = member.score_thousandths;
    creator.must_have = i < pool_.problem.must_have.size();
    creator.posts = candidate(i).posts;
    creator.visible_share = member.visible.share;
    creator.visible_status =
        member.visible.source == VisibleSource::posts ? ranking::Status::measured : ranking::Status::estimated;
    creator.visible_source = name_of(member.visible.source);
    creator.visible_posts = member.visible.posts;
    creator.coverage = kCoverages[std::min<std::size_t>(evidence_.catalog.creators.coverage[member.creator], 4)];
    creator.cost = member.cost;
    creator.reach_alone_thousandths = thousandths(reach_alone(pool_.problem, candidate(i)));
    creator.warnings = warnings_of(creator);
    return creator;
  }

  [[nodiscard]] StandIn stand_in(const Alternative& one, std::uint32_t instead_of) const {
    const Pool::Member& member = pool_.members[one.candidate];
    const auto card = ranking::creator_card(evidence_, core::CreatorIndex(member.creator));
    StandIn alternative{.creator_id = card.id, .name = card.name, .score_thousandths = member.score_thousandths};
    alternative.reach_change_thousandths = thousandths(one.reached) - thousandths(solution_.reached);
    if (member.cost && pool_.members[instead_of].cost) {
      alternative.cost_change_cents = member.cost->total_cents - pool_.members[instead_of].cost->total_cents;
    }
    return alternative;
  }

  void write_money(Plan& plan) const {
    for (const PlannedCreator& creator : plan.creators) {
      if (creator.cost) {
        plan.cost = sum_of(plan.cost, *creator.cost);
      } else {
        ++plan.unpriced;
      }
    }
    if (plan.budget_cents) plan.left_cents = *plan.budget_cents - plan.cost.total_cents;
  }

  void write_curve(Plan& plan) const {
    CurvePoint point{.creators = 0, .creator_id = {}, .cost_cents = 0, .reach_thousandths = 0, .in_plan = true};
    Reach reached = 0;
    const auto extend = [&](const std::vector<Step>& steps, bool in_plan) {
      for (const Step& step : steps) {
        const Pool::Member& member = pool_.members[step.candidate];
        reached += step.gain;
        ++point.creators;
        point.creator_id = evidence_.catalog.creators.keys[member.creator];
        if (point.cost_cents && member.cost) {
          *point.cost_cents += member.cost->total_cents;
        } else {
          point.cost_cents.reset();
        }
        point.reach_thousandths = thousandths(reached);
        point.in_plan = in_plan;
        plan.curve.push_back(point);
      }
    };
    extend(solution_.members, true);
    extend(solution_.beyond, false);
  }

  const ranking::Evidence& evidence_;
  const Pool& pool_;
  const Solution& solution_;
};

void add_reason(Plan& plan, std::string_view name, std::int64_t count) {
  if (count > 0) plan.filtered.emplace_back(std::string(name), count);
}

AssumptionUsed used(const Assumption& row) {
  return {std::string(row.name), std::string(row.scope), std::string(row.source), std::string(row.source_date), row.value};
}

}  // namespace

Plan plan_answer(const ranking::Evidence& evidence, const ranking::Field& field, const PlanRequest& request, const Pool& pool,
                 const Solution& solution) {
  Plan plan;
  plan.profile = field.head.profile;
  plan.brand = field.head.brand;
  plan.as_of_s = field.head.as_of_s;
  plan.currency = pool.costing ? pool.costing->currency() : std::string();
  plan.budget_cents = request.terms.budget_cents;
  plan.considered = field.head.considered;
  plan.filtered = field.head.filtered;
  add_reason(plan, "below_top", pool.below_top);
  add_reason(plan, "no_audience", pool.no_audience);
  add_reason(plan, name_of(NoPrice::no_price), pool.no_price);
  add_reason(plan, name_of(NoPrice::other_currency), pool.other_currency);
  plan.candidates = static_cast<std::int64_t>(pool.members.size());
  Writer(evidence, pool, solution).write(plan);
  if (pool.levy != nullptr) plan.assumptions.push_back(used(*pool.levy));
  const bool assumed = std::any_of(plan.creators.begin(), plan.creators.end(), [](const PlannedCreator& creator) {
    return creator.visible_source == name_of(VisibleSource::assumption);
  });
  if (pool.visible != nullptr && assumed) plan.assumptions.push_back(used(*pool.visible));
  plan.warnings = field.head.warnings;
  for (ranking::Message& warning : warnings_of(evidence, pool, plan)) plan.warnings.push_back(std::move(warning));
  plan.reasons = reasons_of(plan);
  plan.next = next_of(request, pool, plan);
  return plan;
}

}  // namespace vouch::planning
