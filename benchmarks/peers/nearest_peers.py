#!/usr/bin/env python3
"""How do exact neighbours with a filter compare with what users would pick? Ours and theirs in turn, ratio first, recall beside it.

    benchmarks/peers/nearest_peers.py PROGRAM NAME FOLDER DIMENSION [--rounds N] [--links M] [--without PEER]... [--shares 100,10,1]

PROGRAM is nearest_neighbors, FOLDER what its --write made, and --index where ours is to have a graph too. Every query goes to each in
turn, one thread each, by the clock; recall is against the exact neighbours of the floats (FAISS flat). Peers:
  faiss flat     IndexFlatIP with IDSelectorBitmap: exact, floats
  faiss sq8      IndexScalarQuantizer of 8 bits with the same selector: a byte a dimension, as ours
  faiss hnsw     IndexHNSWFlat with the same selector, the least efSearch of a ladder that finds 99 % of other queries' neighbours
  hnswlib        the same with its filter, which in Python is a function that it calls for each vector
  usearch        exact search of its own int8, over the rows that pass (it has no filter in Python: they are taken out by numpy)
Indexes are kept in FOLDER. A million rows with a filter take hnswlib long to choose its effort: --without hnswlib --shares 10,1. A peer that does not reach 99 % stays in with the recall that it reaches.
"""

import argparse
import subprocess
import time
from pathlib import Path

import faiss
import hnswlib
import numpy as np
from rows import print_row
from usearch.index import MetricKind, search as usearch_search

LADDER = (16, 32, 64, 128, 256, 512, 1024, 2048)
TUNED, WANTED = 10, 0.99  # queries that efforts are chosen on; they are not timed


class Ours:
    def __init__(self, program: str, folder: Path, dimension: int):
        command = [program, "--serve", str(folder), str(dimension)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def ask(self, percent: int, k: int, recall: float, query: int) -> tuple[float, list[int]]:
        print(percent, k, 1, recall, query, 1, file=self.process.stdin, flush=True)
        seconds, *ids = self.process.stdout.readline().split()
        return float(seconds), [int(i) for i in ids]


class Peers:
    def __init__(self, folder: Path, dimension: int, links: int, without: list[str]):
        faiss.omp_set_num_threads(1)
        self.rows = np.fromfile(folder / "rows.f32", np.float32).reshape(-1, dimension)
        self.queries = np.fromfile(folder / "queries.f32", np.float32).reshape(-1, dimension)
        faiss.normalize_L2(self.rows)
        faiss.normalize_L2(self.queries)
        self.flat = faiss.IndexFlatIP(dimension)
        self.flat.add(self.rows)
        self.sq8 = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
        self.sq8.train(self.rows[:100_000])
        self.sq8.add(self.rows)
        if "faiss hnsw" not in without:
            self.hnsw = self._faiss_hnsw(folder / "faiss_hnsw.index", dimension, links)
        if "hnswlib" not in without:
            self.hnswlib = self._hnswlib(folder / "hnswlib.index", dimension, links)
        scale = 127 / np.abs(self.rows).max()
        self.bytes = np.rint(self.rows * scale).astype(np.int8)
        self.query_bytes = np.rint(self.queries * (127 / np.abs(self.queries).max(axis=1, keepdims=True))).astype(np.int8)

    def _faiss_hnsw(self, file: Path, dimension: int, links: int):
        if not file.exists():
            index = faiss.IndexHNSWFlat(dimension, links, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = 100
            index.add(self.rows)
            faiss.write_index(index, str(file))
        return faiss.read_index(str(file))

    def _hnswlib(self, file: Path, dimension: int, links: int):
        index = hnswlib.Index("ip", dimension)
        if file.exists():
            index.load_index(str(file))
        else:
            index.init_index(len(self.rows), ef_construction=100, M=links)
            index.set_num_threads(1)
            index.add_items(self.rows)
            index.save_index(str(file))
        index.set_num_threads(1)
        return index

    def set_filter(self, folder: Path, percent: int) -> None:
        bits = np.fromfile(folder / f"filter_{percent}.u64", np.uint8)
        self.passes = np.unpackbits(bits, bitorder="little")[: len(self.rows)].astype(bool) if percent < 100 else None
        self.selector = faiss.IDSelectorBitmap(bits) if percent < 100 else None
        self.bits = bits  # the selector refers to them
        self.passing = np.flatnonzero(self.passes) if percent < 100 else None

    def ask_flat(self, query: int, k: int, _: int):
        return self.flat.search(self.queries[query : query + 1], k, params=faiss.SearchParameters(sel=self.selector))[1][0]

    def ask_sq8(self, query: int, k: int, _: int):
        return self.sq8.search(self.queries[query : query + 1], k, params=faiss.SearchParameters(sel=self.selector))[1][0]

    def ask_hnsw(self, query: int, k: int, effort: int):
        parameters = faiss.SearchParametersHNSW(sel=self.selector, efSearch=max(effort, k))
        return self.hnsw.search(self.queries[query : query + 1], k, params=parameters)[1][0]

    def ask_hnswlib(self, query: int, k: int, effort: int):
        self.hnswlib.set_ef(max(effort, k))
        passes = None if self.passes is None else (lambda i: bool(self.passes[i]))
        try:
            return self.hnswlib.knn_query(self.queries[query : query + 1], k=k, filter=passes)[0][0]
        except RuntimeError:  # it found fewer than k
            return np.empty(0, np.int64)

    def ask_usearch(self, query: int, k: int, _: int):
        rows = self.bytes if self.passing is None else self.bytes[self.passing]
        found = usearch_search(rows, self.query_bytes[query], k, MetricKind.IP, exact=True, threads=1).keys.astype(np.int64)
        return found if self.passing is None else self.passing[found]


def least_effort(ask, truths: list[set[int]], k: int) -> int:
    for effort in LADDER:
        found = sum(len(truth & {int(i) for i in ask(query, k, effort)}) for query, truth in enumerate(truths))
        if found >= WANTED * k * len(truths):
            return effort
    return LADDER[-1]


def compare(options: argparse.Namespace, ours: Ours, peers: Peers, percent: int, k: int) -> None:
    peers.set_filter(options.folder, percent)
    asks = {"faiss flat": peers.ask_flat, "faiss sq8": peers.ask_sq8, "faiss hnsw": peers.ask_hnsw, "hnswlib": peers.ask_hnswlib,
            "usearch": peers.ask_usearch}  # fmt: skip
    asks = {name: ask for name, ask in asks.items() if name not in options.without}
    truths = [{int(i) for i in peers.ask_flat(query, k, 0)} for query in range(TUNED + options.rounds)]
    efforts = {name: least_effort(asks[name], truths[:TUNED], k) if name in ("faiss hnsw", "hnswlib") else 0 for name in asks}
    seconds: dict[str, list[float]] = {}
    found: dict[str, int] = {}
    turns = ["ours", *asks] if percent < 100 else ["ours", "ours, recall 0.99 wanted", *asks]
    for query in range(TUNED, TUNED + options.rounds):
        turns = turns[1:] + turns[:1]  # so that nobody always comes behind the same one
        for name in turns:
            if name in asks:
                began = time.perf_counter()
                ids = asks[name](query, k, efforts[name])
                took = time.perf_counter() - began
            else:
                took, ids = ours.ask(percent, k, 1.0 if name == "ours" else WANTED, query)
            seconds.setdefault(name, []).append(took)
            found[name] = found.get(name, 0) + len(truths[query] & {int(i) for i in ids})
    what = f"{options.name}: {percent} % pass, k = {k}"
    recalls = {name: found[name] / (k * options.rounds) for name in found}
    for name in ["ours", *(name for name in seconds if name != "ours")]:
        note = f"recall of the floats {recalls[name]:.4f}; ours {recalls['ours']:.4f}" + (f"; efSearch {efforts[name]}" if efforts.get(name) else "")
        if name in asks:
            ratios = [their / our for their, our in zip(seconds[name], seconds["ours"])]
            print_row("nearest_peers", f"{what}: times faster than {name}", ratios, "x", note)
        print_row("nearest_peers", f"{what}: {name}", [1e3 * s for s in seconds[name]], "ms", note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("dimension", type=int)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--links", type=int, default=16)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--shares", default="100,10,1")
    options = parser.parse_args()
    ours = Ours(options.program, options.folder, options.dimension)
    peers = Peers(options.folder, options.dimension, options.links, options.without)
    for percent in map(int, options.shares.split(",")):
        for k in (10, 100):
            compare(options, ours, peers, percent, k)
    ours.process.stdin.close()
    ours.process.wait()


if __name__ == "__main__":
    main()
