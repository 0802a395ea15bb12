"""Judge a plan: every promise that it breaks, by the contract alone."""

from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.domain.situation import Situation
from muster.verifying.bound import bound_promises
from muster.verifying.capacity import capacity_promises
from muster.verifying.departures import departure_promises
from muster.verifying.goods import goods_promises
from muster.verifying.ids import open_case
from muster.verifying.journeys import journey_promises
from muster.verifying.money import money_promises
from muster.verifying.prices import price_promises
from muster.verifying.shortfalls import shortfall_promises
from muster.verifying.summary import dataset_promises, summary_promises
from muster.verifying.tables import Tables
from muster.verifying.training import training_promises
from muster.verifying.usability import usability_promises
from muster.verifying.value import value_promises

ROW_CHECKS = (
    goods_promises,
    money_promises,
    journey_promises,
    departure_promises,
    capacity_promises,
    training_promises,
    usability_promises,
    value_promises,
    shortfall_promises,
    summary_promises,
)
CHECKS = (*ROW_CHECKS, price_promises, bound_promises)


def verify(situation: Situation, plan: Plan, sha256: str | None = None) -> tuple[BrokenPromise, ...]:
    """Every broken promise of a plan; none means that the plan holds.

    Parameters
    ----------
    situation
        The dataset that the plan claims to be made from.
    plan
        Any plan, whoever made it; what is senseless in it is a broken promise, never an exception.
    sha256
        Hash of the dataset's canonical form; None leaves the plan's own unread.
    """
    case, found = open_case(situation, plan)
    judged = tuple(promise for check in CHECKS for promise in check(case))
    return (*dataset_promises(case, sha256), *found, *judged)


def verify_rows(situation: Situation, plan: Plan, tables: Tables | None = None) -> tuple[BrokenPromise, ...]:
    """As `verify`, but without recomputing the bounds from their prices, which takes most of its time.

    Who judges many plans hands the same `tables` on: what a dataset shares with the one before is then read once.
    """
    case, found = open_case(situation, plan, tables)
    return (*found, *(promise for check in ROW_CHECKS for promise in check(case)))
