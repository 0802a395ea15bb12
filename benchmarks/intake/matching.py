"""Figures of matching, side by side with plain rapidfuzz and embeddings alone."""

import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.intake.asking import Question, ask_embeddings, ask_muster, ask_rapidfuzz
from benchmarks.intake.figures import Answer, curve, sure, top
from benchmarks.intake.questions import kiel, languages, supply_classes
from muster.catalogue import starting_entries

HEADER = (
    f"{'':34}{'texts':>6} {'Muster':>14} {'rapidfuzz':>14} {'embeddings':>14} {'>= 0.9':>7} {'right':>6} {'goal':>12}"
)


def matching_lines(data: Path, cache: Path) -> Iterator[str]:
    """One line for each figure as it is ready: right at once / among three, calibration, the goal."""
    yield HEADER
    everything: list[Answer] = []
    for column, name, goal in (("item_type", "a  Kiel type", "0.90"), ("item_subtype", "a  Kiel sub-type", "0.75")):
        mine, line = _line(name, list(kiel(data, column)), cache, goal)
        everything += mine
        yield line
        yield f"     given : right  {'  '.join(f'{given:.0%} : {share:.2f}' for given, share in curve(mine))}"
    asked = list(supply_classes(data))
    mine, line = _line("b  supply class, rows", [question for _, question in asked], cache, "0.70 / 0.85")
    everything += mine
    yield line
    for name, questions in (
        ("   distinct names", [_distinct(question) for _, question in asked]),
        ("   names not seen before", [_unseen(question) for _, question in asked]),
    ):
        yield _line(name, questions, cache, "")[1]
    for language, question in languages():
        mine, line = _line(f"e  catalogue in {language}", [question], cache, "0.80")
        everything += mine
        yield line
    share, right = sure(everything)
    yield f"Of all answers to a, b (rows) and e {share:.3f} are given 0.9 (goal 0.5); {right:.3f} of them right (0.9)."


def speed_lines(data: Path, cache: Path) -> Iterator[str]:
    """Seconds that 2,000 distinct texts take against the starting catalogue, cold and when seen before."""
    texts = list(dict.fromkeys(chain.from_iterable(question.texts for _, question in supply_classes(data))))
    texts += list(dict.fromkeys(chain.from_iterable(question.texts for question in kiel(data, "item_type"))))
    texts = (texts + [f"{text} {number}" for number, text in enumerate(texts)])[:2000]
    names = {entry.item_id: entry.names for entry in starting_entries()}
    question = Question(texts=texts, truth=[""] * len(texts), names=names)
    for name, goal in (("cold", 40), ("seen before", 3)):
        began, used = time.monotonic(), time.process_time()
        ask_muster(question, cache)
        wall, cpu = time.monotonic() - began, time.process_time() - used
        yield f"{len(texts)} distinct texts, {name}: {wall:.1f} s, {cpu:.1f} CPU s (goal {goal} s on two free cores)"


def _line(name: str, questions: Sequence[Question], cache: Path, goal: str) -> tuple[list[Answer], str]:
    mine = [answer for question in questions for answer in ask_muster(question, cache)]
    rivals = [
        [answer for question in questions for answer in ask_rapidfuzz(question)],
        [answer for question in questions for answer in ask_embeddings(question, cache)],
    ]
    figures = " ".join(f"{top(each):>6.3f} / {top(each, 3):.3f}" for each in (mine, *rivals))
    share, right = sure(mine)
    return mine, f"{name:34}{len(mine):>6} {figures} {share:>7.3f} {right:>6.3f} {goal:>12}"


def _distinct(question: Question) -> Question:
    """The same texts, each counted once."""
    return Question(texts=question.texts, truth=question.truth, names=question.names, examples=question.examples)


def _unseen(question: Question) -> Question:
    """Only the texts that are none of the examples."""
    seen = {text for text, _ in question.examples}
    rows = [row for row in zip(question.texts, question.truth, strict=True) if row[0] not in seen]
    return Question(
        texts=[text for text, _ in rows],
        truth=[truth for _, truth in rows],
        names=question.names,
        examples=question.examples,
    )
