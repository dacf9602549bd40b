// From what a walk gave (trust_walk.h) to the figures of creators (trust.h): intervals, peers, percentiles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/catalog/size_band.h"
#include "engine/credibility/trust.h"

namespace vouch::credibility {

/// One creator as the walk and the catalog know it.
struct TrustedCreator {
  TrustStatus status = TrustStatus::unknown;
  std::string platform;  // in lower case
  catalog::SizeBand band = catalog::SizeBand::unknown;
  double score = 0.0;    // people
  double squares = 0.0;  // people²
  double weight = 1.0;   // followers for each member in the data
};

/// `mean_mass`: of all accounts, in people. Requires mean_mass > 0 where anybody has a score.
[[nodiscard]] std::vector<TrustFigure> trust_figures(const std::vector<TrustedCreator>& creators, double mean_mass,
                                                     const TrustRules& rules);

}  // namespace vouch::credibility
