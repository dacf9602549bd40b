#!/usr/bin/env python3
"""Compares the generated blocks of the documents with what the program says now, or writes them.

    check_generated.py --tables PROGRAM [--only PROGRAM_NAME] [--write]

A block names its program: `reference_tables` is --tables, anything else a script of the repository, run with
VOUCH_PROGRAM from --vouch; scripts are compared only where --vouch is given.
"""

import argparse
import difflib
import os
import subprocess
import sys
from pathlib import Path

from documents import GeneratedBlock, documents, generated_blocks, with_contents

ROOT = Path(__file__).resolve().parents[2]


def contents_of(block: GeneratedBlock, tables: Path, vouch: Path | None) -> str | None:
    """What the block's program prints; None where that program is not asked."""
    if block.program == "reference_tables":
        command = [str(tables), *block.arguments]
    elif vouch:
        command = [str(ROOT / block.program), *block.arguments]
    else:
        return None
    environment = os.environ | ({"VOUCH_PROGRAM": str(vouch.resolve())} if vouch else {})
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=Path, required=True, help="the program reference_tables")
    parser.add_argument("--vouch", type=Path, help="the program vouch: blocks that scripts make from its output as well")
    parser.add_argument("--write", action="store_true", help="write the blocks instead of comparing them")
    arguments = parser.parse_args()
    blocks = differing = 0
    for path in documents(ROOT):
        before = path.read_text(encoding="utf-8")
        contents = {block: contents_of(block, arguments.tables, arguments.vouch) for block in generated_blocks(before)}
        contents = {block: text for block, text in contents.items() if text is not None}
        blocks += len(contents)
        after = with_contents(before, contents) if contents else before
        if after == before:
            continue
        differing += 1
        name = path.relative_to(ROOT).as_posix()
        if arguments.write:
            path.write_text(after, encoding="utf-8")
            print(f"{name}: written")
        else:
            print(f"{name}: differs from what the program says; scripts/update-docs writes it")
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "document", "program", n=0))
    print(f"{blocks} generated blocks, {differing} documents {'written' if arguments.write else 'differ'}")
    if blocks == 0:
        print("no block was found: the marks in the documents and this program do not agree")
    return 1 if blocks == 0 or (differing and not arguments.write) else 0


if __name__ == "__main__":
    sys.exit(main())
