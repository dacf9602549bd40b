// From a ranked pair to what a reader sees: score and contributions in thousandths that add up, each signal with value,
// interval, percentile, evidence and parts, and the strongest reasons and warnings as codes.
#pragma once

#include "engine/ranking/pair_strengths.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

/// What the catalog knows of a creator.
[[nodiscard]] CreatorCard creator_card(const Evidence& evidence, core::CreatorIndex creator);

/// Everything that explanations of one request share. Refers to its members' owners.
struct Explaining {
  const Evidence& evidence;
  const Asker& asker;
  const RawFigures& raw;
  const PairReader& reader;
  const Profile& profile;
};

/// The creator explained; rank is left to the caller.
[[nodiscard]] RankedCreator explain(const Explaining& request, core::CreatorIndex creator);

}  // namespace vouch::ranking
