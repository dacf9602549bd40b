#!/usr/bin/env python3
"""Measures `vouch text even-handedness` on posts labelled by hand.

    evaluate.py --vouch PROGRAM --data DATA [--half development] [--json] [--wrong] [--same-as FIGURES]

DATA is the folder of instagram_2020. The program sees the text and nothing else. Precision, recall and F1 of each class, their
macro mean over the classes that the labels have, and the share of right answers; 95 % intervals by the bootstrap over posts within
strata (B. Efron, "Bootstrap methods: another look at the jackknife", 1979; 2,000 draws of a fixed seed), once plain and once with
the weights of the strata. `--wrong` lists ids. `--same-as` takes figures that `--json` wrote: status 1 where those of now are others.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from draw_posts import drawn

HERE = Path(__file__).resolve().parent
CLASSES = ["neutral", "praise", "drawback", "correction"]
DRAWS, SEED, NEEDED = 2000, 20261123, 0.75


class Case(NamedTuple):
    post_id: str
    language: str
    stratum: str
    label: str
    answer: str
    weight: float


def answers(vouch: Path, texts: list[tuple[str, str]]) -> tuple[list[str], str]:
    lines = "".join(json.dumps({"id": post_id, "text": text}) + "\n" for post_id, text in texts)
    done = subprocess.run([vouch, "text", "even-handedness", "-"], input=lines, text=True, capture_output=True, check=True)
    read = [json.loads(line) for line in done.stdout.splitlines()]
    return [one["class"] or "neutral" for one in read], read[0]["rules"]


def cases_of(vouch: Path, data: Path, half: str) -> tuple[list[Case], str]:
    labels = {row["post_id"]: row for row in csv.DictReader((HERE / "labels.csv").open(encoding="utf-8"))}
    posts = [one for one in drawn(data) if one.half == half]
    given, rules = answers(vouch, [(one.post.post_id, one.post.text) for one in posts])
    return [Case(one.post.post_id, one.language, one.stratum, labels[one.post.post_id]["class"], answer, one.weight)
            for one, answer in zip(posts, given, strict=True)], rules  # fmt: skip


def f1(cases: list[Case], name: str, weighted: bool) -> float | None:
    weight = (lambda one: one.weight) if weighted else (lambda one: 1.0)
    hits = sum(weight(one) for one in cases if one.label == one.answer == name)
    named = sum(weight(one) for one in cases if one.label == name) + sum(weight(one) for one in cases if one.answer == name)
    return 2 * hits / named if named else None


def macro(cases: list[Case], names: list[str], weighted: bool) -> float:
    return sum(f1(cases, name, weighted) or 0.0 for name in names) / len(names)


def bootstrap(cases: list[Case], figure: Callable[[list[Case]], float | None]) -> list[float]:
    strata: dict[tuple[str, str], list[Case]] = {}
    for one in cases:
        strata.setdefault((one.language, one.stratum), []).append(one)
    source = random.Random(SEED)
    values = sorted(value for _ in range(DRAWS)
                    if (value := figure([one for part in strata.values() for one in source.choices(part, k=len(part))])) is not None)  # fmt: skip
    return [values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]]


def measured(cases: list[Case], rules: str, half: str) -> dict:
    names = [name for name in CLASSES if any(one.label == name for one in cases)]
    result: dict = {"half": half, "posts": len(cases), "rules": rules, "classes": {}, "strata": {}}
    for name in CLASSES:
        labelled, answered = sum(one.label == name for one in cases), sum(one.answer == name for one in cases)
        row: dict = {"labelled": labelled, "answered": answered, "hits": sum(one.label == one.answer == name for one in cases)}
        if labelled:
            row["f1"], row["interval"] = f1(cases, name, False), bootstrap(cases, lambda some, n=name: f1(some, n, False))
            row["weighted"] = f1(cases, name, True)
        result["classes"][name] = row
    result["macro_f1"] = macro(cases, names, False)
    result["macro_interval"] = bootstrap(cases, lambda some: macro(some, names, False))
    result["macro_weighted"] = macro(cases, names, True)
    result["macro_weighted_interval"] = bootstrap(cases, lambda some: macro(some, names, True))
    result["right"] = sum(one.label == one.answer for one in cases) / len(cases)
    for key in sorted({(one.language, one.stratum) for one in cases}):
        part = [one for one in cases if (one.language, one.stratum) == key]
        result["strata"][" ".join(key)] = {
            "posts": len(part), "right": sum(one.label == one.answer for one in part),
            "drawbacks": sum(one.label == "drawback" for one in part), "drawbacks_found": sum(one.label == one.answer == "drawback" for one in part),
            "drawbacks_answered": sum(one.answer == "drawback" for one in part)}  # fmt: skip
    result["reaches"] = bool(result["macro_f1"] >= NEEDED and all("f1" in row and row["f1"] >= NEEDED for row in result["classes"].values()))
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vouch", type=Path, required=True, help="the program")
    parser.add_argument("--data", type=Path, required=True, help="folder of instagram_2020")
    parser.add_argument("--half", choices=["development", "held_out"], default="development")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--same-as", type=Path, help="figures to compare with")
    parser.add_argument("--wrong", action="store_true", help="list ids that were answered otherwise than labelled")
    arguments = parser.parse_args()
    cases, rules = cases_of(arguments.vouch, arguments.data, arguments.half)
    result = measured(cases, rules, arguments.half)
    if arguments.same_as:
        same = json.loads(arguments.same_as.read_text(encoding="utf-8")) == json.loads(json.dumps(result))
        print(f"{arguments.half}: rules {rules}, {'the same figures' if same else 'other figures'} as in {arguments.same_as.name}")
        return 0 if same else 1
    if arguments.json:
        print(json.dumps(result, indent=1))
        return 0
    print(f"{result['posts']} posts, {arguments.half}, rules {rules}; right {result['right']:.3f}")
    for name, row in result["classes"].items():
        print(f"{name}: labelled {row['labelled']}, answered {row['answered']}, hits {row['hits']}, F1 {row.get('f1')} {row.get('interval')}")
    print(f"macro F1 {result['macro_f1']:.3f} {result['macro_interval']}; weighted {result['macro_weighted']:.3f} {result['macro_weighted_interval']}")
    if arguments.wrong:
        for one in cases:
            if one.label != one.answer:
                print(f"{one.post_id} {one.language} {one.stratum}: labelled {one.label}, answered {one.answer}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
