#!/usr/bin/env python3
"""Does a brand's text find the creators that will work with it? Vectors of the embedder beside TF-IDF and BM25, on real posts (instagram_2020).

    models/embedder/retrieve VOUCH          VOUCH_DATA names the folder with instagram_2020; without it: skipped, exit status 77

Split by time at four fifths of the posts. A brand is a handle that creators tag, mention or name as sponsor; its text is that of the earlier
posts that do so. All creators with earlier posts are ranked, but those whom the brand had before; positives are those who have it for the
first time afterwards. Brands with at least 5 earlier creators. A creator's text is all of their earlier posts. Prints recall in the first
50, the area under the curve, and 95 % intervals over brands. Nothing is chosen by this.
"""

import csv
import json
import lzma
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import scipy.stats
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

LEAST_CREATORS, FIRST = 5, 50
K1, B = 1.2, 0.75  # of BM25 (S. Robertson, H. Zaragoza, 2009)


def embedded(vouch: str, texts: list[str]) -> np.ndarray:
    """Vectors of length 1, 0 where a text is unknown."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    done = subprocess.run([vouch, "text", "embed", "-"], input=lines, capture_output=True, text=True, check=True)
    vectors = np.zeros((len(texts), 256), dtype=np.float32)
    for row, line in zip(vectors, done.stdout.splitlines(), strict=True):
        row[:] = json.loads(line)["vector"] or 0
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def pooled(vectors: np.ndarray, members: list[list[int]]) -> np.ndarray:
    means = np.stack([vectors[rows].mean(axis=0) for rows in members])
    centred = means - vectors.mean(axis=0)  # what all posts share says nothing about one
    return centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)


def bm25(creators: list[str], brands: list[str]) -> np.ndarray:
    counter = CountVectorizer(token_pattern=r"(?u)\b\w\w+\b")
    counts = counter.fit_transform(creators).astype(np.float32)
    asked = (counter.transform(brands) > 0).astype(np.float32)
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log(1 + (counts.shape[0] - holders + 0.5) / (holders + 0.5))
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    counts.data = counts.data * (K1 + 1) / (counts.data + K1 * (1 - B + B * lengths[rows] / lengths.mean())) * rarity[counts.indices]
    return np.asarray((asked @ counts.T).todense())


def main() -> int:
    folder = Path(os.environ.get("VOUCH_DATA", "")) / "instagram_2020"
    if not os.environ.get("VOUCH_DATA") or not folder.is_dir():
        print("skipped: VOUCH_DATA names no folder with instagram_2020")
        return 77
    with lzma.open(folder / "posts.tsv.xz", "rt", encoding="utf-8", newline="") as file:
        posts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    posts.sort(key=lambda post: (int(post["taken_at"]), post["post_id"]))
    cut = len(posts) * 4 // 5
    earlier = posts[:cut]
    ties: list[dict[str, set[str]]] = [defaultdict(set), defaultdict(set)]
    naming = defaultdict(list)
    for place, post in enumerate(posts):
        handles = {handle for column in ("sponsors", "tagged", "mentions") for handle in post[column].split(",") if handle}
        for handle in handles - {post["creator"]}:
            ties[place >= cut][handle].add(post["creator"])
            if place < cut:
                naming[handle].append(place)
    names = sorted({post["creator"] for post in earlier})
    place_of = {name: i for i, name in enumerate(names)}
    members: list[list[int]] = [[] for _ in names]
    for place, post in enumerate(earlier):
        members[place_of[post["creator"]]].append(place)
    brands = sorted(brand for brand, had in ties[0].items() if len(had) >= LEAST_CREATORS and any(c in place_of for c in ties[1][brand] - had))
    texts = [post["caption"] for post in earlier]
    creator_texts = [" ".join(texts[i] for i in rows) for rows in members]
    brand_texts = [" ".join(texts[i] for i in naming[brand]) for brand in brands]
    vectors = embedded(sys.argv[1], texts)
    term = TfidfVectorizer(sublinear_tf=True)
    creator_terms = term.fit_transform(creator_texts)
    scores = {"vectors": pooled(vectors, [naming[brand] for brand in brands]) @ pooled(vectors, members).T,
              "TF-IDF": np.asarray((term.transform(brand_texts) @ creator_terms.T).todense()), "BM25": bm25(creator_texts, brand_texts)}  # fmt: skip
    scores["vectors and TF-IDF"] = sum(np.apply_along_axis(scipy.stats.rankdata, 1, scores[name]) for name in ("vectors", "TF-IDF"))
    scores["random"] = np.random.default_rng(1).random((len(brands), len(names)))
    print(f"{len(brands)} brands, {len(names)} creators, {len(earlier)} earlier posts")
    for name, table in scores.items():
        recalls, areas = [], []
        for brand, row in zip(brands, table, strict=True):
            had = ties[0][brand]
            open_to = np.array([i for i, creator in enumerate(names) if creator not in had])
            hit = np.array([names[i] in ties[1][brand] for i in open_to])
            ranks = scipy.stats.rankdata(-row[open_to], method="average")
            recalls.append((ranks[hit] <= FIRST).mean())
            areas.append(1 - (ranks[hit].mean() - (hit.sum() + 1) / 2) / (~hit).sum())
        draw = np.random.default_rng(2)
        drawn = draw.integers(0, len(brands), (1000, len(brands)))
        cells = []
        for values in (np.array(recalls), np.array(areas)):
            low, high = np.percentile(values[drawn].mean(axis=1), (2.5, 97.5))
            cells.append(f"{values.mean():.3f} [{low:.3f}, {high:.3f}]")
        print(f"{name}: R@{FIRST} {cells[0]}, AUC {cells[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
