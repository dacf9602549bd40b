"""Trains and validates the model of account authenticity, and writes it with its figures. Run by `train`."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

import card
import trees
import validation
from features import COLUMN_SETS, COLUMNS, FEATURES, FULL, features_of
from labelled_accounts import instafake, srf

HERE = Path(__file__).resolve().parent
VERSION = 1
ASSUMED_SHARE = 0.1


def description(rows: list[dict], fake: np.ndarray, model: trees.Model, parts: list[bytes]) -> str:
    """What engine/credibility/authenticity_model.h reads: one thing a line."""
    lines = [
        "vouch authenticity model 1",
        f"name srf-2017\nversion {VERSION}\nplatform instagram",
        f"accounts {len(fake)}\nfakes {int(fake.sum())}\nassumed_share {ASSUMED_SHARE}",
        "looks_like accounts labelled as fake by hand in 2017",
        "source SRF Data, Fake followers of Swiss influencers, 2017, CC BY-SA 4.0",
        f"calibration {model.slope:.6f} {model.intercept:.6f}",
        *(f"feature {feature.name} {feature.sign:+d} {' '.join(feature.columns)}" for feature in FEATURES),
        f"trees {hashlib.sha256(b''.join(parts)).hexdigest()} {' '.join(str(len(part)) for part in parts)}",
    ]
    for row in rows:
        name = ",".join(row["columns"]) or "none"
        area = row["auc"]
        lines.append(f"set {name} {'measured' if row['measured'] else 'unknown'} {area['value']:.4f} {area['low']:.4f} {area['high']:.4f}"
                     f" {' '.join(map(str, row['counts']))} {row['spread']:.4f}")  # fmt: skip
    return "\n".join(lines) + "\n"


def examples(model: trees.Model) -> str:
    """Made-up accounts under many sets of columns with their log-odds, for the test that compares the program with this."""
    random = np.random.default_rng(7)
    lines = [",".join((*COLUMNS, "log_odds"))]
    for columns in COLUMN_SETS[:: len(COLUMN_SETS) // 60]:
        length = random.integers(1, 31)
        values = (*np.floor(10.0 ** random.uniform(0, 5, 3)), length, random.integers(0, length + 1), random.integers(2), random.integers(2))
        account = {name: np.array([float(value)]) for name, value in zip(COLUMNS, values, strict=True)}
        cells = [f"{account[name][0]:.0f}" if name in columns else "" for name in COLUMNS]
        lines.append(",".join((*cells, f"{model.log_odds(features_of(account, columns))[0]:.6f}")))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with srf_fake_followers and instafake")
    parser.add_argument("--to", type=Path, default=HERE, help="folder that the model and its figures are written to")
    options = parser.parse_args()
    accounts, fake = srf(options.data)
    odds = validation.out_of_fold(accounts, fake)
    full = odds[:, COLUMN_SETS.index(FULL)]
    rows = validation.column_sets(fake, odds)
    features = trees.masked(accounts)
    model = trees.fit_calibrated(features, fake)
    parts = [trees.bytes_of(part) for part in (model.trees, *trees.bags(features, fake))]
    (options.to / "authenticity.model").write_text(description(rows, fake, model, parts), encoding="utf-8")
    (options.to / "authenticity.trees").write_bytes(b"".join(parts))
    (options.to / "examples.csv").write_text(examples(model), encoding="utf-8")
    others, other_fake = instafake(options.data)
    figures = {
        "model": {"cross_validated": validation.figures(fake, full),
                  "instafake": validation.figures(other_fake, model.log_odds(features_of(others))[None])},
        **{name: {"cross_validated": validation.figures(fake, validation.peer_odds(name, accounts, fake)),
                  "instafake": validation.figures(other_fake, validation.peer_on(name, accounts, fake, others))}
           for name in validation.PEERS},
    }  # fmt: skip
    written = {
        "data": {"accounts": len(fake), "fakes": int(fake.sum()), "instafake_accounts": len(other_fake), "instafake_fakes": int(other_fake.sum())},
        "protocol": f"{validation.REPEATS} times {validation.FOLDS}-fold cross-validation; 95 % bootstrap intervals over accounts",
        "figures": figures,
        "reliability": validation.measures.reliability(fake, full.mean(axis=0)),
        "column_sets": [{key: row[key] for key in ("columns", "auc", "measured")} for row in rows if row["columns"]],
        "worth": validation.worth(rows),
        "shifts": validation.shifts(fake, full),
    }
    (options.to / "figures.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    card.write(written, options.to)


if __name__ == "__main__":
    main()
