#!/usr/bin/env python3
"""How often is `vouch text language` right, by the probability that it gives? On messages of a program with known languages.

    models/embedder/languages VOUCH [WHEEL]

Two packages of translations that the recipe has fetched into build/: on Oscar's the shares in engine/text/language.cc were set, on Django's
they are reported. A message that is the same in several languages is left out.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

import corpus

WORK = Path(__file__).resolve().parent.parent.parent / "build/models-embedder"
BANDS = (0.7, 0.85, 0.93, 0.965, 0.985, 1.0)


def messages(wheel: Path) -> list[tuple[str, str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            match = re.search(r"/locale/(\w+)/LC_MESSAGES/\w+\.po$", name)
            language = match and next((code for code, names in corpus.LANGUAGES.items() if match[1] in names), None)
            if language:
                for message, translation in corpus.entries(files.read(name).decode()):
                    found[message].add("en")
                    found[translation].add(language)
    return sorted((text, *languages) for text, languages in found.items() if len(languages) == 1)


def main() -> int:
    for wheel in ("django_oscar", "Django"):
        texts = messages(next(WORK.glob(f"{wheel}-*.whl")))
        lines = "".join(json.dumps({"text": text}) + "\n" for text, _ in texts)
        done = subprocess.run([sys.argv[1], "text", "language", "-"], input=lines, capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        right = [answer["language"].split("-")[0] == language for answer, (_, language) in zip(answers, texts, strict=True)]
        known = [i for i, answer in enumerate(answers) if answer["language"] != "unknown"]
        print(f"{wheel}: {len(texts)} messages, {1 - len(known) / len(texts):.3f} unknown, of the others {sum(right[i] for i in known) / len(known):.3f} right")
        for low, high in zip((0.0, *BANDS), BANDS, strict=False):
            band = [i for i in known if low < answers[i]["p"] <= high]
            if band:
                said = sum(answers[i]["p"] for i in band) / len(band)
                print(f"  p up to {high}: said {said:.3f}, right {sum(right[i] for i in band) / len(band):.3f}, {len(band)} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
