"""Plan one need again with some limits dropped: what a limit costs is what its absence would bring."""

from dataclasses import dataclass, replace

from muster.domain.plan import Reason
from muster.planning.crews import Crews
from muster.planning.journeys import Ease, Haulage
from muster.planning.ledger import Batch, Ledger
from muster.planning.paths import Wanted
from muster.planning.reliefs import Reliefs
from muster.planning.serving import Servant, Timing
from muster.planning.wishes import Wish

# Of goods that are not there none are let go by any of these.
IDLE_WITHOUT_GOODS = frozenset(
    {
        Reason.PERMIT,
        Reason.MINIMUM,
        Reason.COURSE,
        Reason.TRAINEES,
        Reason.FUND,
        Reason.LINK,
        Reason.SITE,
        Reason.TOO_LATE,
        Reason.NO_ROUTE,
    }
)


@dataclass(frozen=True, slots=True)
class Lack:
    """Units of one need that are short; or late, where they are wanted on time.

    Without its dates a need that is short waits for as long as it takes; with `keeps_due` only the offers' dates go.
    """

    wish: Wish
    units: float
    only_on_time: bool
    keeps_due: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What serving a need once more would bring: units, and the batches that they would travel in.

    `idle` are limits that played no part: without them as well all would be the same.
    """

    units: float
    batches: tuple[Batch, ...] = ()
    idle: frozenset[Reason] = frozenset()


def served_without(reliefs: Reliefs, lack: Lack, limits: frozenset[Reason]) -> Outcome:
    """What a need would get of what it lacks, from the rest of a plan, if these limits did not hold."""
    wish, only_on_time = lack.wish, lack.only_on_time
    if Reason.TOO_LATE in limits and not only_on_time and not lack.keeps_due:
        wish = replace(wish, due=reliefs.instance.horizon - 1, expires=2 * reliefs.instance.horizon)
    with reliefs.scratch.without(limits, wish) as eased:
        if only_on_time:
            for number in reliefs.late_batches[wish.number]:
                eased.drop(number)
        haulage = Haulage(eased, _ease(limits))
        if not _has_goods(haulage, wish, limits):
            return Outcome(0.0, idle=IDLE_WITHOUT_GOODS)
        first_new, crews = eased.next_number, _crews(eased, limits)
        done = Servant(eased, haulage, crews, Timing.JUST_IN_TIME).serve(wish, lack.units, only_on_time=only_on_time)
        return Outcome(done, tuple(eased.since(first_new)), _idle(haulage, crews))


def _idle(haulage: Haulage, crews: Crews) -> frozenset[Reason]:
    minded = {
        Reason.FUND: haulage.minded_money,
        Reason.MINIMUM: haulage.minded_minimums,
        Reason.COURSE: crews.minded_courses,
        Reason.TRAINEES: crews.minded_courses,
    }
    return frozenset(reason for reason, is_minded in minded.items() if not is_minded)


def _ease(limits: frozenset[Reason]) -> Ease:
    return Ease(earmarks=Reason.EARMARKED in limits, supply=Reason.NO_OFFER in limits, roads=Reason.NO_ROUTE in limits)


def _crews(eased: Ledger, limits: frozenset[Reason]) -> Crews:
    return Crews(eased, no_courses_needed=Reason.COURSE in limits, no_pools_needed=Reason.TRAINEES in limits)


def _has_goods(haulage: Haulage, wish: Wish, limits: frozenset[Reason]) -> bool:
    """Whether by some way goods of every component are left at all; where not, no road needs to be looked for."""
    return Reason.NO_OFFER in limits or any(
        all(
            haulage.candidates(Wanted(wish, place, number, component.item, component.is_whole)).size
            for number, component in enumerate(way.components)
        )
        for place, way in enumerate(wish.ways)
    )
