"""Figures of a classifier that gives log-odds, with bootstrap intervals over accounts."""

from typing import Callable

import numpy as np
from scipy.stats import rankdata

DRAWS = 2000

Measure = Callable[[np.ndarray, np.ndarray], float]  # of labels and log-odds


def probability(log_odds: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-log_odds))


def auc(fake: np.ndarray, odds: np.ndarray) -> float:
    """Probability that a fake has higher odds than another account, ties half."""
    positives = fake.sum()
    return float((rankdata(odds)[fake == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(fake) - positives)))


def confusion(fake: np.ndarray, odds: np.ndarray, threshold: float = 0.0) -> tuple[int, int, int, int]:
    """True positives, false negatives, false positives, true negatives."""
    said = odds >= threshold
    return int((said & (fake == 1)).sum()), int((~said & (fake == 1)).sum()), int((said & (fake == 0)).sum()), int((~said & (fake == 0)).sum())


def f1(fake: np.ndarray, odds: np.ndarray) -> float:
    true, missed, wrong, _ = confusion(fake, odds)
    return 2.0 * true / max(2 * true + missed + wrong, 1)


def accuracy(fake: np.ndarray, odds: np.ndarray) -> float:
    true, _, _, clean = confusion(fake, odds)
    return (true + clean) / len(fake)


def brier(fake: np.ndarray, odds: np.ndarray) -> float:
    return float(np.mean((probability(odds) - fake) ** 2))


def calibration_line(fake: np.ndarray, odds: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of a logistic regression of the label on the log-odds, by Newton's method (D. Cox, 1958): 1 and 0
    where probabilities are right."""
    rows = np.column_stack([odds, np.ones(len(odds))])
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = probability(rows @ weights)
        step = np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + 1e-9 * np.eye(2), rows.T @ (fake - p))
        weights = weights + step
        if np.abs(step).max() < 1e-10:
            break
    return float(weights[0]), float(weights[1])


def slope(fake: np.ndarray, odds: np.ndarray) -> float:
    return calibration_line(fake, odds)[0]


def precision_at_top(fake: np.ndarray, odds: np.ndarray, share: float = 0.01) -> float:
    """Share of fakes among the `share` of accounts with the highest odds, at least one."""
    return float(fake[np.argsort(-odds, kind="stable")[: max(round(share * len(fake)), 1)]].mean())


def with_interval(measure: Measure, fake: np.ndarray, odds: np.ndarray, draws: int = DRAWS, level: float = 0.95) -> dict[str, float]:
    """A figure over `odds` [repeats x accounts], its mean over repeats, with the percentile bootstrap over accounts; each
    draw takes one repeat, so that the interval also shows how the folds fell."""
    random = np.random.default_rng(1)
    seen = []
    while len(seen) < draws:
        chosen = random.integers(0, len(fake), len(fake))
        if 0 < fake[chosen].sum() < len(fake):
            seen.append(measure(fake[chosen], odds[len(seen) % len(odds)][chosen]))
    low, high = np.quantile(seen, [(1 - level) / 2, (1 + level) / 2])
    value = float(np.mean([measure(fake, repeat) for repeat in odds]))
    return {"value": round(value, 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def reliability(fake: np.ndarray, odds: np.ndarray, bins: int = 10) -> list[dict[str, float]]:
    """Accounts in order of probability, in bins of equal size: mean probability, share of fakes with its Wilson interval."""
    order = np.argsort(odds, kind="stable")
    table = []
    for part in np.array_split(order, bins):
        n, share, z = len(part), float(fake[part].mean()), 1.959964
        middle, half = (share + z * z / (2 * n)) / (1 + z * z / n), z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        table.append({"accounts": n, "mean_probability": round(float(probability(odds[part]).mean()), 4), "fakes": round(share, 4),
                      "low": round(float(middle - half), 4), "high": round(float(middle + half), 4)})  # fmt: skip
    return table
