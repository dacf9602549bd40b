"""The model: gradient boosted trees, monotone where common sense says so, that have seen every set of columns.

Every training account is there once with all columns and once with each smaller set, so that one model answers for any of
them; the full set weighs as much as twenty others. T. Chen, C. Guestrin, XGBoost: A scalable tree boosting system, 2016.
"""

from dataclasses import dataclass

import numpy as np
import xgboost
from sklearn.model_selection import StratifiedKFold

from features import COLUMN_SETS, FULL, SIGNS, Table, features_of
from measures import calibration_line

FULL_WEIGHT = 20.0
ROUNDS, ROUNDS_OF_BAG = 300, 100
BAGS = 12
CALIBRATION_FOLDS = 4


def _settings(eta: float, seed: int) -> dict:
    return {
        "objective": "binary:logistic", "tree_method": "hist", "max_depth": 5, "eta": eta, "lambda": 5.0, "min_child_weight": 3.0,
        "subsample": 0.8, "colsample_bytree": 0.8, "monotone_constraints": SIGNS, "nthread": 1, "seed": seed,
    }  # fmt: skip


def masked(accounts: Table) -> np.ndarray:
    """Features of all accounts under every set of columns, [sets x accounts x features]."""
    return np.stack([features_of(accounts, columns) for columns in COLUMN_SETS])


def fit(features: np.ndarray, fake: np.ndarray, rounds: int = ROUNDS, seed: int = 1) -> xgboost.Booster:
    """Trees of `features` [sets x accounts x features] for `fake` [accounts]. The product of rounds and steps is always 9."""
    sets, accounts, _ = features.shape
    weights = np.full((sets, accounts), 1.0)
    weights[COLUMN_SETS.index(FULL)] = FULL_WEIGHT
    weights *= accounts / weights.sum()
    rows = xgboost.DMatrix(features.reshape(sets * accounts, -1), np.tile(fake, sets), weight=weights.ravel())
    return xgboost.train(_settings(9.0 / rounds, seed), rows, rounds)


def margins(trees: xgboost.Booster, features: np.ndarray) -> np.ndarray:
    """Sums of leaves, [accounts] or [sets x accounts]."""
    flat = features.reshape(-1, features.shape[-1])
    return trees.predict(xgboost.DMatrix(flat), output_margin=True).astype(np.float64).reshape(features.shape[:-1])


@dataclass(frozen=True)
class Model:
    """Trees and the line that turns their margins into log-odds."""

    trees: xgboost.Booster
    slope: float
    intercept: float

    def log_odds(self, features: np.ndarray) -> np.ndarray:
        """Of being a fake, [accounts] or [sets x accounts], at the share of fakes that it was trained on."""
        return self.slope * margins(self.trees, features) + self.intercept


def fit_calibrated(features: np.ndarray, fake: np.ndarray) -> Model:
    """Trees of all rows, and the line that fits labels to margins which other folds gave with all columns. J. Platt,
    Probabilistic outputs for support vector machines, 1999."""
    full = COLUMN_SETS.index(FULL)
    held_out = np.zeros(len(fake))
    for train, test in StratifiedKFold(CALIBRATION_FOLDS, shuffle=True, random_state=9).split(fake, fake):
        held_out[test] = margins(fit(features[:, train], fake[train]), features[full, test])
    return Model(fit(features, fake), *calibration_line(fake, held_out))


def bags(features: np.ndarray, fake: np.ndarray) -> list[xgboost.Booster]:
    """Trees of accounts drawn with replacement: how they differ says how sure the model is."""
    random = np.random.default_rng(20171)
    drawn = [random.integers(0, len(fake), len(fake)) for _ in range(BAGS)]
    return [fit(features[:, chosen], fake[chosen], ROUNDS_OF_BAG, seed=2 + i) for i, chosen in enumerate(drawn)]


def bytes_of(trees: xgboost.Booster) -> bytes:
    return bytes(trees.save_raw(raw_format="ubj"))
