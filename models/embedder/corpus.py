"""Texts that the student learns from: what free packages, pinned by version and hash, hold in the sixteen languages of the encoder, and
runs of pieces that are drawn at random so that every piece and script is met. No text is kept; research data is not among them."""

import json
import re
import unicodedata
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece

# As .po files name them.
LANGUAGES = {"ar": ("ar",), "de": ("de",), "es": ("es",), "fr": ("fr",), "it": ("it",), "ja": ("ja",), "ko": ("ko",), "nl": ("nl",),
             "pl": ("pl",), "pt": ("pt", "pt_BR"), "ru": ("ru",), "th": ("th",), "tr": ("tr",),
             "zh": ("zh_Hans", "zh_Hant", "zh_CN", "zh_TW")}  # fmt: skip
HOME_ASSISTANT = ("ar", "zh-Hans", "zh-Hant", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "pt-BR", "es", "th", "tr", "ru")
DRAWN, DRAWN_MIXED = 150_000, 40_000
FLATTENED = 0.6  # power of the probability that drawn pieces have
TWO_PIECES, THREE_PIECES = 0.45, 0.12  # share of drawn words that have further pieces
# Scripts of drawn runs and their shares, about those of the pieces.
SCRIPTS = ((("LATIN",), 0.72), (("CYRILLIC",), 0.08), (("CJK",), 0.05), (("HIRAGANA", "KATAKANA", "CJK"), 0.04), (("HANGUL",), 0.04),
           (("ARABIC",), 0.04), (("THAI",), 0.03))  # fmt: skip


def wordnet(folder: Path) -> list[str]:
    """Definitions, examples and synonyms of WordNet 3.0."""
    texts = []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):  # the licence
                continue
            head, _, gloss = line.partition(" | ")
            fields = head.split()
            words = [fields[4 + 2 * i].replace("_", " ").split("(")[0] for i in range(int(fields[3], 16))]
            examples = re.findall(r'"([^"]+)"', gloss)
            definition = re.sub(r'"[^"]*"', "", gloss).strip(" ;")
            texts += [text for text in (definition, *examples) if len(text.split()) > 2]
            texts.append(", ".join(words))
    return sorted(set(texts))


def _plain(text: str) -> str:
    text = re.sub(r"%\([^)]*\)\w|%[sd]|\{[^{}]*\}|<[^<>]*>|&\w+;", " ", text.replace("\\n", " ").replace('\\"', '"'))
    return " ".join(re.sub(r"[{}<>\\]", " ", text).split())


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    return [value] if isinstance(value, str) else []


def home_assistant(wheel: Path) -> list[str]:
    found: dict[str, set[str]] = {language: set() for language in HOME_ASSISTANT}
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            match = re.match(r"hass_frontend/static/translations/(?:\w[\w-]*/)?([A-Za-z-]+)-[0-9a-f]{32}\.json$", name)
            if match and match[1] in found:
                found[match[1]].update(_plain(text) for text in _leaves(json.loads(files.read(name))))
    return [text for language in sorted(found) for text in sorted(found[language]) if 8 <= len(text) < 400]


def entries(po: str) -> list[tuple[str, str]]:
    """Message and translation of each entry."""
    found = []
    for match in re.finditer(r'^msgid ((?:"[^\n]*"\n)+)msgstr ((?:"[^\n]*"\n)+)', po, re.MULTILINE):
        message, translation = (_plain("".join(re.findall(r'"(.*)"', part)).replace("&", "")) for part in match.groups())
        if message and translation and "Project-Id" not in translation:
            found.append((message, translation))
    return found


def translations(wheel: Path) -> list[str]:
    """Messages of a package's .po files in all languages."""
    found: dict[str, set[str]] = {}
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            match = re.search(r"/locale/(\w+)/LC_MESSAGES/\w+\.po$", name)
            language = match and next((code for code, names in LANGUAGES.items() if match[1] in names), None)
            if not language:
                continue
            for message, translation in entries(files.read(name).decode()):
                found.setdefault("en", set()).add(message)
                found.setdefault(language, set()).add(translation)
    return [text for language in sorted(found) for text in sorted(found[language]) if 8 <= len(text) < 500]


def parallel(wheel: Path, language: str) -> list[tuple[str, str]]:
    """Messages of at least three words with their translations: pairs for tuning, from a package that is not learned from."""
    with zipfile.ZipFile(wheel) as files:
        names = [name for name in files.namelist() if name.endswith(f"/locale/{language}/LC_MESSAGES/django.po")]
        return sorted({pair for name in names for pair in entries(files.read(name).decode()) if len(pair[0].split()) >= 3})


def _script(piece: str) -> str:
    letters = piece.replace("▁", "")
    return unicodedata.name(letters[0], "?").split()[0] if letters and letters[0].isalpha() else "-"


def hidden(pieces: sentencepiece.SentencePieceProcessor) -> set[int]:
    """Pieces that are signs of the encoder's training, not of texts: they alone have a score of 0."""
    return {i for i in range(pieces.get_piece_size()) if pieces.get_score(i) == 0}


def drawn(pieces: sentencepiece.SentencePieceProcessor, seed: int) -> list[list[int]]:
    """Runs of pieces: words of one script, of one to three pieces each; and mixtures of all."""
    n = pieces.get_piece_size()
    texts = [pieces.id_to_piece(i) for i in range(n)]
    p = np.exp([pieces.get_score(i) for i in range(n)])
    p[sorted(hidden(pieces))] = 0
    scripts, starts = np.array([_script(text) for text in texts]), np.array([text.startswith("▁") for text in texts])
    random = np.random.default_rng(seed)
    rows = []

    def draw(among: np.ndarray, size: int) -> np.ndarray:
        weights = p[among] ** FLATTENED
        return random.choice(among, size=size, p=weights / weights.sum())

    for names, share in SCRIPTS:
        first, further = (np.flatnonzero(np.isin(scripts, names) & chosen) for chosen in (starts, ~starts))
        first = first if len(first) >= 50 else further
        count = int(DRAWN * share)
        heads, tails, more = draw(first, count * 9), draw(further, count * 9), random.random(count * 9)
        at = 0
        for length in random.integers(1, 17, size=count):
            row = []
            for word in np.arange(at, at + length) % len(heads):
                row.append(int(heads[word]))
                row += [int(tails[word])] if more[word] < TWO_PIECES else []
                row += [int(tails[(word * 7 + 3) % len(tails)])] if more[word] < THREE_PIECES else []
            rows.append(row)
            at += length
    return rows + _mixtures(p)


def _mixtures(p: np.ndarray) -> list[list[int]]:
    """Runs of pieces of any script."""
    random = np.random.default_rng(5)
    weights = p**0.7
    ids = random.choice(len(p), size=DRAWN_MIXED * 12, p=weights / weights.sum())
    ends = np.cumsum([int(random.integers(2, 20)) for _ in range(DRAWN_MIXED)])
    return [list(map(int, row)) for row in np.split(ids, ends[ends < len(ids)])[:-1]]
