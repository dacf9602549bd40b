#!/usr/bin/env python3
"""Holds the tree to the rules of CONTRIBUTING.md that a program can check: layering, sizes, words, sources, documents.

    check_house.py [--root DIR]     one line a finding: FILE:LINE: RULE: what; the last line counts; status 1 if any
    check_house.py --self-test      plants one violation of each rule in a small tree and expects each to be found
"""

import argparse
import sys
from pathlib import Path

from planted import self_test
from rules import RULES
from source_tree import Finding, SourceTree


def findings_of(tree: SourceTree) -> list[Finding]:
    return sorted(finding for rule in RULES for finding in rule(tree))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2], help="the tree (default: this one)")
    parser.add_argument("--self-test", action="store_true", help="check the rules themselves")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test(lambda root: findings_of(SourceTree(root)))
    tree = SourceTree(arguments.root)
    findings = findings_of(tree)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings in {len(tree.lines)} files, {len(RULES)} rules")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
