#!/usr/bin/env python3
"""Draws the posts that are labelled by hand, the same ones each time, or others to read while the rules are written.

    draw_posts.py DATA [--sample second]          post_id, stratum, weight of each drawn post
    draw_posts.py DATA [--sample second] --show   their texts, to be labelled (by docs/reference/disclosure_labelling.md)

DATA is a folder with `posts.tsv` or `posts.tsv.xz` of instagram_2020. Strata: `sponsors` (the field is filled), `sign` (it is
not, and the text holds a word that often stands in advertising: a coarse list of its own, not the program's), `rest`.
Within a stratum posts are ordered by the SHA-256 of a fixed word and their id; a sample takes a piece of that order. `first` was
labelled before the rules were written, `second` after them, from places that were not looked at while they were.
"""

import argparse
import hashlib
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Of each stratum: where the piece begins in its order, and how many posts it takes.
SAMPLES = {"first": {"sponsors": (0, 75), "sign": (0, 125), "rest": (0, 100)}, "second": {"sign": (825, 80), "rest": (2700, 40)}}
SIGN = re.compile(r"(?i)(\b(ads?|sponsor\w*|spon|partner\w*|gifted|pr|sample|code|rabatt\w*|werbung|anzeige|unbezahlt\w*|collab\w*|"
                  r"kooperation|affiliate|ambassador|discount|giveaway|thanks to|thank you to|c/o|promo\w*|paid|werb\w*|publi\w*|"
                  r"pubblicit\w*|adv|reklam\w*)\b|%)")


class Post(NamedTuple):
    post_id: str
    sponsors: str
    hashtags: str
    text: str


def read_posts(data: Path) -> Iterator[Post]:
    plain, packed = data / "posts.tsv", data / "posts.tsv.xz"
    with (plain.open(encoding="utf-8") if plain.exists() else lzma.open(packed, "rt", encoding="utf-8")) as lines:
        column = {name: i for i, name in enumerate(next(lines).rstrip("\n").split("\t"))}
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            text = re.sub(r"\\([nt\\])", lambda m: {"n": "\n", "t": "\t", "\\": "\\"}[m.group(1)], cells[column["caption"]])
            yield Post(cells[column["post_id"]], cells[column["sponsors"]], cells[column["hashtags"]], text)


def stratum_of(post: Post) -> str:
    if post.sponsors:
        return "sponsors"
    return "sign" if SIGN.search(post.text) else "rest"


def by_stratum(data: Path) -> dict[str, list[Post]]:
    """The posts of each stratum, in the order in which they are drawn."""
    strata: dict[str, list[Post]] = {name: [] for name in SAMPLES["first"]}
    for post in read_posts(data):
        strata[stratum_of(post)].append(post)
    for posts in strata.values():
        posts.sort(key=lambda post: hashlib.sha256(b"disclosure " + post.post_id.encode()).digest())
    return strata


def drawn(data: Path, sample: str) -> Iterator[tuple[str, float, list[Post]]]:
    """Each stratum of a sample: its name, the weight of a post, the posts."""
    strata = by_stratum(data)
    for stratum, (begin, n) in SAMPLES[sample].items():
        yield stratum, len(strata[stratum]) / n, strata[stratum][begin:begin + n]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of instagram_2020")
    parser.add_argument("--sample", choices=list(SAMPLES), default="first")
    parser.add_argument("--show", action="store_true", help="print texts")
    arguments = parser.parse_args()
    if not arguments.show:
        print("post_id,stratum,weight")
    for stratum, weight, posts in drawn(arguments.data, arguments.sample):
        for post in posts:
            print(f"{post.post_id}\t" + post.text.replace("\n", " / ") if arguments.show else f"{post.post_id},{stratum},{weight:.6f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
