#!/usr/bin/env python3
"""Runs the commands that README and docs call runnable, each document in an empty folder of its own.

    run_commands.py --vouch PROGRAM [DOCUMENT...]

A command must end with status 0 and print what the document shows, where it shows it. Commands that need the public research
data are skipped, visibly, unless VOUCH_DATA names it. Every command of the program is in docs/reference/program.md, and no
other. One line a command; the last line counts.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from documents import Command, commands, documents

ROOT = Path(__file__).resolve().parents[2]
TIME_LIMIT_S = 300


def problem_of(command: Command, folder: Path, environment: dict[str, str]) -> str | None:
    """None where the command does what the document says."""
    try:
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", command.text], cwd=folder, env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        return f"expected an end within {TIME_LIMIT_S} s"
    if done.returncode != 0:
        return f"expected status 0, came {done.returncode}: {done.stderr.strip()[-2000:]}"
    if command.expected is not None and done.stdout != command.expected:
        return f"expected the output\n{command.expected}came\n{done.stdout}"
    return None


def problem_of_command_list(vouch: Path) -> str | None:
    """None where the document lists exactly the commands that the program has."""
    shown = subprocess.run([vouch.resolve(), "--help"], check=True, capture_output=True, text=True).stdout
    known = set(re.findall(r"^  ([a-z-]+) ", shown.partition("Subcommands:")[2], re.MULTILINE))
    documented = set(re.findall(r"^\| `vouch ([a-z-]+)` \|", (ROOT / "docs/reference/program.md").read_text(encoding="utf-8"), re.MULTILINE))
    if known and known == documented:
        return None
    return f"the program alone has {sorted(known - documented)}, the document alone {sorted(documented - known)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vouch", type=Path, required=True, help="the program")
    parser.add_argument("documents", type=Path, nargs="*", help="default: README.md and docs/")
    arguments = parser.parse_args()
    passed = failed = skipped = 0
    if not arguments.documents:
        problem = problem_of_command_list(arguments.vouch)
        print(f"FAIL list of commands: {problem}" if problem else "ok list of commands")
        failed += problem is not None
        passed += problem is None
    for path in arguments.documents or documents(ROOT):
        with tempfile.TemporaryDirectory() as folder:
            tools = Path(folder) / "bin"
            work = Path(folder) / "work"
            tools.mkdir()
            work.mkdir()
            (tools / "vouch").symlink_to(arguments.vouch.resolve())
            environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": folder}
            for command in commands(path):
                name = f"{path.name}:{command.line}"
                if command.needs_data and not os.environ.get("VOUCH_DATA"):
                    print(f"skip {name}: VOUCH_DATA is not set")
                    skipped += 1
                    continue
                problem = problem_of(command, work, environment)
                print(f"FAIL {name}: {problem}\n{command.text}" if problem else f"ok {name}", flush=True)
                failed += problem is not None
                passed += problem is None
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
