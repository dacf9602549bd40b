"""The house rules beside layering: size, comments, words, paths, determinism, build files, documents.

Each rule is a function of the tree that returns its findings; RULES lists them all.
"""

import posixpath
import re

from layering import ENGINE, check_layering, check_third_party
from source_tree import SOURCE_FOLDERS, Finding, SourceTree

MAX_LINES = 400
PRODUCT = ("engine", "datasets", "models", "experiments", "api")
# The rules name what they forbid.
SELF = "tests/house/"


def _not_self(paths: list[str]) -> list[str]:
    return [path for path in paths if not path.startswith(SELF)]


def check_size(tree: SourceTree) -> list[Finding]:
    """Source files have at most 400 lines."""
    return [Finding(path, len(tree.lines[path]), "size", f"{len(tree.lines[path])} lines, at most {MAX_LINES}")
            for path in tree.paths(".h", ".cc", ".py", ".ts", ".tsx", ".sh") if len(tree.lines[path]) > MAX_LINES]


def check_headers(tree: SourceTree) -> list[Finding]:
    """A header, and a source file without a header of its own, begins with a comment; a header has #pragma once."""
    findings = []
    for path in tree.cpp(SOURCE_FOLDERS):
        lines = tree.lines[path]
        if path.endswith(".h") and "#pragma once" not in lines:
            findings.append(Finding(path, 1, "header", "#pragma once is missing"))
        explained = path.endswith("_test.cc") or path[:-3] + ".h" in tree.lines
        if (path.endswith(".h") or not explained) and not (lines and re.match(r"// \S.{20}", lines[0])):
            findings.append(Finding(path, 1, "header", "no comment at the top says what the file is for"))
    return findings


def check_words(tree: SourceTree) -> list[Finding]:
    """Nothing is left for later: no markers, no stand-ins."""
    pattern = r"\b(TODO|FIXME|XXX|HACK)\b|\b((?i:for now|placeholders?|stubs?|stubbed))\b"
    text = tree.paths(".h", ".cc", ".py", ".ts", ".tsx", ".sh", ".txt", ".cmake", ".md", ".json", ".toml", ".html")
    scripts = [path for path in tree.lines if "." not in path.split("/")[-1]]
    return [Finding(path, number, "words", f"'{match.group()}' is not finished work")
            for path, number, match in tree.matches(_not_self(text + scripts), pattern)]


def check_machine_paths(tree: SourceTree) -> list[Finding]:
    """No path of one machine or person, no number of an issue."""
    findings = [Finding(path, number, "machine path", f"'{match.group(1)}' exists on one machine")
                for path, number, match in
                tree.matches(_not_self(tree.paths()), r"(?<![\w.\-}])(/(?:work/(?:main|shared)|work\b(?=/?\.)|home/|root/|Users/)[\w./-]*)")]
    findings += [Finding(path, number, "machine path", f"'{match.group()}': say the reason, not the number of an issue")
                 for path, number, match in tree.matches(_not_self(tree.cpp() + tree.paths(".md", ".cmake", ".py")),
                                                         r"(?i)\bissues?\s+#?\d+\b")]
    return findings


def check_pistache(tree: SourceTree) -> list[Finding]:
    """Pistache's own HTTP layer is never used: it can give one client's answer to another."""
    anywhere = re.compile(r"Rest::Router|ResponseWriter\s*::\s*(send|stream)|ResponseStream|serveFile|useSSL|"
                          r"Peer\s*::\s*send|Http::Timeout|RequestParser\s*::\s*feed")
    behind = re.compile(r"\b(peer|response|writer|parser)(->|\.)(send|stream|feed)\s*\(|\bTimeout\b")
    findings = []
    for path in tree.cpp():
        includes = any(line.startswith("#include <pistache/") for line in tree.lines[path])
        for number, line in enumerate(tree.code_lines(path), 1):
            match = anywhere.search(line) or (behind.search(line) if includes else None)
            if match:
                findings.append(Finding(path, number, "pistache", f"'{match.group()}' is never used"))
        findings += [Finding(path, number, "pistache", f"<{match.group(1)}> is never used")
                     for _, number, match in tree.matches([path], r"#include <(pistache/(?:router|serializer/\w+|client)\.h)>")]
    return findings


def check_determinism(tree: SourceTree) -> list[Finding]:
    """The engine uses its own logarithm, exponential and random numbers, and no clock; libraries never print or exit."""
    maths = r"\bstd::(log|log2|log10|log1p|exp|exp2|expm1|pow|sin|cos|tgamma|lgamma|erf|erfc)\s*\("
    clock = r"\b(system_clock|steady_clock|high_resolution_clock)\b|\bstd::random_device\b|\bstd::(mt19937|uniform_\w+)\b|\b(rand|time)\s*\("
    output = r"\bstd::(cout|cerr|clog|exit|abort|quick_exit|terminate)\b|(?<![\w:.>])(printf|puts)\s*\(|(?<![\w>])::(_?exit|abort)\s*\("
    findings = []
    for path in tree.cpp(PRODUCT):
        rules = [] if path.startswith("api/cli/") else [(output, "a library never prints, aborts or exits")]
        if path.startswith(("engine/", "datasets/synthetic/")) and not path.startswith("engine/evaluation/"):
            rules.append((maths, "core/deterministic_math.h has the one with the same bits everywhere"))
        if path.startswith(("engine/", "datasets/", "experiments/")):
            rules.append((clock, "results know no clock and only core/random.h"))
        for number, line in enumerate(tree.code_lines(path), 1):
            findings += [Finding(path, number, "determinism", f"'{match.group().strip()}': {why}")
                         for pattern, why in rules for match in [re.search(pattern, line)] if match]
    return findings


def check_build_files(tree: SourceTree) -> list[Finding]:
    """No flags that tie results to one machine, no registry by host name, no globs."""
    build = [path for path in tree.paths() if path.endswith((".cmake", "CMakeLists.txt", "CMakePresets.json", ".toml"))
             or path.startswith("scripts/") or path in ("run", "test", ".ci/run")]
    findings = [Finding(path, number, "build", f"'{match.group()}' ties results to one machine") for path, number, match in
                tree.matches(build, r"-m(arch|tune|cpu)=native|(?<!no-)(?<!\w)-?-ffast-math|-Ofast|-funsafe-math-optimizations")]
    findings += [Finding(path, number, "build", "sources are listed, not globbed") for path, number, _ in
                 tree.matches(build, r"(?i)file\s*\(\s*GLOB|aux_source_directory")]
    hosts = (r"\b(pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com|crates\.io|proxy\.golang\.org|"
             r"(deb|security)\.debian\.org|huggingface\.co|conda\.anaconda\.org|rubygems\.org|repo1?\.maven\.org)\b")
    findings += [Finding(path, number, "build", f"'{match.group()}': registries are named by their ordinary clients only")
                 for path, number, match in tree.matches(_not_self(tree.paths()), hosts)]
    return findings


def check_sources_listed(tree: SourceTree) -> list[Finding]:
    """Every .cc file stands in exactly one CMakeLists.txt, once, and every one listed is there."""
    listed: dict[str, list[tuple[str, int]]] = {}
    for path in tree.paths("CMakeLists.txt"):
        folder = posixpath.dirname(path)
        for number, line in enumerate(tree.lines[path], 1):
            if "set_source_files_properties" in line:
                continue
            names = re.findall(r"[\w${}./-]+\.cc\b(?!\.in)", line.split("#")[0])
            fuzz = re.match(r"\s*vouch_fuzz\((\w+)", line)
            for name in names + ([fuzz.group(1) + "_fuzz.cc"] if fuzz else []):
                if "${name}" in name or "_BINARY_DIR}" in name:
                    continue  # the body of a function; a source that the build makes
                place = re.sub(r"^\$\{\w*PROJECT_SOURCE_DIR\}/|^\$\{CMAKE_SOURCE_DIR\}/", "/", name)
                source = place[1:] if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))
                listed.setdefault(source, []).append((path, number))
    findings = []
    for source, places in sorted(listed.items()):
        if source not in tree.lines:
            findings.append(Finding(*places[0], "sources", f"{source} is listed and not there"))
        findings += [Finding(*place, "sources", f"{source} is listed a second time") for place in places[1:]]
    findings += [Finding(path, 1, "sources", "no CMakeLists.txt lists it")
                 for path in tree.paths(".cc", under=SOURCE_FOLDERS) if path not in listed]
    return findings


def check_tests_mirror(tree: SourceTree) -> list[Finding]:
    """Each folder of the product with sources has a folder of tests, and ENGINE names every folder of the engine."""
    folders: dict[str, str] = {}
    for path in tree.paths(".cc", under=PRODUCT):
        parts = path.split("/")
        if len(parts) > 2 and parts[0] in ("engine", "datasets", "api"):
            folders.setdefault("/".join(parts[:2]), path)
        elif parts[0] == "experiments":
            folders.setdefault(parts[0], path)
    tests = tree.paths(".cc", ".py", ".sh", under=("tests",))
    findings = [Finding(path, 1, "tests", f"tests/{folder} has no test") for folder, path in sorted(folders.items())
                if not any(test.startswith(f"tests/{folder}/") for test in tests)]
    findings += [Finding(path, 1, "tests", f"layering.py does not say what {folder} may see")
                 for folder, path in sorted(folders.items()) if folder.startswith("engine/") and folder[7:] not in ENGINE]
    programs = {match.group(1) for _, _, match in tree.matches(tree.paths("CMakeLists.txt"), r"^\s*vouch_test\((\w+)")}
    for path in (path for path in ("tests/CMakeLists.txt",) if path in tree.lines):
        lists = re.findall(r"set\(VOUCH_(?:SANITIZER|MEMORY|THREAD)_TESTS\s+([^)]*)\)", "\n".join(tree.lines[path]))
        findings += [Finding(path, 1, "tests", f"there is no test {name} to run under a sanitizer")
                     for name in " ".join(lists).split() if name not in programs]
    return findings


def check_documents(tree: SourceTree) -> list[Finding]:
    """Links between documents lead somewhere; every library of scripts/packages.txt stands in THIRD_PARTY.md."""
    findings = []
    for path, number, line in ((path, number, line) for path in tree.paths(".md") for number, line in enumerate(tree.lines[path], 1)):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", line):
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            known = place in tree.lines or place == "." or any(other.startswith(place + "/") for other in tree.lines)
            if "://" not in target and not target.startswith("mailto:") and not known:
                findings.append(Finding(path, number, "documents", f"the link to '{target}' leads nowhere"))
    third_party = "\n".join(tree.lines.get("THIRD_PARTY.md", []))
    for path, number, match in tree.matches([p for p in ("scripts/packages.txt",) if p in tree.lines], r"^library (\S+)"):
        if f"`{match.group(1)}`" not in third_party:
            findings.append(Finding(path, number, "documents", f"THIRD_PARTY.md says nothing of {match.group(1)}"))
    return findings


RULES = (check_layering, check_third_party, check_size, check_headers, check_words, check_machine_paths, check_pistache,
         check_determinism, check_build_files, check_sources_listed, check_tests_mirror, check_documents)
