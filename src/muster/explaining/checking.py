"""A plan that was made only to confirm a cure: its tables, and whether it keeps every promise."""

from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan, Summary
from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from muster.planning.decoding import decode_fulfilment, decode_journeys, decode_training
from muster.planning.ledger import Ledger
from muster.planning.worth import cost_of, values_reached
from muster.verifying import verify

UNTOLD = frozenset({PromiseCode.SHORTFALLS_ADD_UP})
"""Not asked of a plan that was made only to confirm a cure: it gives no reasons."""


def keeps_all_promises(situation: Situation, ledger: Ledger) -> bool:
    """Whether a plan that is built of a ledger keeps every promise; its bound, which it has none of, aside."""
    return all(each.code in UNTOLD for each in verify(situation, _plan_of(ledger)))


def _plan_of(ledger: Ledger) -> Plan:
    """The tables of a ledger, in which each priority is its own bound."""
    values = values_reached(ledger)
    assignments, movements = decode_journeys(ledger)
    return Plan(
        summary=Summary(
            value=values,
            bound=values,
            optimality_gap=(0.0,) * len(PRIORITIES),
            bound_by=("search",) * len(PRIORITIES),
            cost=cost_of(ledger),
            status="optimal",
            method="best",
            version="",
        ),
        assignments=assignments,
        movements=movements,
        training=decode_training(ledger),
        fulfilment=decode_fulfilment(ledger),
        shortfalls=(),
        prices=(),
    )
