"""The generated part of the model card, and the reliability diagram. Everything in both comes from the figures."""

from pathlib import Path

BEGIN, END = "<!-- generated: models/authenticity/train -->", "<!-- end generated -->"

# What others report of the same accounts; see the card for the sources.
PUBLISHED = (
    ("SRF Data, random forest, one 70/30 split", "–", "–", ".944"),
    ("logistic regression, 5-fold, as published with the data", ".928", ".647", "–"),
)
NAMES = {"auc": "AUC", "f1": "F1", "accuracy": "accuracy", "brier": "Brier", "calibration_slope": "calibration slope",
         "precision_at_1_percent": "precision at 1 %"}  # fmt: skip


def _cell(figure: dict[str, float]) -> str:
    return f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"


def _models(figures: dict, where: str) -> list[str]:
    lines = ["| model | " + " | ".join(NAMES.values()) + " |", "|---|" + "--:|" * len(NAMES)]
    for name, row in figures.items():
        lines.append(f"| {'**this model**' if name == 'model' else name} | " + " | ".join(_cell(row[where][key]) for key in NAMES) + " |")
    if where == "cross_validated":
        lines += [f"| {name} | {area} | {f1} | {right} | – | – | – |" for name, area, f1, right in PUBLISHED]
    return lines


def _measured_sets(sets: list[dict]) -> list[str]:
    lines = ["| columns | AUC |", "|---|--:|"]
    for row in sets:
        if row["measured"] and len(row["columns"]) in (7, 6, 2, 3):
            lines.append(f"| {', '.join(row['columns'])} | {_cell(row['auc'])} |")
    measured = sum(row["measured"] for row in sets)
    return [f"{measured} of {len(sets)} sets of columns are measured. Those of two, three, six and all columns:", "", *lines]


def _text(written: dict) -> str:
    data, parts = written["data"], []
    parts += [f"On the {data['accounts']} labelled accounts ({data['fakes']} fakes), {written['protocol']}; F1, accuracy at probability .5:", ""]
    parts += _models(written["figures"], "cross_validated")
    parts += ["", f"On InstaFake ({data['instafake_accounts']} accounts, {data['instafake_fakes']} fakes), trained on the accounts above alone:", ""]
    parts += _models(written["figures"], "instafake")
    parts += ["", "![reliability](reliability.svg)", "", "What each column is worth, by AUC in cross-validation:", ""]
    parts += ["| column | alone | all but it |", "|---|--:|--:|"]
    parts += [f"| {name} | {row['alone']:.3f} | {row['without']:.3f} |" for name, row in written["worth"].items()]
    parts += ["", *_measured_sets(written["column_sets"])]
    parts += ["", "Lists of 500 accounts with another share of fakes than the training data has:", ""]
    parts += ["| share of fakes | mean estimate | 90 % intervals that have it | Brier, share known | Brier, share of the training data |", "|--:|--:|--:|--:|--:|"]
    parts += [f"| {row['share']:.0%} | {row['mean_estimate']:.3f} | {row['covered']:.3f} | {row['brier_share_known']:.4f} | {row['brier_share_of_training']:.4f} |"
              for row in written["shifts"]]  # fmt: skip
    return "\n".join(parts) + "\n"


def _diagram(bins: list[dict[str, float]]) -> str:
    """Share of fakes by mean probability, a dot a tenth of the accounts; on the diagonal where probabilities are right."""
    size, left, top, side = 360, 46, 14, 290
    x, y = (lambda p: left + side * p), (lambda p: top + side * (1 - p))
    shapes = [f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
              f'<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="none" stroke="#333"/>']  # fmt: skip
    for tick in (0, 0.25, 0.5, 0.75, 1):
        shapes.append(f'<text x="{x(tick):.1f}" y="{top + side + 16}" text-anchor="middle">{tick:g}</text>')
        shapes.append(f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for row in bins:
        at = x(row["mean_probability"])
        shapes.append(f'<line x1="{at:.1f}" y1="{y(row["low"]):.1f}" x2="{at:.1f}" y2="{y(row["high"]):.1f}" stroke="#0a6"/>')
        shapes.append(f'<circle cx="{at:.1f}" cy="{y(row["fakes"]):.1f}" r="4" fill="#0a6"/>')
    shapes.append(f'<text x="{left + side / 2}" y="{size - 12}" text-anchor="middle">mean probability of a fake</text>')
    shapes.append(f'<text transform="translate(12 {top + side / 2}) rotate(-90)" text-anchor="middle">share of fakes, 95 %</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12" role="img" '
            f'aria-label="Reliability diagram">\n<rect width="{size}" height="{size}" fill="#fff"/>\n' + "\n".join(shapes) + "\n</svg>\n")  # fmt: skip


def write(written: dict, folder: Path) -> None:
    """Fills the card's generated block and draws the diagram."""
    (folder / "reliability.svg").write_text(_diagram(written["reliability"]), encoding="utf-8")
    card = folder / "MODEL_CARD.md"
    text = card.read_text(encoding="utf-8") if card.exists() else f"{BEGIN}\n{END}\n"
    head, rest = text.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    card.write_text(f"{head}{BEGIN}\n{_text(written)}{END}{tail}", encoding="utf-8")
