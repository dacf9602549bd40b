// Among whom a plan chooses: the creators who pass the brief's filters, best score first, the must-haves before all, each with
// its audience, costs and visible share; and who is left out for want of an audience or a price. Positions in the pool are
// positions among the candidates of the problem.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/result.h"
#include "engine/planning/assumptions.h"
#include "engine/planning/costs.h"
#include "engine/planning/plan.h"
#include "engine/planning/problem.h"
#include "engine/planning/visible_share.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/ranker.h"

namespace vouch::planning {

/// Refers to the evidence, which must live longer.
struct Pool {
  struct Member {
    std::uint32_t creator = 0;  // CreatorIndex
    std::optional<std::int64_t> score_thousandths;
    std::optional<Cost> cost;
    VisibleShare visible;
  };
  std::vector<Member> members;
  std::vector<std::vector<std::uint32_t>> people;  // audiences in which several accounts are one person (audience/persons.h)
  Problem problem;
  std::optional<Costing> costing;                                                 // nullopt: no currency, so no price is known
  std::int64_t no_audience = 0, no_price = 0, other_currency = 0, below_top = 0;  // left out
  std::int64_t must_have_filtered = 0;                                            // in, though the filters say otherwise
  const Assumption* levy = nullptr;                                               // where social insurance is asked for
  const Assumption* visible = nullptr;  // where the assumption of visible_share.h is not replaced
};

/// Fails as check_terms, must_have_of, Mix and Costing do, and with invalid_argument where prices are in several currencies
/// and none is named, a must-have has no price, and where must-haves, minima or the cheapest creator do not fit.
[[nodiscard]] core::Result<Pool> gather(const ranking::Evidence& evidence, const ranking::Field& field,
                                        const PlanRequest& request);

}  // namespace vouch::planning
