"""The student: where it begins and how it learns.

It begins as the encoder without its context. The encoder sums, over the pieces of a text, what a piece and its neighbours give, projected
to 512 numbers, and runs a small net on the sum. Alone between begin and end, each piece gives one row; their principal components (weights
√p, p the piece's probability), turned at random so that all numbers matter alike, are the table. The net behind the sum is the encoder's
own, without its last tanh, its output projected to the principal components of the encoder's vectors of the texts, turned likewise.

It learns by distillation: for a text with pieces P and the encoder's vector t,

    loss = 1 − cos(z(P), t) + RELATION · mean over pairs of a batch of (cos(z, z') − cos(t, t'))²

by Adam for the net (D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015) and by steps scaled with each row's own
gradients for the table (J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
2011). Rows of pieces that no text has stay as they began."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse

from corpus import hidden
from model_file import Net
from teacher import Teacher, batch_of

PIECES_ALONE = 340  # pieces that go through the encoder at once
BATCH, RATE, ROW_RATE, RELATION = 512, 1e-3, 0.02, 0.25
ENCODER_B, ENCODER_C = 320, 512  # outputs of the encoder's second and third layer


@dataclass
class Shape:
    numbers: int = 224  # of a row
    hidden: int = 256  # of the third layer; the encoder has 512
    outputs: int = 256


def alone(teacher: Teacher) -> tuple[np.ndarray, np.ndarray]:
    """What each piece gives alone [pieces x 512], and the mean of what begin and end give beside it."""
    n = teacher.pieces.get_piece_size()
    rows, ends = np.empty((n, 512), dtype=np.float32), np.zeros(512)
    for first in range(0, n, PIECES_ALONE):
        ids = range(first, min(n, first + PIECES_ALONE))
        given = teacher.projected(batch_of([[i] for i in ids]))
        rows[first : ids.stop] = given[1::3]
        ends += (given[0::3] + given[2::3]).sum(axis=0)
    return rows, (ends / n).astype(np.float32)


def _turned(size: int, seed: int) -> np.ndarray:
    return np.linalg.qr(np.random.default_rng(seed).normal(size=(size, size)))[0]


def _components(moments: np.ndarray, size: int, seed: int) -> np.ndarray:
    return (np.linalg.eigh(moments.astype(np.float64))[1][:, ::-1][:, :size] @ _turned(size, seed)).astype(np.float32)


def begin(teacher: Teacher, vectors: np.ndarray, sample: list[list[int]], shape: Shape) -> tuple[Net, np.ndarray]:
    """The student before it learns, and the projection [512 x outputs] of the encoder's vectors."""
    w = teacher.w
    rows, ends = alone(teacher)
    n = len(rows)
    weights = np.sqrt(np.exp([teacher.pieces.get_score(i) for i in range(n)])).astype(np.float32)
    weights[sorted(hidden(teacher.pieces))] = 0
    mean = (rows * weights[:, None]).sum(axis=0) / weights.sum()
    centred = rows - mean
    scaled = centred * np.sqrt(weights)[:, None]
    base = _components(scaled.T @ scaled, shape.numbers, seed=0)
    out = _components(vectors.T @ vectors, shape.outputs, seed=1)
    behind = np.vstack((w["p3"], w["d3"])) @ out
    net = Net(centred @ base, mean @ base, ends @ base,
              [base.T @ w["d0"], np.vstack((base.T @ w["p1"], w["d1"])), w["d2"].copy(), behind],
              [np.zeros(size, dtype=np.float32) for size in (320, ENCODER_B, ENCODER_C, shape.outputs)])  # fmt: skip
    return narrowed(net, sample, shape.hidden), out


def narrowed(net: Net, sample: list[list[int]], hidden: int) -> Net:
    """Leaves the hidden numbers of the third layer that matter most: mean square times squared weights."""
    worth = np.square(net.activations(sample)[3]).mean(axis=0) * np.square(net.weights[3][ENCODER_B:]).sum(axis=1)
    kept = np.sort(np.argsort(-worth, kind="stable")[:hidden])
    last = np.vstack((net.weights[3][:ENCODER_B], net.weights[3][ENCODER_B:][kept]))
    return Net(net.rows, net.mean, net.start, [*net.weights[:2], net.weights[2][:, kept].copy(), last],
               [*net.offsets[:2], net.offsets[2][kept], net.offsets[3]])  # fmt: skip


class _Adam:
    def __init__(self) -> None:
        self.moments: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        self.steps = 0

    def move(self, values: np.ndarray, gradient: np.ndarray, rate: float) -> None:
        first, second = self.moments.setdefault(id(values), (np.zeros_like(values), np.zeros_like(values)))
        first += 0.1 * (gradient - first)
        second += 0.01 * (gradient * gradient - second)
        values -= rate * (first / (1 - 0.9**self.steps)) / (np.sqrt(second / (1 - 0.99**self.steps)) + 1e-8)


def _loss_gradient(z: np.ndarray, projected: np.ndarray, full: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(z, axis=1, keepdims=True) + 1e-9
    unit = z / length
    off = unit @ unit.T - full @ full.T
    np.fill_diagonal(off, 0)
    towards = (RELATION * (off @ unit) - projected) / len(z)
    return (towards - unit * (towards * unit).sum(axis=1, keepdims=True)) / length


def learn(net: Net, out: np.ndarray, texts: list[list[int]], vectors: np.ndarray, epochs: int, seed: int = 0) -> None:
    """Changes the net in place. `texts`: lists of different pieces, `vectors`: the encoder's of length 1 [texts x 512]."""
    random, adam = np.random.default_rng(seed), _Adam()
    size, begun_at = net.rows.shape[1], float(np.sqrt(np.square(net.rows).mean()))
    squares = np.zeros(len(net.rows), dtype=np.float32)
    steps = epochs * (len(texts) // BATCH)
    w, b = net.weights, net.offsets
    for _ in range(epochs):
        order = random.permutation(len(texts))
        for first in range(0, len(order) - BATCH + 1, BATCH):
            adam.steps += 1
            left = 1 - adam.steps / (steps + 1)
            batch = order[first : first + BATCH]
            ids = np.concatenate([texts[i] for i in batch])
            ends = np.concatenate(([0], np.cumsum([len(texts[i]) for i in batch])))
            used, places = np.unique(ids, return_inverse=True)
            has = scipy.sparse.csr_matrix((np.ones(len(ids), dtype=np.float32), places, ends), shape=(BATCH, len(used)))
            counts = np.diff(ends).astype(np.float32)[:, None]
            m = (has @ net.rows[used] + counts * net.mean + net.start) / np.sqrt(counts + 2)
            a = np.maximum(m @ w[0] + b[0], 0)
            second = np.hstack((m, a))
            beta = np.maximum(second @ w[1] + b[1], 0)
            c = np.maximum(beta @ w[2] + b[2], 0)
            fourth = np.hstack((beta, c))
            dz = _loss_gradient(fourth @ w[3] + b[3], vectors[batch] @ out, vectors[batch])
            dfourth = dz @ w[3].T
            dc = dfourth[:, ENCODER_B:] * (c > 0)
            dbeta = (dfourth[:, :ENCODER_B] + dc @ w[2].T) * (beta > 0)
            dsecond = dbeta @ w[1].T
            da = dsecond[:, size:] * (a > 0)
            dsum = (dsecond[:, :size] + da @ w[0].T) / np.sqrt(counts + 2)
            changes = ((w[3], fourth.T @ dz), (b[3], dz.sum(axis=0)), (w[2], beta.T @ dc), (b[2], dc.sum(axis=0)),
                       (w[1], second.T @ dbeta), (b[1], dbeta.sum(axis=0)), (w[0], m.T @ da), (b[0], da.sum(axis=0)),
                       (net.mean, (dsum * counts).sum(axis=0)), (net.start, dsum.sum(axis=0)))  # fmt: skip
            for values, gradient in changes:
                adam.move(values, gradient, RATE * left)
            gradient = has.T @ dsum
            squares[used] += np.square(gradient).mean(axis=1)
            net.rows[used] -= ROW_RATE * left * begun_at * gradient / np.sqrt(squares[used] + 1e-14)[:, None]
