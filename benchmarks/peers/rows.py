"""One result of a peer as a line of JSON, in the form of benchmarks/measurement.h."""

import json
import os
import statistics

VERSION = "0.1.0"  # of the program that it is compared with


def print_row(benchmark: str, name: str, values: list[float], unit: str, note: str) -> None:
    origin = {key: os.environ.get(f"VOUCH_{key.upper()}", "unstated") for key in ("machine", "load", "commit")}
    row = {"benchmark": benchmark, "name": name, "value": statistics.median(values), "low": min(values), "high": max(values), "unit": unit,
           "n": len(values), "note": note, "version": VERSION, **origin}  # fmt: skip
    print(json.dumps(row, separators=(",", ":")))
