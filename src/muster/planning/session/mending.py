"""Make a plan good again after a change, touching as little of it as the gain is worth."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from muster.planning.crews import Crews
from muster.planning.greedy import by_due_date, serve_again
from muster.planning.improving import Improver, Neighbours, Terms
from muster.planning.journeys import Haulage
from muster.planning.ledger import Ledger
from muster.planning.options import Progress, Watch
from muster.planning.serving import Servant, Timing
from muster.planning.wishes import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How hard to look: needs served again, and exchanges tried for each need that lost something, and in all."""

    most_served: int = 60
    tries_each: int = 2
    most_tries: int = 8
    seed: int = 0


TELL_EVERY = 20  # needs between two reports of progress
THOROUGH = Pace(most_served=1_000_000, tries_each=12, most_tries=400)


@dataclass(slots=True)
class _Lacks:
    """What each need gets on time, and the numbers of the batches that it gets late."""

    on_time: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    late: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def of(self, wish: Wish) -> float:
        """Units that a need does not get on time."""
        return wish.quantity - self.on_time[wish.number]


class Mender:
    """Serves needs again from what a ledger has left, and exchanges goods where that wins."""

    def __init__(self, ledger: Ledger, neighbours: Neighbours, terms: Terms, watch: Watch) -> None:
        """Work on a ledger; batches that the terms protect are never taken back."""
        self._ledger = ledger
        self._neighbours = neighbours
        self._terms = terms
        self._watch = watch

    def mend(
        self, hurt: Iterable[int], gaining: Iterable[int], pace: Pace, insisted: Collection[int] = frozenset()
    ) -> None:
        """Serve those that lost something, then those that might gain, the most urgent first among each.

        Exchanges are tried for those that lost something and for those that are insisted upon.
        """
        hurt = set(hurt)
        lacks = _lacks_of(self._ledger)
        lost = self._in_order(lacks, hurt)
        servant = Servant(self._ledger, Haulage(self._ledger), Crews(self._ledger), Timing.JUST_IN_TIME)
        wishes = [*lost, *self._in_order(lacks, set(gaining) - hurt)[: pace.most_served]]
        for done, wish in enumerate(wishes):
            if self._watch.stop():
                return
            if done % TELL_EVERY == 0:
                self._watch.tell(Progress(stage="mending", done=done, total=len(wishes)))
            late = [number for number in lacks.late[wish.number] if self._terms.may_drop(self._ledger.batch(number))]
            kept = sum(self._ledger.batch(number).units for number in lacks.late[wish.number])
            kept -= sum(self._ledger.batch(number).units for number in late)
            serve_again(self._ledger, servant, wish, lacks.of(wish) - kept, late)
        self._exchange([*lost, *self._in_order(lacks, set(insisted) - hurt)], pace)

    def _in_order(self, lacks: _Lacks, needs: Iterable[int]) -> list[Wish]:
        """Those of some needs that lack something, the most urgent first."""
        wishes = [self._ledger.instance.wishes[number] for number in needs]
        return sorted((wish for wish in wishes if lacks.of(wish) > wish.crumb), key=by_due_date)

    def _exchange(self, lost: list[Wish], pace: Pace) -> None:
        """Let needs that still lack something take goods from less urgent ones, where the plan wins by it."""
        improver = Improver(self._ledger, pace.seed, self._neighbours, self._terms)
        tries = pace.most_tries
        lacks = _lacks_of(self._ledger)
        for wish in lost:
            if lacks.of(wish) <= wish.crumb:
                continue
            for _ in range(min(tries, pace.tries_each)):
                if self._watch.stop():
                    return
                tries -= 1
                improver.exchange(wish)


def _lacks_of(ledger: Ledger) -> _Lacks:
    lacks = _Lacks()
    for number, batch in ledger.batches.items():
        if batch.day <= ledger.instance.wishes[batch.need].due:
            lacks.on_time[batch.need] += batch.units
        else:
            lacks.late[batch.need].append(number)
    return lacks
