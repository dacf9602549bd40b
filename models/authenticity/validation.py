"""What the model is worth on accounts that it has not seen: repeated cross-validation, other models on the same folds."""

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import measures
import trees
from features import COLUMN_SETS, COLUMNS, FEATURES, FULL, Table, features_of
from prevalence import ErrorRates, share_of_fakes

FOLDS, REPEATS = 5, 10
SET_DRAWS = 400
MEASURED_FROM = 0.75  # lower end of a column set's AUC from which on it counts as measured


def _splits(fake: np.ndarray) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """[repeats][folds] of training and test rows."""
    every = list(RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=REPEATS, random_state=3).split(fake, fake))
    return [every[r * FOLDS : (r + 1) * FOLDS] for r in range(REPEATS)]


def out_of_fold(accounts: Table, fake: np.ndarray) -> np.ndarray:
    """Log-odds of every account under every set of columns by a model that has not seen it, [repeats x sets x accounts]."""
    features = trees.masked(accounts)
    odds = np.zeros((REPEATS, len(COLUMN_SETS), len(fake)))
    for repeat, folds in enumerate(_splits(fake)):
        for train, test in folds:
            odds[repeat][:, test] = trees.fit_calibrated(features[:, train], fake[train]).log_odds(features[:, test])
        print(f"cross-validation {repeat + 1} of {REPEATS}", flush=True)
    return odds


def _plain_features(accounts: Table) -> np.ndarray:
    """Counts as logarithms, for models that see sizes and not order alone."""
    counts = {feature.name for feature in FEATURES[:4]}
    columns = features_of(accounts).astype(np.float64)
    return np.column_stack([np.log1p(v) if feature.name in counts else v for feature, v in zip(FEATURES, columns.T, strict=True)])


def _as_odds(p: np.ndarray) -> np.ndarray:
    clipped = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


PEERS = {
    "logistic regression": lambda: make_pipeline(StandardScaler(), LogisticRegression(C=1.0)),
    "random forest": lambda: RandomForestClassifier(500, min_samples_leaf=2, n_jobs=1, random_state=1),
}


def peer_odds(name: str, accounts: Table, fake: np.ndarray) -> np.ndarray:
    """[repeats x accounts]; repeats of the forest are three, which is enough for a row of a table."""
    features = _plain_features(accounts)
    repeats = _splits(fake)[: REPEATS if name == "logistic regression" else 3]
    odds = np.zeros((len(repeats), len(fake)))
    for repeat, folds in enumerate(repeats):
        for train, test in folds:
            odds[repeat, test] = _as_odds(PEERS[name]().fit(features[train], fake[train]).predict_proba(features[test])[:, 1])
    return odds


def peer_on(name: str, accounts: Table, fake: np.ndarray, others: Table) -> np.ndarray:
    """Log-odds of other accounts, [1 x accounts]."""
    model = PEERS[name]().fit(_plain_features(accounts), fake)
    return _as_odds(model.predict_proba(_plain_features(others))[:, 1])[None]


def figures(fake: np.ndarray, odds: np.ndarray) -> dict[str, dict[str, float]]:
    """The row of a table, `odds` [repeats x accounts]."""
    named = {"auc": measures.auc, "f1": measures.f1, "accuracy": measures.accuracy, "brier": measures.brier,
             "calibration_slope": measures.slope, "precision_at_1_percent": measures.precision_at_top}  # fmt: skip
    return {name: measures.with_interval(measure, fake, odds) for name, measure in named.items()}


def column_sets(fake: np.ndarray, odds: np.ndarray) -> list[dict]:
    """For each set of columns how well it tells fakes, its counts of right and wrong at the threshold (the share of fakes in
    the training data), and how far its log-odds lie from those of all columns; never nearer than those of a larger set."""
    threshold = float(np.log(fake.mean() / (1 - fake.mean())))
    full = odds[:, COLUMN_SETS.index(FULL)]
    rows: list[dict] = []
    for i, columns in enumerate(COLUMN_SETS):
        apart = float(np.sqrt(np.mean((odds[:, i] - full) ** 2)))
        larger = [row["spread"] for row in rows if set(row["columns"]) > set(columns)]
        counts = np.mean([measures.confusion(fake, repeat, threshold) for repeat in odds[:, i]], axis=0)
        area = measures.with_interval(measures.auc, fake, odds[:, i], SET_DRAWS) if columns else {"value": 0.5, "low": 0.5, "high": 0.5}
        rows.append({"columns": list(columns), "auc": area, "measured": area["low"] >= MEASURED_FROM,
                     "counts": [int(n) for n in np.rint(counts)], "spread": max([apart, *larger])})  # fmt: skip
    return rows


def worth(rows: list[dict]) -> dict[str, dict[str, float]]:
    """AUC of each column alone, and of all but it."""
    area = {tuple(row["columns"]): row["auc"]["value"] for row in rows}
    return {name: {"alone": area[(name,)], "without": area[tuple(c for c in COLUMNS if c != name)]} for name in COLUMNS}


def shifts(fake: np.ndarray, odds: np.ndarray, draws: int = 4000, accounts: int = 500) -> list[dict[str, float]]:
    """Lists of accounts among which another share is fake than in the training data. The labelled accounts stand for the
    population: error rates come from as many as there are, drawn with replacement, lists likewise. How often the 90 %
    interval of the share has the true one, and the Brier score with the true share assumed and with that of the training
    data."""
    random = np.random.default_rng(5)
    base = fake.mean()
    threshold = np.log(base / (1 - base))
    fakes, others = np.flatnonzero(fake == 1), np.flatnonzero(fake == 0)
    table = []
    for share in (0.05, 0.10, 0.20, 0.40):
        estimates, covered, known, plain = [], 0, [], []
        for draw in range(draws):
            repeat = odds[draw % len(odds)]
            seen = np.concatenate([random.choice(fakes, len(fakes)), random.choice(others, len(others))])
            rates = ErrorRates(*measures.confusion(fake[seen], repeat[seen], threshold))
            n = random.binomial(accounts, share)
            drawn = np.concatenate([random.choice(fakes, n), random.choice(others, accounts - n)])
            estimate, low, high = share_of_fakes(int((repeat[drawn] >= threshold).sum()), accounts, rates)
            estimates.append(estimate)
            covered += low <= share <= high
            moved = repeat[drawn] + np.log(share / (1 - share)) - threshold
            known.append(measures.brier(fake[drawn], moved))
            plain.append(measures.brier(fake[drawn], repeat[drawn]))
        table.append({"share": share, "mean_estimate": round(float(np.mean(estimates)), 4), "covered": round(covered / draws, 4),
                      "brier_share_known": round(float(np.mean(known)), 4), "brier_share_of_training": round(float(np.mean(plain)), 4)})  # fmt: skip
    return table
