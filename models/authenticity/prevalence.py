"""The share of fakes among accounts of which a classifier says which look like one, corrected for its own errors.

W. Rogan, B. Gladen, Estimating prevalence from the results of a screening test, 1978; interval after Z. Lang, J. Reiczigel,
Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity, 2014.
engine/credibility/prevalence.h computes the same.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class ErrorRates:
    """How often the classifier was right about accounts whose label was known."""

    true_positives: int
    false_negatives: int
    false_positives: int
    true_negatives: int


def share_of_fakes(positive: int, accounts: int, rates: ErrorRates, z: float = 1.644854) -> tuple[float, float, float]:
    """Estimate and 90 % limits, within [0, 1]."""
    fakes = rates.true_positives + rates.false_negatives
    others = rates.false_positives + rates.true_negatives
    sensitivity, specificity = rates.true_positives / fakes, rates.true_negatives / others
    estimate = (positive / accounts + specificity - 1.0) / (sensitivity + specificity - 1.0)
    se, sp = (rates.true_positives + 1.0) / (fakes + 2.0), (rates.true_negatives + 1.0) / (others + 2.0)
    apparent = (positive + z * z / 2.0) / (accounts + z * z)
    youden = se + sp - 1.0
    share = (apparent + sp - 1.0) / youden
    of_se, of_sp = se * (1.0 - se) / (fakes + 2.0), sp * (1.0 - sp) / (others + 2.0)
    shift = 2.0 * z * z * (share * of_se - (1.0 - share) * of_sp)
    spread = np.sqrt(apparent * (1.0 - apparent) / (accounts + z * z) + share**2 * of_se + (1.0 - share) ** 2 * of_sp) / youden
    low, high = share + shift - z * spread, share + shift + z * spread
    return tuple(float(np.clip(value, 0.0, 1.0)) for value in (estimate, low, high))
