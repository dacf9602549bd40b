"""What choices were made by: how near a student comes to the encoder on texts that neither learned from. Research texts are read in place
and only counted; sentence pairs with human judgements (STS-B) are not among them."""

import lzma
import random
from pathlib import Path

import numpy as np
import scipy.stats

import corpus
from teacher import Teacher

TEXTS = 1500


def _column(file: Path, name: str) -> list[str]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        place = next(lines).rstrip("\n").split("\t").index(name)
        return [line.rstrip("\n").split("\t")[place] for line in lines]


class Tuning:
    def __init__(self, teacher: Teacher, data: Path, messages: Path):
        draw = random.Random(3)
        with lzma.open(data / "germeval2018/germeval2018.training.txt.xz", "rt", encoding="utf-8") as lines:
            tweets = [line.split("\t")[0] for line in lines]
        posts = [text for text in _column(data / "instagram_2020/posts.tsv.xz", "caption") if len(text) > 40]
        pairs = corpus.parallel(messages, "de")
        texts = {"English arguments": draw.sample(_column(data / "valueeval23/arguments-training.tsv.xz", "Premise"), TEXTS),
                 "German tweets": draw.sample(tweets, TEXTS), "posts": draw.sample(posts, TEXTS),
                 "English messages": [pair[0] for pair in pairs], "German messages": [pair[1] for pair in pairs]}  # fmt: skip
        self.rows = {name: [teacher.ids(text) for text in part] for name, part in texts.items()}
        self.vectors = {name: teacher.encode(rows) for name, rows in self.rows.items()}

    def figures(self, vectors: dict[str, np.ndarray]) -> dict[str, float]:
        """Spearman between cosines of the student and of the encoder; share of messages whose translation is the nearest."""
        v = {name: part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9) for name, part in vectors.items()}
        found = {name: _agreement(v[name], self.vectors[name]) for name in ("English arguments", "German tweets", "posts")}
        across = v["English messages"] @ v["German messages"].T
        at = np.arange(len(across))
        found["translation found"] = float(((across.argmax(axis=1) == at).mean() + (across.argmax(axis=0) == at).mean()) / 2)
        return found


def _agreement(student: np.ndarray, teacher: np.ndarray) -> float:
    """Over pairs of each text with one at random and with the encoder's nearest of 20, of 200 and of as many as there are."""
    draw, n = np.random.default_rng(1), len(teacher)
    at = np.arange(n)
    near = teacher @ teacher.T
    np.fill_diagonal(near, -2)
    others = [draw.permutation(n)]
    for among in (20, 200, n):
        drawn = draw.integers(0, n, (n, among))
        others.append(drawn[at, near[at[:, None], drawn].argmax(axis=1)])
    one, other = np.tile(at, 4), np.concatenate(others)
    return float(scipy.stats.spearmanr((student[one] * student[other]).sum(axis=1), (teacher[one] * teacher[other]).sum(axis=1))[0])
