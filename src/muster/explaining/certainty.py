"""On small datasets: whether a change cures all that is lacking, by a search that leaves no plan out."""

from dataclasses import dataclass, replace
from functools import cached_property

from muster.domain.cures import Gain
from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE
from muster.domain.situation import Situation
from muster.explaining.relaxing import Claim, relaxed
from muster.explaining.scene import TINY, Scene, standing
from muster.planning.ledger import Ledger
from muster.planning.relaxing import Lack
from muster.planning.whole.asking import Wanted, ask

MOST_QUESTIONS = 150  # about one lack; each takes up to about a second
SHARES = (1.0 - TINY, 0.5)  # of the worth of what is lacking, on which a plan is asked for first
MOST_OPEN = 3  # questions about one lack that may stay open before no more are asked

Limits = frozenset[Reason]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether all that is lacking can be cured, None where that stays open; and a plan in which it is."""

    is_possible: bool | None
    ledger: Ledger | None = None


OPEN = Answer(None)


class Certainty:
    """Asks about one lack of one plan.

    All that is lacking *is cured* where some plan gives the need its missing units beside those that it has (or all of
    them on time), and makes it worth more by at least what so many units would be worth on the last day on which they
    are worth anything; while every more urgent priority keeps its value, and the other needs of its own keep theirs.
    """

    def __init__(self, scene: Scene, lack: Lack) -> None:
        """Ask about one lack in one scene."""
        self._scene = scene
        self._lack = lack
        self._known: dict[Limits, Answer] = {}
        self._asked = self._open = 0
        self.claim = Claim(scene.situation, scene.plan, lack)

    @property
    def can_ask(self) -> bool:
        """Whether the dataset is small enough, and questions about this lack did find answers."""
        return self._scene.is_small and self._asked < MOST_QUESTIONS and self._open < MOST_OPEN

    @cached_property
    def least(self) -> Gain:
        """What a cure of all that is lacking has to bring at least."""
        lack, wish = self._lack, self._lack.wish
        worst = min((way.effectiveness for way in wish.ways), default=1.0)
        a_unit = wish.unit_worth * worst / max(1, wish.expires - wish.due)
        return Gain(units=lack.units * (1.0 - TINY), value=lack.units * a_unit * (1.0 - TINY))

    def limits(self, likely: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """Limits whose absence changes the dataset at all; a missing route only where that is likely."""
        return tuple(
            reason
            for reason in DOABLE
            if reason in likely
            or (reason is not Reason.NO_ROUTE and relaxed(self.claim, [reason]) != self._scene.situation)
        )

    def without(self, limits: Limits) -> Answer:
        """Whether all that is lacking is cured without some limits."""
        if limits not in self._known:
            self._known[limits] = self.answer(relaxed(self.claim, sorted(limits)), self.least)
        return self._known[limits]

    def at_best(self, limits: Limits) -> Ledger | None:
        """A plan in which all that is lacking is cured without some limits, worth all it could be, or half, or less.

        None where none is known.
        """
        lack = self._lack
        for share in () if lack.only_on_time else SHARES:
            least = replace(self.least, value=max(self.least.value, share * lack.units * lack.wish.unit_worth))
            answer = self.answer(relaxed(self.claim, sorted(limits)), least)
            if answer.ledger is not None:
                return answer.ledger
        return self.without(limits).ledger

    def answer(self, situation: Situation, least: Gain) -> Answer:
        """Whether a situation has a plan in which the need gets at least so much more."""
        if not self.can_ask or self._scene.stop():
            return OPEN
        self._asked += 1
        verdict = ask(self._scene.in_another(situation), self._wanted(least), self._scene.stop)
        if verdict.is_possible is None:
            self._open += 1
        for ledger in verdict.ledgers:
            gain = self._scene.gain(ledger, self._lack)
            if gain.units >= least.units * (1.0 - TINY) and gain.value >= least.value * (1.0 - TINY):
                return Answer(verdict.is_possible, ledger)
        return Answer(verdict.is_possible)

    def _wanted(self, least: Gain) -> Wanted:
        """What the need had, and so much more; and what others keep."""
        scene, lack = self._scene, self._lack
        was, place = standing(scene.ledger, lack), lack.wish.need.priority - 1
        return Wanted(
            need=lack.wish.number,
            units=least.units + (was.on_time if lack.only_on_time else was.ever),
            last_day=lack.wish.due if lack.only_on_time else scene.situation.settings.last_day,
            value=least.value + was.value,
            kept=scene.values[:place],
            kept_beside=max(0.0, scene.values[place] - was.value),
        )
