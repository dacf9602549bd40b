"""Who may include whom, and which third-party headers stay behind which folder. docs/architecture.md draws the same."""

import re

from source_tree import Finding, SourceTree

# Folders of the engine, each with those it may see beside itself.
_LOW = {"core", "text", "catalog", "snapshot", "learning"}
_MIDDLE = _LOW | {"audience", "vectors"}
_SIGNALS = _MIDDLE | {"credibility", "values", "advocacy", "affinity"}
ENGINE = {
    "core": set(),
    "text": {"core"},
    "snapshot": {"core"},
    "learning": {"core"},
    "catalog": {"core", "snapshot"},
    "audience": _LOW,
    "vectors": _LOW,
    "credibility": _MIDDLE,
    "values": _MIDDLE,
    "advocacy": _MIDDLE,
    "affinity": _MIDDLE,
    "ranking": _SIGNALS,
    "planning": _SIGNALS | {"ranking"},
    "evaluation": {"core"},
    "build": _SIGNALS | {"ranking", "planning"},
    "": _SIGNALS | {"ranking", "planning"},  # engine.h and engine.cc
}

# What the floors above the engine may see of it, and of each other. A folder ends in "/".
_CATALOG_RECORDS = ["engine/catalog/records.h", "engine/catalog/record_sink.h", "engine/catalog/comment_rules.h", "engine/catalog/credibility_rule_records.h",
                    "engine/catalog/disclosure_records.h", "engine/catalog/evenness_records.h"]
_FACADE = ["engine/core/", *_CATALOG_RECORDS, "engine/engine.h", "engine/account_lists.h", "engine/build/build.h", "engine/evaluation/evaluation.h",
           "engine/credibility/disclosure.h", "engine/credibility/disclosure_answer.h", "engine/credibility/evenness_answer.h",
           "engine/credibility/evenness_reading.h", "engine/text/language.h", "engine/values/embedder.h"]
FLOORS = {
    "models": ["engine/core/", "engine/account_lists.h", "engine/values/embedder.h", "engine/values/sentence_model.h", "engine/values/static_embedder.h", "models/"],
    "datasets": ["engine/core/", *_CATALOG_RECORDS, "engine/catalog/key_table.h",
                 "engine/catalog/history_times.h", "datasets/"],
    "experiments": [*_FACADE, "datasets/", "models/", "experiments/"],
    "api": [*_FACADE, "datasets/", "models/", "experiments/", "api/"],
}

# Inside api/: words below contract below report and rest, the program on top; HTTP framing knows only itself.
API = {
    "words": {"words"},
    "contract": {"words", "contract"},
    "report": {"words", "contract", "report"},
    "store": {"store"},
    "rest": {"words", "contract", "report", "store", "rest"},
    "cli": {"words", "contract", "report", "store", "rest", "cli"},
    "python": {"words", "contract", "report", "python"},
}

THIRD_PARTY = {
    r"simdjson\.h": ("datasets", "api"),
    r"nlohmann/": ("api", "experiments"),
    r"pistache/": ("api/rest",),
    r"prometheus/": ("api/rest",),
    r"CLI/": ("api/cli",),
    r"sodium": ("engine/core",),
    r"xxhash\.h": ("engine/core",),
    r"tl/expected\.hpp": ("engine/core",),
    r"utf8proc\.h": ("engine/text",),
    r"zip\.h": ("models",),
    r"cld2/": ("engine/text",),
    r"sentencepiece_processor\.h": ("tests", "benchmarks"),
    r"zstd\.h|lzma\.h|zlib\.h|expat\.h": ("datasets",),
    r"boost/": ("engine/audience", "engine/planning", "benchmarks"),
    r"toml\+\+/|toml\.hpp": ("experiments", "api"),
    r"faiss/": ("engine/vectors",),
    r"xgboost/": ("engine/learning",),
    r"sqlite3\.h|pqxx/|soci/": ("api/store",),
    r"benchmark/": ("benchmarks",),
    r"roaring/|streamvbyte": ("benchmarks",),
}
# The language's own headers have no dot and no slash; these belong to the system.
_SYSTEM = re.compile(r"[a-z0-9_]+$|(sys|netinet|arpa|linux)/\w+\.h$|"
                     r"(unistd|spawn|fcntl|poll|netdb|signal|pthread|time|dirent|termios|langinfo|locale|sched)\.h$|"
                     r"(emm|imm|nmm|tmm|smm|pmm|xmm|wmm)intrin\.h$")


def _own_include_allowed(path: str, included: str) -> str | None:
    """None where `path` may include `included`, else what it may see."""
    floor, *rest = path.split("/")
    target = included.split("/")
    if floor == "engine":
        folder = rest[0] if len(rest) > 1 else ""
        if target[0] != "engine":
            return "the engine sees only the engine"
        seen = target[1] if len(target) > 2 else ""
        if folder not in ENGINE:
            return f"engine/{folder} is not a known folder of the engine"
        if seen != folder and seen not in ENGINE[folder]:
            return f"engine/{folder} may see {', '.join(sorted(ENGINE[folder])) or 'nothing else'}"
        return None
    if floor not in FLOORS:
        return None
    if not any(included == seen or (seen.endswith("/") and included.startswith(seen)) for seen in FLOORS[floor]):
        return f"{floor} may see {', '.join(FLOORS[floor])}"
    if floor == "api" and target[0] == "api" and len(rest) > 1 and target[1] not in API.get(rest[0], set()):
        return f"api/{rest[0]} may see {', '.join(sorted(API.get(rest[0], set())))}"
    return None


def check_layering(tree: SourceTree) -> list[Finding]:
    """Includes of our own headers go down the house, never up or sideways."""
    findings = []
    for path, number, match in tree.matches(tree.cpp(), r'^\s*#\s*include\s+"([^"]+)"'):
        included = match.group(1)
        if included.startswith(".") or "/" not in included:
            findings.append(Finding(path, number, "layering", f'"{included}": include paths start at the root'))
            continue
        reason = _own_include_allowed(path, included)
        if reason:
            findings.append(Finding(path, number, "layering", f'"{included}": {reason}'))
        if included not in tree.lines:
            findings.append(Finding(path, number, "layering", f'"{included}": there is no such file'))
    return findings


def check_third_party(tree: SourceTree) -> list[Finding]:
    """A library's headers are included behind one folder, and no header of an unknown library; tests are free."""
    findings = []
    product = [path for path in tree.cpp() if not path.startswith("tests/")]
    for path, number, match in tree.matches(product, r"^\s*#\s*include\s+<([^>]+)>"):
        header = match.group(1)
        if _SYSTEM.match(header):
            continue
        folders = next((places for pattern, places in THIRD_PARTY.items() if re.match(pattern, header)), None)
        if folders is None:
            findings.append(Finding(path, number, "third party", f"<{header}> belongs to no library that layering.py knows"))
        elif not any(path.startswith(folder + "/") for folder in folders):
            findings.append(Finding(path, number, "third party", f"<{header}> stays behind {' and '.join(folders)}"))
    return findings
