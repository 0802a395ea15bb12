"""Ask about doubts, each once: what was decided before is known, what is decided now is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from muster.domain.doubt import KEEP, Answer, AnswerKind, Doubt, DoubtKind
from muster.domain.imports import Decision
from muster.intake.typed import Nameable, meant

MOST_TRIES = 3
TWICE = frozenset({DoubtKind.SAME_PLEDGE, DoubtKind.SAME_REQUEST, DoubtKind.SAME_NEED})

Ask = Callable[[Doubt], Decision | None]
"""Answers a doubt; None leaves it open. May raise `StoppedAskingError`."""


class StoppedAskingError(Exception):
    """The person who is asked has had enough: nothing is imported, what was decided is kept."""


class Asking:
    """Answers by the key of their doubt; a doubt that was left open is not asked about twice in one intake."""

    def __init__(self, decided: Mapping[str, Answer], ask: Ask, known: Nameable = Nameable()) -> None:  # noqa: B008 # it is frozen
        self.decided = dict(decided)
        self.decisions: list[Decision] = []
        self._ask = ask
        self._known = known
        self._left_open: set[str] = set()

    def decide(self, decision: Decision) -> None:
        """Keep a decision from now on."""
        if self.decided.get(decision.key) != decision.answer:
            self.decided[decision.key] = decision.answer
            self.decisions.append(decision)

    def answer(self, doubt: Doubt) -> Answer | None:
        """The answer to a doubt, asked for where it is new; None where it is left open."""
        if doubt.key not in self.decided and doubt.key not in self._left_open:
            decision = self._asked(doubt)
            if decision is None:
                self._left_open.add(doubt.key)
            else:
                self.decide(decision)
        return self.decided.get(doubt.key)

    def _asked(self, doubt: Doubt) -> Decision | None:
        """What is decided of a doubt; where that is no answer to it, it is asked again, but not for ever."""
        for _ in range(MOST_TRIES):
            decision = self._ask(doubt)
            if decision is None:
                return None
            answer = meant(doubt, decision.answer, self._known)
            if answer is not None:
                return replace(decision, answer=answer)
        return None


def nobody(_: Doubt) -> None:
    """Leaves every doubt open."""


def proposed(doubt: Doubt) -> Decision | None:
    """Takes the proposed answer; what an item or a unit is, and which rows are left out, is for a person to say.

    Rows that state what another row states are the exception: they are left out.
    """
    answer = doubt.proposed
    if answer is None or doubt.kind is DoubtKind.UNKNOWN_ITEM or (doubt.kind, answer) == (DoubtKind.OTHER_UNIT, KEEP):
        return None
    if answer.kind is AnswerKind.LEAVE_OUT and doubt.kind not in TWICE:
        return None
    return Decision(key=doubt.key, answer=answer, about=doubt.about, by="yes")
