"""Ask Muster through its one call, `muster match`, and two plain methods in the same way."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.intake.figures import Answer
from muster.cli import main
from muster.matching.embedding import Embedder

BEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Texts with what is true of them, the names of each item, labelled examples, and rows that bear each text."""

    texts: Sequence[str]
    truth: Sequence[str]
    names: Mapping[str, Sequence[str]]
    examples: Sequence[tuple[str, str]] = ()
    weights: Sequence[float] = field(default=())

    def answers(self, found: Sequence[tuple[tuple[str, ...], float]]) -> list[Answer]:
        """Found items and probabilities set against the truth."""
        weights = self.weights or [1.0] * len(self.texts)
        rows = zip(found, self.truth, weights, strict=True)
        return [Answer(best, probability, truth, weight) for (best, probability), truth, weight in rows]


def ask_muster(question: Question, cache: Path) -> list[Answer]:
    """Answers of `muster match`; `cache` is where it may keep what it has computed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "texts.csv", ("text",), [(text,) for text in question.texts])
        names = [(item, ";".join(each.replace(";", ",") for each in names)) for item, names in question.names.items()]
        _write(folder / "items.csv", ("item", "aliases"), names)
        _write(folder / "examples.csv", ("text", "item"), question.examples)
        command = ["match", str(folder / "texts.csv"), "--catalogue", str(folder / "items.csv")]
        command += ["--out", str(folder / "out.csv"), "--json"]
        if question.examples:
            command += ["--examples", str(folder / "examples.csv")]
        _run(command, cache)
        with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    columns = ("item", "second", "third")
    return question.answers([(tuple(row[each] for each in columns), float(row["probability"] or 0)) for row in rows])


def ask_rapidfuzz(question: Question) -> list[Answer]:
    """Answers by the names and examples that rapidfuzz's WRatio finds most alike."""
    texts, items = _known(question)
    lowered = [text.lower() for text in texts]
    found = []
    for text in question.texts:
        ranked = process.extract(text.lower(), lowered, scorer=fuzz.WRatio, limit=40)
        found.append(_best([(items[place], score / 100.0) for _, score, place in ranked]))
    return question.answers(found)


def ask_embeddings(question: Question, cache: Path) -> list[Answer]:
    """Answers by the names and examples that are nearest in meaning."""
    texts, items = _known(question)
    embedder = Embedder(cache / "muster" / "matching")
    alike = embedder.embed(question.texts) @ embedder.embed(texts).T
    ranked = np.argsort(-alike, axis=1)[:, :40]
    return question.answers(
        [
            _best([(items[place], float(row[place])) for place in places])
            for row, places in zip(alike, ranked, strict=True)
        ]
    )


def _known(question: Question) -> tuple[list[str], list[str]]:
    """Every text of which the item is known, with the item."""
    pairs = [(name, item) for item, names in question.names.items() for name in names]
    pairs += list(dict.fromkeys(question.examples))
    return [text for text, _ in pairs], [item for _, item in pairs]


def _best(ranked: Sequence[tuple[str, float]]) -> tuple[tuple[str, ...], float]:
    items = tuple(dict.fromkeys(item for item, _ in ranked))[:BEST]
    return items, ranked[0][1] if ranked else 0.0


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _run(command: Sequence[str], cache: Path) -> None:
    """Run Muster with nothing of what it says shown; a refusal ends the measuring."""
    with redirect_stdout(StringIO()):
        code = main(command, {"XDG_CACHE_HOME": str(cache)})
    if code:
        raise SystemExit(f"muster {' '.join(command)} ended with {code}")
