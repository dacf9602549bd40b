#!/usr/bin/env python3
"""Fills the generated part of MODEL_CARD.md from training.json and figures.json. Run after `train` and `evaluate --figures figures.json`."""

import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- generated: models/embedder/card.py -->", "<!-- end generated -->"
NAMES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "en-de": "English against German"}


def text() -> str:
    training = json.loads((HERE / "training.json").read_text(encoding="utf-8"))
    judged = json.loads((HERE / "figures.json").read_text(encoding="utf-8"))
    lines = [f"Spearman's correlation of cosines with people's judgement, STS-B dev, {judged['pairs']} pairs, 95 % intervals by resampling pairs:", "",
             "| pairs | Spearman |", "|---|--:|"]  # fmt: skip
    lines += [f"| {NAMES[name]} | {row['value']:.3f} [{row['low']:.3f}, {row['high']:.3f}] |" for name, row in judged["spearman"].items()]
    rows = {name: row for name, row in training["tuning"].items() if row}
    columns = list(next(iter(rows.values())))
    lines += ["", "Nearness to the encoder on texts that it was not learned from (Spearman between both cosines over pairs; share of messages whose "
              "German translation is the nearest), in floating-point numbers before rounding:", "", "| | " + " | ".join(columns) + " |",
              "|---|" + "--:|" * len(columns)]  # fmt: skip
    lines += [f"| {name} | " + " | ".join(f"{row[column]:.3f}" for column in columns) + " |" for name, row in rows.items()]
    lines += ["", "Texts that it learned from: " + ", ".join(f"{count:,} of {name}" if name != "drawn" else f"{count:,} drawn runs of pieces"
              for name, count in training["texts"].items()) + f". File: {(HERE / 'embedder.model').stat().st_size / 1e6:.1f} MB."]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    card = HERE / "MODEL_CARD.md"
    head, _, rest = card.read_text(encoding="utf-8").partition(BEGIN)
    card.write_text(f"{head}{BEGIN}\n{text()}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
