#!/usr/bin/env python3
"""Draws the posts that are labelled by hand for even-handedness, the same ones each time.

    draw_posts.py DATA            post_id, language, stratum, half, weight of each drawn post
    draw_posts.py DATA --show     their texts, to be labelled (by docs/reference/evenness_labelling.md)

DATA is a folder with `posts.tsv` or `posts.tsv.xz` of instagram_2020. Captions of 60 to 600 characters, at most one of a creator
and stratum, German or English by counting common small words. Strata: `correction` and `sign` hold a word that often stands in
corrections or drawbacks (a coarse list of its own, not the program's), `rest` none; `close`, added when those had given two
corrections, holds one of a narrower list, of the captions up to 900 characters that the other strata did not take. Within a stratum posts are ordered by the
SHA-256 of a fixed word and their id; every second one of that order is held out.
"""

import argparse
import hashlib
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TAKEN = {("de", "correction"): 10, ("de", "sign"): 50, ("de", "rest"): 40,
         ("en", "correction"): 40, ("en", "sign"): 90, ("en", "rest"): 60, ("en", "close"): 70}
SMALL = {"de": re.compile(r"(?i)\b(und|der|die|das|ist|nicht|ich|mit|für|auch|ein|eine|auf|wir|euch|es)\b"),
         "en": re.compile(r"(?i)\b(the|and|is|not|i|with|for|also|a|an|on|we|you|my|this|to|of|it)\b")}
LEAST_SMALL = 3
SHORTEST, LONGEST, CLOSE_LONGEST = 60, 600, 900
CORRECTION = {
    "de": re.compile(r"(?i)\b(korrektur|korrigier\w*|edit|nachtrag|update|geirrt|falsch|revidier\w*|meinung geändert|entschuldig\w*)\b"),
    "en": re.compile(r"(?i)\b(correction|corrected|edit|edited|update|i was wrong|take (it|that) back|changed my mind|my mistake|"
                     r"oops|misspoke|apologi[sz]e|apologies|turns out|i (once |always )?said)\b")}
SIGN = {
    "de": re.compile(r"(?i)\b(aber|leider|allerdings|schade|nachteil\w*|enttäusch\w*|hätte|obwohl|trotzdem|jedoch|nicht so|zu (teuer|süß|"
                     r"klein|groß|schwer|lang|kurz|voll)|nur|überbewertet|mager|schwäche\w*)\b"),
    "en": re.compile(r"(?i)\b(unfortunately|disappoint\w*|downsides?|drawbacks?|wish (it|they|there|this)|wasn'?t|didn'?t (love|like)|"
                     r"don'?t (love|like)|not (worth|a fan|my fav\w*|for everyone|the best|great|perfect|crazy|as good|quite)|"
                     r"overrated|however|although|(the )?only (thing|problem|issue|complaint|con)|pricey|expensive|overpriced|meh|"
                     r"let down|pros|cons|lacking|lacks?|could be better|a (bit|little) too|too (sweet|small|big|heavy|dry|expensive|crowded|"
                     r"busy|touristy)|crowded|to be honest|honest(ly)?)\b")}

CLOSE = re.compile(
    r"(?i)(\bcorrection\b ?[:!—-]|\bedit(ed)? ?[:*!.]|i was wrong|take (it|that|this) back|chang(ed?|ing) my mind|my bad\b|i meant\b|"
    r"i lied\b|wrong (date|link)|i (used to|previously|always) (say|said|thought)|\bdownsides?\b|\bdrawbacks?\b|disappoint(ed|ing)|"
    r"(only|biggest|one) (complaint|con|issue|problem|negative|gripe)\b|i (do |did |just )*wish (it|they|there|this|the)|overrated|"
    r"not (really )?a (big |huge )?fan of|not my fav|\bmeh\b|overpriced|underwhelm|(was|is|are|were)n't (great|good|the best|as good|worth)|"
    r"not (that |so |very )?(great|good|worth it)\b|didn't (love|like|work)|don't (love|like) (the|this|how|that)|"
    r"too (sweet|salty|dry|pricey|expensive|crowded|touristy|bland)|(bit|little|tad) (too|pricey|expensive|dry|bland)|pricey|"
    r"could (have been|be) better|not for everyone|fell short|let ?down|would(n't| not) (buy|recommend))")


class Post(NamedTuple):
    post_id: str
    creator: str
    text: str


class Drawn(NamedTuple):
    post: Post
    language: str
    stratum: str
    half: str
    weight: float


def read_posts(data: Path) -> Iterator[Post]:
    plain, packed = data / "posts.tsv", data / "posts.tsv.xz"
    with (plain.open(encoding="utf-8") if plain.exists() else lzma.open(packed, "rt", encoding="utf-8")) as lines:
        column = {name: i for i, name in enumerate(next(lines).rstrip("\n").split("\t"))}
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            text = re.sub(r"\\([nt\\])", lambda m: {"n": "\n", "t": "\t", "\\": "\\"}[m.group(1)], cells[column["caption"]])
            yield Post(cells[column["post_id"]], cells[column["creator"]], text)


def language_of(text: str) -> str | None:
    counts = {name: len(words.findall(text)) for name, words in SMALL.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= LEAST_SMALL and counts[best] > min(counts.values()) else None


def stratum_of(text: str, language: str) -> str:
    text = text.replace("’", "'")
    if CORRECTION[language].search(text):
        return "correction"
    return "sign" if SIGN[language].search(text) else "rest"


def drawn(data: Path) -> list[Drawn]:
    strata: dict[tuple[str, str], list[Post]] = {key: [] for key in TAKEN}
    for post in read_posts(data):
        language = language_of(post.text) if SHORTEST <= len(post.text) <= CLOSE_LONGEST else None
        if language and len(post.text) <= LONGEST:
            strata[language, stratum_of(post.text, language)].append(post)
        if language == "en" and CLOSE.search(post.text.replace("’", "'")):
            strata["en", "close"].append(post)
    taken: list[Drawn] = []
    for (language, stratum), n in TAKEN.items():
        known = {one.post.post_id for one in taken}
        posts = [post for post in strata[language, stratum] if post.post_id not in known]
        posts.sort(key=lambda post: hashlib.sha256(b"evenness " + post.post_id.encode()).digest())
        first = list({post.creator: post for post in reversed(posts)}.values())[::-1]
        for i, post in enumerate(first[:n]):
            taken.append(Drawn(post, language, stratum, "held_out" if i % 2 else "development", len(first) / min(n, len(first))))
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of instagram_2020")
    parser.add_argument("--show", action="store_true", help="print texts")
    arguments = parser.parse_args()
    if not arguments.show:
        print("post_id,language,stratum,half,weight")
    for one in drawn(arguments.data):
        cells = [one.post.post_id, one.language, one.stratum, one.half]
        print(one.post.post_id + "\t" + one.post.text.replace("\n", " / ") if arguments.show else ",".join([*cells, f"{one.weight:.6f}"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
