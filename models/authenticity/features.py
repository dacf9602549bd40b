"""What the model sees of an account: columns of the dataset's file `accounts`, and features made of them.

engine/credibility/account_features.h computes the same; tests compare both. Trees see only the order of a feature's values,
so counts stay counts. A feature is missing where a column that it is made of is missing.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Callable

import numpy as np

COLUMNS = ("followers", "following", "posts", "username_length", "username_digits", "has_picture", "is_private")

Table = dict[str, np.ndarray]  # a column's values, each [accounts]


@dataclass(frozen=True)
class Feature:
    name: str
    columns: tuple[str, ...]
    sign: int  # of what a higher value may do to the probability of a fake; 0 where common sense says nothing
    of: Callable[..., np.ndarray]


FEATURES = (
    Feature("followers", ("followers",), -1, lambda n: n),
    Feature("following", ("following",), +1, lambda n: n),
    Feature("posts", ("posts",), -1, lambda n: n),
    Feature("following_per_follower", ("following", "followers"), +1, lambda out, come: (out + 1.0) / (come + 1.0)),
    Feature("username_digit_share", ("username_digits", "username_length"), +1, lambda digits, all_: digits / np.maximum(all_, 1.0)),
    Feature("username_digits", ("username_digits",), +1, lambda n: n),
    Feature("username_length", ("username_length",), 0, lambda n: n),
    Feature("has_picture", ("has_picture",), -1, lambda yes: yes),
    Feature("is_private", ("is_private",), 0, lambda yes: yes),
)
SIGNS = tuple(feature.sign for feature in FEATURES)

# Every set of columns, the full one first, then those with fewer.
COLUMN_SETS = tuple(chosen for size in range(len(COLUMNS), -1, -1) for chosen in combinations(COLUMNS, size))
FULL = COLUMN_SETS[0]


def features_of(accounts: Table, columns: tuple[str, ...] = FULL) -> np.ndarray:
    """[accounts x features], float32; NaN where a feature needs a column outside `columns`."""
    made = []
    for feature in FEATURES:
        values = feature.of(*(accounts[name].astype(np.float64) for name in feature.columns))
        made.append(values if set(feature.columns) <= set(columns) else np.full(len(values), np.nan))
    return np.column_stack(made).astype(np.float32)
