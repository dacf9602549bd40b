#include "engine/credibility/prevalence.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/core/normal.h"

namespace vouch::credibility {
bool ErrorRates::tells() const {
  const std::int64_t fakes = true_positives + false_negatives, others = false_positives + true_negatives;
  // tp / fakes + tn / others > 1, in integers
  return fakes > 0 && others > 0 && true_positives * others > false_positives * fakes;
}

ShareOfFakes share_of_fakes(std::int64_t positive, std::int64_t accounts, const ErrorRates& rates) {
  assert(rates.tells() && accounts > 0 && positive >= 0 && positive <= accounts);
  const auto of = [](std::int64_t count) { return static_cast<double>(count); };
  const double n = of(accounts), fakes = of(rates.true_positives + rates.false_negatives);
  const double others = of(rates.false_positives + rates.true_negatives);
  const double sensitivity = of(rates.true_positives) / fakes, specificity = of(rates.true_negatives) / others;
  const double value = (of(positive) / n + specificity - 1.0) / (sensitivity + specificity - 1.0);

  // The limits rest on figures moved towards the middle, as A. Agresti, B. Coull, 1998, do for one proportion.
  const double z2 = core::kNormal95 * core::kNormal95;
  const double se = (of(rates.true_positives) + 1.0) / (fakes + 2.0), sp = (of(rates.true_negatives) + 1.0) / (others + 2.0);
  const double youden = se + sp - 1.0;
  if (youden <= 0.0) return {.value = std::clamp(value, 0.0, 1.0), .interval = {.low = 0.0, .high = 1.0}};
  const double apparent = (of(positive) + z2 / 2.0) / (n + z2);
  const double share = (apparent + sp - 1.0) / youden;
  const double of_se = se * (1.0 - se) / (fakes + 2.0), of_sp = sp * (1.0 - sp) / (others + 2.0);
  const double shift = 2.0 * z2 * (share * of_se - (1.0 - share) * of_sp);
  const double variance = apparent * (1.0 - apparent) / (n + z2) + share * share * of_se + (1.0 - share) * (1.0 - share) * of_sp;
  const double half = core::kNormal95 * std::sqrt(variance) / youden;
  const auto limit = [](double at) { return std::clamp(at, 0.0, 1.0); };
  const double low = share + shift - half, high = share + shift + half, clipped = limit(value);
  if (high < 0.0) return {.value = clipped, .interval = {.low = 0.0, .high = limit(apparent / se)}, .unlike = true};
  if (low > 1.0) return {.value = clipped, .interval = {.low = limit((apparent + sp - 1.0) / sp), .high = 1.0}, .unlike = true};
  return {.value = clipped, .interval = {.low = std::min(limit(low), clipped), .high = std::max(limit(high), clipped)}};
}

}  // namespace vouch::credibility
