"""All pairs top 100 as a good Python user would: rows scaled once, a sparse product in blocks of rows, argpartition.

    scipy_similar.py FOLDER [ROUNDS]     arrays as `similar_pairs --matrix` writes them; prints seconds of processor time, one a line

The values of the first 100 creators are compared with those of the snapshot before anything is measured.
"""

import sys
import time

import numpy as np
import scipy.sparse as sparse

K = 100
ROWS = 1000  # a block: what its product needs fits into memory


def top(block, first):
    """Of each row of a block of similarities the K best others, descending."""
    found = []
    for i in range(block.shape[0]):
        begin, end = block.indptr[i], block.indptr[i + 1]
        values, columns = block.data[begin:end], block.indices[begin:end]
        others = columns != first + i
        values, columns = values[others], columns[others]
        if len(values) > K:
            kept = np.argpartition(values, len(values) - K)[-K:]
            values, columns = values[kept], columns[kept]
        order = np.argsort(-values, kind="stable")
        found.append((columns[order], values[order]))
    return found


def all_pairs(rows):
    turned = rows.T.tocsr()
    found = []
    for first in range(0, rows.shape[0], ROWS):
        found.extend(top(rows[first:first + ROWS] @ turned, first))
    return found


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    offsets = np.fromfile(f"{folder}/offsets.u64", np.uint64).astype(np.int64)
    accounts = np.fromfile(f"{folder}/accounts.u32", np.uint32).astype(np.int32)
    weights = np.fromfile(f"{folder}/weights.f64", np.float64)
    rows = sparse.csr_matrix((np.sqrt(weights)[accounts], accounts, offsets), shape=(len(offsets) - 1, len(weights)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    rows = (sparse.diags(1.0 / np.where(lengths == 0, 1.0, lengths)) @ rows).tocsr()
    for _ in range(rounds):
        began = time.process_time()
        found = all_pairs(rows)
        took = time.process_time() - began
        print(took, flush=True)
    truth = np.fromfile(f"{folder}/best.f64", np.float64).reshape(-1, K)
    for row, (_, values) in zip(truth, found):
        if not np.allclose(row[row > 0], values[:K], atol=1e-9):
            raise SystemExit("the peer finds other values: " + str(row[:5]) + " " + str(values[:5]))


if __name__ == "__main__":
    main()
