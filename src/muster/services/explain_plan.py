"""Explain a plan: check that it holds for its dataset, then say why it is as it is and what would change it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from muster.datasets import DatasetReading
from muster.datasets.near import nearest
from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.domain.reasons import Explanation
from muster.errors import BadOptionError
from muster.explaining import EVERYTHING, Focus, explain
from muster.language import say
from muster.planning import Progress
from muster.planning.options import Watch
from muster.services.firmness import left_out, require_counted
from muster.verifying import verify

NOTHING = Explanation(needs=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPlan:
    """An explanation, and the promises that the plan breaks; where it breaks any, nothing is explained.

    `ignored` says that the plan looks as if it had been made of firmer offers only than those that were counted here.
    """

    explanation: Explanation
    broken: tuple[BrokenPromise, ...]
    ignored: OfferStatus | None = None


def explain_plan(
    reading: DatasetReading,
    plan: Plan,
    focus: Focus = EVERYTHING,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> ExplainedPlan:
    """The explanation of a plan that keeps every promise; what was found so far where it is told to stop.

    Raises
    ------
    BadOptionError
        The dataset has no such need, or no such offer; or the plan uses offers that are not to count.
    """
    situation = reading.situation
    _require_known(say("need"), focus.need_id, situation.need_by_id)
    _require_known(say("offer"), focus.offer_id, situation.offer_by_id)
    broken = verify(situation, plan, reading.sha256)
    if broken:
        return ExplainedPlan(explanation=NOTHING, broken=broken)
    require_counted(situation, plan, focus.least_status)
    ignored = left_out(situation, plan) if focus.least_status is OfferStatus.OFFERED else None
    watch = Watch(progress or Watch().tell, stop or Watch().stop)
    return ExplainedPlan(explanation=explain(situation, plan, focus, watch), broken=(), ignored=ignored)


def _require_known(kind: str, asked: str, known: Iterable[str]) -> None:
    """Refuse an id that is not there, with the nearest that is."""
    ids = list(known)
    if not asked or asked in ids:
        return
    sentence = say(
        "There is no {kind} '{asked}' in this dataset. An id of its table was expected.", kind=kind, asked=asked
    )
    near = nearest(asked, ids)
    raise BadOptionError(say("{sentence} The nearest is '{near}'.", sentence=sentence, near=near) if near else sentence)
