"""A small tree without a finding, and violations to plant in it: a rule that finds none of its own is broken."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from source_tree import Finding

_TOP = "// What this file is for, in a line,\n// and how it does it.\n"
_HEADER = _TOP + "#pragma once\n"

CLEAN = {
    "engine/core/CMakeLists.txt": "vouch_library(core\n  SOURCES error.cc)\n",
    "engine/core/error.h": _HEADER + "#include <string>\n",
    "engine/core/error.cc": _TOP + '#include "engine/core/error.h"\n',
    "engine/ranking/score.h": _HEADER + '#include "engine/core/error.h"\n',
    "engine/engine.h": _HEADER + '#include "engine/ranking/score.h"\n',
    "tests/engine/core/CMakeLists.txt": "vouch_test(core_test SOURCES error_test.cc LINK vouch::core)\n",
    "tests/engine/core/error_test.cc": _TOP + '#include <gtest/gtest.h>\n#include "engine/core/error.h"\n',
    "scripts/packages.txt": "library libxxhash-dev checksums\n",
    "THIRD_PARTY.md": "| `libxxhash-dev` | checksums |\n",
    "README.md": "See [the licences](THIRD_PARTY.md) and [the engine](engine/core).\n",
}

# rule, path, contents, line of the finding. A path of CLEAN is replaced; a new .cc file is listed as well.
PLANTED = [
    ("layering", "engine/core/up.h", _HEADER + '#include "engine/ranking/score.h"\n', 4),
    ("layering", "engine/evaluation/wide.h", _HEADER + '#include "engine/ranking/score.h"\n', 4),
    ("layering", "engine/values/sideways.h", _HEADER + '#include "engine/credibility/none.h"\n', 4),
    ("layering", "datasets/up.h", _HEADER + '#include "engine/engine.h"\n', 4),
    ("layering", "api/cli/deep.h", _HEADER + '#include "engine/ranking/score.h"\n', 4),
    ("layering", "api/words/up.h", _HEADER + '#include "api/cli/deep.h"\n', 4),
    ("layering", "engine/core/near.h", _HEADER + '#include "error.h"\n', 4),
    ("layering", "engine/core/gone.h", _HEADER + '#include "engine/core/nowhere.h"\n', 4),
    ("third party", "engine/core/json.h", _HEADER + "#include <nlohmann/json.hpp>\n", 4),
    ("third party", "api/cli/net.h", _HEADER + "#include <pistache/endpoint.h>\n", 4),
    ("third party", "engine/core/strange.h", _HEADER + "#include <folly/String.h>\n", 4),
    ("size", "engine/core/long.h", _HEADER + "\n" * 398, 401),
    ("header", "engine/core/bare.h", "#pragma once\n", 1),
    ("header", "engine/core/twice.h", _TOP, 1),
    ("header", "benchmarks/read.cc", "int main() {}\n", 1),
    ("words", "engine/core/later.h", _HEADER + "// TODO: finish\n", 4),
    ("words", "docs/later.md", "# A\n\nEnough for now.\n", 3),
    ("words", "scripts/build", "#!/bin/sh\n# a placeholder\n", 2),
    ("machine path", "docs/path.md", "Look in /home/someone/vouch.\n", 1),
    ("machine path", "docs/number.md", "As issue 12 says.\n", 1),
    ("pistache", "api/rest/routes.h", _HEADER + "using Routes = Pistache::Rest::Router;\n", 4),
    ("pistache", "api/rest/answer.h", _HEADER + "#include <pistache/http.h>\ninline void f() { peer->send(x); }\n", 5),
    ("determinism", "engine/core/maths.h", _HEADER + "inline double f(double x) { return std::log(x); }\n", 4),
    ("determinism", "engine/core/when.h", _HEADER + "using Clock = std::chrono::system_clock;\n", 4),
    ("determinism", "datasets/loud.h", _HEADER + 'inline void f() { std::cerr << "x"; }\n', 4),
    ("determinism", "datasets/end.h", _HEADER + "inline void f() { ::exit(1); }\n", 4),
    ("build", "cmake/Fast.cmake", "add_compile_options(-march=native)\n", 1),
    ("build", "cmake/Maths.cmake", "add_compile_options(-ffast-math)\n", 1),
    ("build", "api/CMakeLists.txt", 'file(GLOB sources "*.cc")\n', 1),
    ("build", "scripts/fetch", "curl https://pypi.org/simple\n", 1),
    ("sources", "engine/core/CMakeLists.txt", "vouch_library(core\n  SOURCES error.cc\n  error.cc)\n", 3),
    ("sources", "engine/core/CMakeLists.txt", "vouch_library(core\n  SOURCES error.cc lost.cc)\n", 2),
    ("sources", "engine/core/CMakeLists.txt", "# SOURCES error.cc\n", 0),
    ("tests", "engine/text/fold.cc", _TOP, 1),
    ("tests", "tests/CMakeLists.txt", "set(VOUCH_SANITIZER_TESTS core_test\n    lost_test)\n", 1),
    ("documents", "docs/links.md", "[here](nowhere.md)\n", 1),
    ("documents", "scripts/packages.txt", "library libxxhash-dev checksums\nlibrary libzstd-dev zst\n", 2),
]


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def self_test(findings_of: Callable[[Path], list[Finding]]) -> int:
    """Prints each planted violation that was not found; returns the exit status."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), CLEAN)
        for finding in findings_of(Path(folder)):
            print(f"found in a clean tree: {finding}")
            missed += 1
    for rule, path, text, line in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            _write(Path(folder), CLEAN | {path: text})
            place = ("engine/core/error.cc", 1) if line == 0 else (path, line)  # what a list leaves out is told of the file
            found = {(finding.rule, finding.path, finding.line) for finding in findings_of(Path(folder))}
            if (rule, *place) not in found:
                print(f"not found: {rule} at {place[0]}:{place[1]}; found {sorted(found)}")
                missed += 1
    print(f"{len(PLANTED)} violations planted, {missed} missed")
    return 1 if missed else 0
