#!/usr/bin/env python3
"""Measures `vouch text disclosure` on posts labelled by hand.

    evaluate.py --vouch PROGRAM --data DATA [--sample second] [--json]

DATA is the folder of instagram_2020. The program sees text and nothing else: no hashtags column, no sponsors, no country (so the
European Union's rule). Precision and recall of each class, of commercial against the rest, and of the verdict; shares of the
sample and, with weights, of all posts; 95 % intervals after Wilson, weighted ones with Kish's effective number of posts.
Last: of posts whose `sponsors` field is filled and whose text gives any sign by hand, the share that is found commercial.
Status 1 where that share is below .9.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
from pathlib import Path

from draw_posts import SAMPLES, drawn

HERE = Path(__file__).resolve().parent
CLASSES = ["paid", "gifted", "affiliate", "own_brand", "declared_unpaid", "none"]
COMMERCIAL = set(CLASSES[:4])
Z = 1.959964
LEAST_FOUND = 0.9


def wilson(share: float, n: float) -> tuple[float, float]:
    """95 % interval of a share of n (E. B. Wilson, 1927)."""
    middle, scale = share + Z * Z / (2 * n), 1 + Z * Z / n
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def share_of(cases: list[tuple[bool, float]]) -> dict | None:
    """Of (hit, weight): the share of hits, plain and weighted, each with its interval."""
    if not cases:
        return None
    n, hits = len(cases), sum(hit for hit, _ in cases)
    total = sum(weight for _, weight in cases)
    weighted = sum(weight for hit, weight in cases if hit) / total
    effective = total**2 / sum(weight**2 for _, weight in cases)
    return {"n": n, "hits": hits, "share": hits / n, "interval": wilson(hits / n, n),
            "weighted": weighted, "weighted_interval": wilson(weighted, effective)}


def answers(vouch: Path, posts: list) -> list[dict]:
    lines = "".join(json.dumps({"id": post.post_id, "text": post.text}) + "\n" for post in posts)
    done = subprocess.run([vouch, "text", "disclosure", "-"], input=lines, text=True, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


LABELS = {"first": "labels.csv", "second": "labels_second.csv"}


def measured(vouch: Path, data: Path, sample: str) -> dict:
    labels = {row["post_id"]: row for row in csv.DictReader((HERE / LABELS[sample]).open(encoding="utf-8"))}
    cases = []
    for stratum, weight, posts in drawn(data, sample):
        for post, answer in zip(posts, answers(vouch, posts), strict=True):
            cases.append((labels[post.post_id], answer, weight, stratum))
    result: dict = {"posts": len(cases), "rules": cases[0][1]["rules"], "classes": {}}
    groups = {name: {name} for name in CLASSES} | {"commercial": COMMERCIAL}
    for name, members in groups.items():
        result["classes"][name] = {
            "precision": share_of([(label["class"] in members, weight) for label, answer, weight, _ in cases if answer["class"] in members]),
            "recall": share_of([(answer["class"] in members, weight) for label, answer, weight, _ in cases if label["class"] in members])}
    result["verdict"] = share_of([(label["verdict"] == answer["verdict"], weight) for label, answer, weight, _ in cases])
    result["class"] = share_of([(label["class"] == answer["class"], weight) for label, answer, weight, _ in cases])
    signs = [(answer["class"] in COMMERCIAL, 1.0) for label, answer, _, stratum in cases
             if stratum == "sponsors" and label["class"] in COMMERCIAL]
    result["sponsors_found"] = share_of(signs)
    certain = [(label["class"] == answer["class"], 1.0) for label, answer, _, _ in cases if answer["confidence"] == "certain"]
    result["certain_right"] = share_of(certain)
    return result


def shown(share: dict | None) -> str:
    if share is None:
        return "no cases"
    low, high = share["interval"]
    weighted_low, weighted_high = share["weighted_interval"]
    return (f"{share['hits']}/{share['n']} = {share['share']:.3f} [{low:.3f}, {high:.3f}]; "
            f"weighted {share['weighted']:.3f} [{weighted_low:.3f}, {weighted_high:.3f}]")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vouch", type=Path, required=True, help="the program")
    parser.add_argument("--data", type=Path, required=True, help="folder of instagram_2020")
    parser.add_argument("--sample", choices=list(SAMPLES), default="first")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = measured(arguments.vouch, arguments.data, arguments.sample)
    if arguments.json:
        print(json.dumps(result, indent=1))
    else:
        print(f"{result['posts']} posts, rules {result['rules']}")
        for name, figures in result["classes"].items():
            print(f"{name}: precision {shown(figures['precision'])}")
            print(f"{name}: recall {shown(figures['recall'])}")
        for name in ("class", "verdict", "certain_right", "sponsors_found"):
            print(f"{name}: {shown(result[name])}")
    found = result["sponsors_found"]
    return 0 if found is None or found["share"] >= LEAST_FOUND else 1


if __name__ == "__main__":
    sys.exit(main())
