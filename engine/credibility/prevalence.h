// The share of fakes in a list, from how many a classifier says look like one, corrected for the classifier's own errors.
//
//     share = (positive ÷ n + specificity − 1) ÷ (sensitivity + specificity − 1)
//
// W. Rogan, B. Gladen, Estimating prevalence from the results of a screening test, 1978. Its interval knows that sensitivity
// and specificity are themselves counted on few accounts: Z. Lang, J. Reiczigel, Confidence limits for prevalence of disease
// adjusted for estimated sensitivity and specificity, 2014. It assumes that the list's fakes and others look like those of
// the validation, whatever their share is. models/authenticity/prevalence.py computes the same.
//
// Where the limits lie wholly outside [0, 1] that assumption is refuted: fewer look fake than of real accounts in the
// validation, or more than of fakes. Then only what needs less is said: not more are fake than look so, over the
// sensitivity; or not fewer than what look so beyond the false alarms.
#pragma once

#include <cstdint>

#include "engine/core/interval.h"

namespace vouch::credibility {

/// How often the classifier was right on accounts whose label was known.
struct ErrorRates {
  std::int64_t true_positives = 0, false_negatives = 0, false_positives = 0, true_negatives = 0;
  /// Whether it tells anything at all: sensitivity + specificity above 1, both estimable.
  [[nodiscard]] bool tells() const;
};

struct ShareOfFakes {
  double value = 0.0;
  core::Interval interval;  // 90 %, within [0, 1]
  bool unlike = false;      // the list is unlike the validation: see above
};

/// Requires rates.tells(), accounts > 0, 0 <= positive <= accounts.
[[nodiscard]] ShareOfFakes share_of_fakes(std::int64_t positive, std::int64_t accounts, const ErrorRates& rates);

}  // namespace vouch::credibility
