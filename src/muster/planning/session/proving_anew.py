"""Prove a plan that was made again from the beginning, where the dataset is small enough for that to be quick."""

import math
from collections.abc import Collection

from muster.domain.needs import PRIORITIES
from muster.planning.bounding import free_bounds
from muster.planning.columns import folded
from muster.planning.ledger import Ledger
from muster.planning.optimum import MOST_ROUNDS, ROUGHLY, ROUNDS_BEFORE_EXACT, SMALL
from muster.planning.options import Progress, Watch
from muster.planning.pricing import Aim, Pricer
from muster.planning.proving import Effort, prove, settle
from muster.planning.session.proofs import Proven
from muster.planning.warm_master import WarmMaster
from muster.planning.worth import values_reached

PARTS = 4  # what has left in parts makes a dataset longer, but no harder


def is_small(ledger: Ledger) -> bool:
    """Whether an exact master proves each priority within seconds."""
    return len(ledger.instance.wishes) * len(ledger.instance.goods.item) <= PARTS * SMALL


def prove_anew(ledger: Ledger, reached: tuple[float, ...], watch: Watch, asked: Collection[int] = PRIORITIES) -> Proven:
    """Bounds of priorities from prices found anew; `ledger` is not settled, `reached` are its values once it is."""
    instance, held = ledger.instance, values_reached(ledger)
    pricer, master = Pricer(instance), WarmMaster(instance)
    for batch in ledger.batches.values():
        master.add(folded(batch))
    bounds, prices = list(free_bounds(instance)), {}
    for priority in PRIORITIES:
        if priority not in asked or bounds[priority - 1] <= 0.0 or watch.stop():
            continue
        watch.tell(Progress(stage="proof", done=priority - 1, total=len(PRIORITIES)))
        effort = Effort(
            rounds=min(MOST_ROUNDS[priority - 1], ROUNDS_BEFORE_EXACT),
            enough=ROUGHLY,
            known=math.inf,
            stop=watch.stop,
            tell=lambda _done, _bound: None,
        )
        aim = Aim(priority, reached, held)
        proof = settle(pricer, master, aim, prove(pricer, master, aim, effort), effort)
        if proof.bound < bounds[priority - 1]:
            bounds[priority - 1], prices[priority] = proof.bound, proof.prices
    return Proven(tuple(bounds), prices)
