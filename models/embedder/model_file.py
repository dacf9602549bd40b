"""Writes embedder.model, which engine/values/static_model.h draws: everything as integers. What is computed here in floating-point numbers
the program computes in integers alone."""

import hashlib
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece

from corpus import hidden

SPACE = "vouch-static@1"
SCORE_SCALE = 1 << 24
LARGEST_ROW_WEIGHT = 4095
LARGEST_NUMBER = 7  # of 4 bits: -7 .. 7
CLIP = 0.8  # of the largest number of a row: less of the error falls on the many small ones
LARGEST_INPUT = 16383
SHIFT = 30
WORD, SIGN, UNREADABLE, HIDDEN = range(4)
# Scripts of the encoder's sixteen languages, as names of characters begin.
SCRIPTS = ("LATIN", "CYRILLIC", "CJK", "THAI", "ARABIC", "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "FULLWIDTH",
           "HALFWIDTH", "MODIFIER", "COMBINING")  # fmt: skip


@dataclass
class Net:
    """The student in floating-point numbers."""

    rows: np.ndarray  # [pieces x d], without their mean
    mean: np.ndarray
    start: np.ndarray
    weights: list[np.ndarray]  # of the four layers [inputs x outputs]
    offsets: list[np.ndarray]

    def activations(self, pieces: list[list[int]]) -> list[np.ndarray]:
        """m, a, b, c, z of texts as lists of different pieces."""
        counts = np.array([len(row) for row in pieces], dtype=np.float32)[:, None]
        sums = np.stack([self.rows[row].sum(axis=0) for row in pieces]) + counts * self.mean + self.start
        m = sums / np.sqrt(counts + 2)
        a = np.maximum(m @ self.weights[0] + self.offsets[0], 0)
        b = np.maximum(np.hstack((m, a)) @ self.weights[1] + self.offsets[1], 0)
        c = np.maximum(b @ self.weights[2] + self.offsets[2], 0)
        return [m, a, b, c, np.hstack((b, c)) @ self.weights[3] + self.offsets[3]]


def sort_of(piece: str, is_hidden: bool) -> int:
    if is_hidden:
        return HIDDEN
    letters = [c for c in piece if unicodedata.category(c)[0] in "LM"]
    if not letters:
        return SIGN
    return WORD if all(unicodedata.name(c, "?").split()[0] in SCRIPTS for c in letters) else UNREADABLE


def quantised(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Numbers of 4 bits, weights of the rows, and what a weight of 1 is worth."""
    steps = np.abs(rows).max(axis=1) * CLIP / LARGEST_NUMBER
    unit = float(steps.max()) / LARGEST_ROW_WEIGHT
    weights = np.maximum(np.round(steps / unit), 1).astype(np.uint16)
    numbers = np.clip(np.round(rows / (weights[:, None] * unit)), -LARGEST_NUMBER, LARGEST_NUMBER).astype(np.int8)
    return numbers, weights, unit


def _block(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def _character_map(model: bytes) -> bytes:
    """precompiled_charsmap: field 2 of field 3 of SentencePiece's ModelProto."""

    def fields(data: bytes) -> dict[int, bytes]:
        found, at = {}, 0

        def number() -> int:
            nonlocal at
            value, shift = 0, 0
            while True:
                byte = data[at]
                at += 1
                value |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    return value

        while at < len(data):
            key = number()
            if key & 7 == 0:
                number()
            elif key & 7 == 5:
                at += 4
            elif key & 7 == 1:
                at += 8
            else:
                size = number()
                found[key >> 3] = data[at : at + size]
                at += size
        return found

    return fields(fields(model)[3])[2]


def _vocabulary(pieces: sentencepiece.SentencePieceProcessor, order: list[int]) -> bytes:
    texts, before = bytearray(), b""
    for i in order:
        text = pieces.id_to_piece(i).encode()
        shared = 0
        while shared < min(len(before), len(text), 255) and before[shared] == text[shared]:
            shared += 1
        texts += bytes((shared, len(text) - shared)) + text[shared:]
        before = text
    scores = [round(pieces.get_score(i) * SCORE_SCALE) for i in order]
    signs = hidden(pieces)
    sorts = bytes(sort_of(pieces.id_to_piece(i), i in signs) for i in order)
    return struct.pack("<I", len(order)) + _block(bytes(texts)) + struct.pack(f"<{len(order)}i", *scores) + sorts


def _layer(weights: np.ndarray, offsets: np.ndarray, scale: float, gain: float, cuts_off: bool) -> bytes:
    """`scale`: what 1.0 is in the inputs; `gain`: what 1.0 is in the outputs, by that."""
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    numbers = np.round(weights / steps).astype(np.int8)
    factors = np.round(steps * gain * (1 << SHIFT)).astype(np.int64)
    assert 0 < factors.min() and factors.max() < 1 << 26, factors.max()
    shifted = np.round(offsets * scale / steps).astype(np.int64)
    assert np.abs(shifted).max() < 1 << 31
    return (struct.pack("<IIIB", *weights.shape, SHIFT, cuts_off) + numbers.tobytes() + shifted.astype("<i4").tobytes()
            + factors.astype("<i4").tobytes())  # fmt: skip


def written(net: Net, tokenizer: Path, sample: list[list[int]]) -> bytes:
    """The file. `sample`: texts as lists of different pieces, from which the range of the numbers between layers is taken."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))
    order = sorted(range(pieces.get_piece_size()), key=lambda i: pieces.id_to_piece(i).encode())
    numbers, weights, unit = quantised(net.rows[order])
    d = numbers.shape[1]
    coded = (numbers + 8).astype(np.uint8)
    acts = net.activations(sample)
    scale = LARGEST_INPUT / (2 * max(float(np.abs(x).max()) for x in acts[:4]))
    gain = LARGEST_INPUT / (2 * float(np.abs(acts[4]).max())) / scale
    shift = next(s for s in range(40) if unit * scale / 1024 * (1 << (s + 1)) >= 1 << 20)
    parts = [
        b"VOUCHEMB", struct.pack("<I", 1), _block(SPACE.encode()), _block(_character_map(tokenizer.read_bytes())), _block(_vocabulary(pieces, order)),
        struct.pack("<I", d), _block(weights.astype("<u2").tobytes()), _block((coded[:, : d // 2] | coded[:, d // 2 :] << 4).tobytes()),
        np.round(net.mean / unit).astype("<i4").tobytes(), np.round(net.start / unit).astype("<i4").tobytes(),
        struct.pack("<III", round(unit * scale / 1024 * (1 << shift)), shift, 4),
        *(_layer(net.weights[i], net.offsets[i], scale, gain if i == 3 else 1.0, i < 3) for i in range(4)),
    ]  # fmt: skip
    body = b"".join(parts)
    return body + hashlib.blake2b(body, digest_size=32).digest()
