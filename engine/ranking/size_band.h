// Size bands by their names in the ranking's own namespace; engine/catalog/size_band.h has them.
#pragma once

#include "engine/catalog/size_band.h"

namespace vouch::ranking {

using catalog::kSizeBands;
using catalog::name_of;
using catalog::size_band;
using catalog::size_band_named;
using catalog::SizeBand;

}  // namespace vouch::ranking
