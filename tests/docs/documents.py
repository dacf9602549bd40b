"""Markdown documents as the tests and scripts/update-docs see them: generated blocks and commands that can be run.

    <!-- generated: PROGRAM ARGUMENTS -->        everything up to the end mark is what that program prints
    <!-- end generated -->

    ```sh runnable                               commands that work in an empty folder, in the order of the document
    ```sh runnable-with-data                     the same, where VOUCH_DATA names the public research data
    ```console runnable                          `$ command` and exactly the lines that it prints
"""

import re
from dataclasses import dataclass
from pathlib import Path

_BEGIN = re.compile(r"<!-- generated: (\S+)((?: \S+)*) -->")
_END = "<!-- end generated -->"
_FENCE = re.compile(r"```(sh|console) (runnable|runnable-with-data)\s*$")


@dataclass(frozen=True)
class GeneratedBlock:
    program: str
    arguments: tuple[str, ...]
    first: int  # line numbers from 0: the contents are lines[first:last]
    last: int


@dataclass(frozen=True)
class Command:
    path: Path
    line: int  # from 1
    text: str  # shell
    expected: str | None  # standard output; None: not stated
    needs_data: bool


def documents(root: Path) -> list[Path]:
    """All documents of the repository that users read."""
    return sorted([path for path in root.glob("*.md")] + [path for path in (root / "docs").rglob("*.md")])


def generated_blocks(text: str) -> list[GeneratedBlock]:
    blocks = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        begin = _BEGIN.fullmatch(line)
        if begin:
            last = next((at for at in range(number + 1, len(lines)) if lines[at] == _END), None)
            if last is None:
                raise ValueError(f"line {number + 1}: '{line}' has no '{_END}' after it")
            blocks.append(GeneratedBlock(begin.group(1), tuple(begin.group(2).split()), number + 1, last))
    return blocks


def with_contents(text: str, contents: dict[GeneratedBlock, str]) -> str:
    """The text with the contents of its blocks replaced."""
    lines = text.splitlines()
    for block in sorted(contents, key=lambda one: one.first, reverse=True):
        lines[block.first:block.last] = contents[block].rstrip("\n").split("\n")
    return "\n".join(lines) + "\n"


def commands(path: Path) -> list[Command]:
    """The runnable commands of a document in their order; a block without output is one command."""
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if not fence:
            continue
        body = lines[number + 1:lines.index("```", number + 1)]
        needs_data = fence.group(2) == "runnable-with-data"
        if fence.group(1) == "sh":
            found.append(Command(path, number + 2, "\n".join(body), None, needs_data))
            continue
        for at, text in enumerate(body):
            if text.startswith("$ "):
                printed = body[at + 1:next((i for i in range(at + 1, len(body)) if body[i].startswith("$ ")), len(body))]
                found.append(Command(path, number + 2 + at, text[2:], "".join(one + "\n" for one in printed), needs_data))
    return found
