"""The files that the house rules look at, read once: what git knows, or every file of a folder without git.

Paths are relative to the root, with forward slashes. Build folders and binary files are left out.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

SOURCE_FOLDERS = ("engine", "datasets", "models", "experiments", "api", "tests", "benchmarks")
LEFT_OUT = {"build", ".git", ".venv", "node_modules", "__pycache__", "demo"}


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


class SourceTree:
    """Every text file below `root`, as lines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: dict[str, list[str]] = {}
        for path in sorted(_listed(root)):
            try:
                self.lines[path] = (root / path).read_text(encoding="utf-8").splitlines()
            except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
                continue

    def paths(self, *suffixes: str, under: tuple[str, ...] = ()) -> list[str]:
        """Paths that end in one of `suffixes` (all where none is given) and lie under one of `under` (anywhere)."""
        return [path for path in self.lines
                if (not suffixes or path.endswith(suffixes)) and (not under or path.split("/")[0] in under)]

    def cpp(self, under: tuple[str, ...] = ()) -> list[str]:
        return self.paths(".h", ".cc", under=under)

    def matches(self, paths: list[str], pattern: str, flags: int = 0):
        """Yields (path, line number, match) for each line that matches."""
        compiled = re.compile(pattern, flags)
        for path in paths:
            for number, line in enumerate(self.lines[path], 1):
                match = compiled.search(line)
                if match:
                    yield path, number, match

    def code_lines(self, path: str) -> list[str]:
        """The lines of a C++ file with comments and the insides of string literals blanked."""
        text = "\n".join(self.lines[path])
        pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
        return re.sub(pattern, lambda match: re.sub(r"[^\n\"]", " ", match.group()), text, flags=re.DOTALL).split("\n")


def _listed(root: Path) -> list[str]:
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        return [path for path in listed.split("\0") if path and (root / path).is_file()]
    return [path.relative_to(root).as_posix() for path in root.rglob("*")
            if path.is_file() and not LEFT_OUT.intersection(path.relative_to(root).parts[:-1])]
