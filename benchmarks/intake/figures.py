"""What a list of answers is worth: right at once, right among three, calibrated, and the curve against abstention."""

from collections.abc import Sequence
from dataclasses import dataclass

SURE = 0.9
CURVE = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class Answer:
    """The best three items with the probability of the first, what is true, and how many rows bear the text."""

    best: tuple[str, ...]
    probability: float
    truth: str
    weight: float = 1.0

    @property
    def right(self) -> bool:
        """Whether the first is the true one."""
        return self.best[:1] == (self.truth,)


def top(answers: Sequence[Answer], count: int = 1) -> float:
    """Share of rows whose truth is among the best `count`."""
    return _share(answers, [answer for answer in answers if answer.truth in answer.best[:count]])


def sure(answers: Sequence[Answer]) -> tuple[float, float]:
    """Share of rows with a probability of 0.9 and more, and how many of those are right."""
    said = [answer for answer in answers if answer.probability >= SURE]
    return _share(answers, said), _share(said, [answer for answer in said if answer.right])


def curve(answers: Sequence[Answer]) -> list[tuple[float, float]]:
    """Share of answers that are given, surest first, and how many of them are right."""
    ranked = sorted(answers, key=lambda answer: -answer.probability)
    kept = [(given, ranked[: max(1, round(given * len(ranked)))]) for given in CURVE]
    return [(given, _share(some, [answer for answer in some if answer.right])) for given, some in kept]


def _share(whole: Sequence[Answer], part: Sequence[Answer]) -> float:
    total = sum(answer.weight for answer in whole)
    return sum(answer.weight for answer in part) / total if total else 0.0
