#!/usr/bin/env python3
"""What the embedder within the program is worth on pairs of sentences that people judged (STS-B, translated; dev half), which nothing was
learned from or chosen by, and whether that is enough. Writes figures.json where --figures names it.

    models/embedder/evaluate VOUCH [--figures FILE]      VOUCH_DATA names the folder with stsb_multi_mt; without it: skipped, exit status 77
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import scipy.stats

LANGUAGES = ("en", "de", "es", "fr", "it")
AT_LEAST = {"en": 0.76, "de": 0.72, "en-de": 0.70}
RESAMPLES = 1000


def embedded(vouch: str, texts: list[str]) -> np.ndarray:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    done = subprocess.run([vouch, "text", "embed", "-"], input=lines, capture_output=True, text=True, check=True)
    vectors = [json.loads(line)["vector"] for line in done.stdout.splitlines()]
    size = next(len(vector) for vector in vectors if vector)
    return np.array([vector or [0] * size for vector in vectors], dtype=float)


def cosines(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return (one * other).sum(axis=1) / np.maximum(lengths, 1e-9)


def figure(cosine: np.ndarray, judged: np.ndarray) -> dict[str, float]:
    """Spearman's correlation with a 95 % interval by resampling pairs."""
    draw = np.random.default_rng(1)
    drawn = [draw.integers(0, len(judged), len(judged)) for _ in range(RESAMPLES)]
    low, high = np.percentile([scipy.stats.spearmanr(cosine[at], judged[at])[0] for at in drawn], (2.5, 97.5))
    return {"value": float(scipy.stats.spearmanr(cosine, judged)[0]), "low": float(low), "high": float(high)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vouch")
    parser.add_argument("--figures", type=Path)
    options = parser.parse_args()
    folder = Path(os.environ.get("VOUCH_DATA", "")) / "stsb_multi_mt"
    if not os.environ.get("VOUCH_DATA") or not folder.is_dir():
        print("skipped: VOUCH_DATA names no folder with stsb_multi_mt")
        return 77
    sides, judged = {}, np.array([])
    for language in LANGUAGES:
        with open(folder / f"stsb-{language}-dev.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        judged = np.array([float(row[2]) for row in rows])
        sides[language] = [embedded(options.vouch, [row[side] for row in rows]) for side in (0, 1)]
    pairs = {language: (sides[language][0], sides[language][1]) for language in LANGUAGES}
    pairs["en-de"] = (sides["en"][0], sides["de"][1])
    figures = {name: figure(cosines(*pair), judged) for name, pair in pairs.items()}
    for name, found in figures.items():
        wanted = f", at least {AT_LEAST[name]:.2f}" if name in AT_LEAST else ""
        print(f"STS-B dev, {name}: Spearman {found['value']:.4f} [{found['low']:.4f}, {found['high']:.4f}]{wanted}")
    if options.figures:
        options.figures.write_text(json.dumps({"pairs": len(judged), "spearman": figures}, indent=1) + "\n", encoding="utf-8")
    return 0 if all(figures[name]["value"] >= least for name, least in AT_LEAST.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
