// The strongest reasons for a creator and what a reader should be warned of, as codes with the figures that their texts
// need. Reasons come strongest contribution first; a signal that is unknown or weaker than most pairs gives none.
#pragma once

#include "engine/ranking/explain.h"

namespace vouch::ranking {

/// Fills reasons and warnings from the explained signals.
void add_reasons(const Explaining& request, core::CreatorIndex creator, RankedCreator& ranked);

}  // namespace vouch::ranking
