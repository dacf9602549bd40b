// A plan: the set of creators that reaches the most real people for a budget. The terms as a brief states them, and the
// answer, as plain structs. Reach is in thousandths of a person, so that what is shown adds up: what the members add sums to
// the reach of the set, and once, twice and three times or more sum to it as well. Money is whole cents.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/ranking/brief.h"
#include "engine/ranking/shortlist.h"

namespace vouch::planning {

enum class MixField : std::uint8_t { size_band, country, category };
[[nodiscard]] std::string_view name_of(MixField field);

/// How many members of one group a plan holds. Texts are compared without case.
struct MixRule {
  MixField field = MixField::size_band;
  std::string value;
  std::uint32_t min = 0;
  std::optional<std::uint32_t> max;
};

/// What one unit of another currency is worth in the plan's.
struct ExchangeRate {
  std::string currency;
  double rate = 1.0;
};

struct PlanTerms {
  std::optional<std::int64_t> budget_cents;  // fees, agency and social insurance together, without VAT
  std::string currency;                      // of the budget; empty: the one that all prices have
  std::optional<std::uint32_t> count;        // at most so many creators; at most kMostMembers
  std::uint32_t posts_per_creator = 1;       // 1..1000; price_cents is what one post costs
  std::vector<std::string> must_have;        // creator ids; they are in whatever the filters say
  std::vector<MixRule> mix;
  std::optional<double> max_frequency;  // posts that a reached person sees on average, at most
  std::uint32_t top = 0;                // choose among the best so many by score; 0: among all who pass the filters
  double agency_share = 0.0;            // of the fees, 0..1
  bool social_insurance = false;        // the German levy for artists on the fees, by the row of assumptions.h for as_of
  std::optional<double> vat_share;      // 0..1; shown apart, and taken out of gross prices
  std::optional<double> visible_share;  // in place of the assumption where nothing is known of who sees posts
  std::vector<ExchangeRate> rates;
};

struct PlanRequest {
  ranking::Brief brief;
  PlanTerms terms;
};

/// Fees and what comes on top. Parts sum to the total.
struct Cost {
  std::int64_t fee_cents = 0;
  std::int64_t agency_cents = 0;
  std::int64_t social_insurance_cents = 0;
  std::int64_t total_cents = 0;
  std::optional<std::int64_t> vat_cents;  // on the total, apart
};

/// Who could stand in for a member, and what the plan would be then.
struct StandIn {
  std::string creator_id, name;
  std::optional<std::int64_t> score_thousandths;
  std::int64_t reach_change_thousandths = 0;      // of the plan's reach
  std::optional<std::int64_t> cost_change_cents;  // absent where a price is unknown
};

struct PlannedCreator {
  std::uint32_t place = 0;  // 1.. in the order in which they are best added
  ranking::CreatorCard creator;
  std::optional<std::int64_t> score_thousandths;
  bool must_have = false;
  std::uint32_t posts = 1;
  double visible_share = 0.0;  // of the audience sees a post
  ranking::Status visible_status = ranking::Status::unknown;
  std::string visible_source;       // posts, declared, group, assumption
  std::uint32_t visible_posts = 0;  // that it rests on
  std::string coverage;             // all_followers, random_sample, engagers, declared_only, unstated
  std::optional<Cost> cost;         // absent where the price is unknown
  std::int64_t reach_alone_thousandths = 0;
  std::int64_t reach_added_thousandths = 0;  // to those before; sums to the plan's reach
  std::int64_t lost_without_thousandths = 0;
  std::vector<StandIn> alternatives;  // best first
  std::vector<ranking::Message> warnings;
};

/// A point of the curve: the first so many creators, what they cost and reach together.
struct CurvePoint {
  std::uint32_t creators = 0;
  std::string creator_id;  // who came last
  std::optional<std::int64_t> cost_cents;
  std::int64_t reach_thousandths = 0;
  bool in_plan = true;  // false: who would come next with more money or places
};

struct ReachOfPlan {
  std::int64_t expected_thousandths = 0;  // real people who see at least one post
  std::int64_t bound_thousandths = 0;     // no set within these terms reaches more
  std::int64_t once_thousandths = 0;      // of those expected, who see exactly one post
  std::int64_t twice_thousandths = 0;
  std::int64_t three_or_more_thousandths = 0;
  std::int64_t potential = 0;      // accounts in any of the audiences
  double share_of_best = 0.0;      // expected ÷ bound, rounded down to 1/1000
  double average_frequency = 0.0;  // posts that a reached person sees
};

/// A row of assumptions.h that the answer rests on.
struct AssumptionUsed {
  std::string name, scope, source, source_date;
  double value = 0.0;
};

struct Plan {
  std::string snapshot;  // id
  std::string version;   // of the program
  ranking::ProfileUsed profile;
  ranking::BrandCard brand;
  std::int64_t as_of_s = 0;
  std::string currency;  // empty where no price is known
  std::optional<std::int64_t> budget_cents;
  std::int64_t considered = 0;                                 // creators looked at, before filters
  std::vector<std::pair<std::string, std::int64_t>> filtered;  // reason, how many it took out (the first reason counts)
  std::int64_t candidates = 0;                                 // among whom the plan chooses
  std::vector<PlannedCreator> creators;
  ReachOfPlan reach;
  Cost cost;                               // of the members with a price
  std::int64_t unpriced = 0;               // members without one
  std::optional<std::int64_t> left_cents;  // of the budget
  std::vector<CurvePoint> curve;           // nested sets in the order of `creators`, then who would come next
  std::vector<AssumptionUsed> assumptions;
  std::vector<ranking::Message> reasons;  // how good it is
  std::vector<ranking::Message> next;     // what to do with it
  std::vector<ranking::Message> warnings;
};

}  // namespace vouch::planning
