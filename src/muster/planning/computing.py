"""The joint where methods plug in: a situation and options go in, a whole plan comes out."""

from collections.abc import Callable

from muster.domain.needs import PRIORITIES
from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan, Summary, gap_of
from muster.domain.situation import Situation
from muster.planning.bounding import free_bounds
from muster.planning.decoding import decode_fulfilment, decode_journeys, decode_training
from muster.planning.greedy import greedy
from muster.planning.instance import Instance, build_instance
from muster.planning.kernels import note_compiled
from muster.planning.optimum import optimise
from muster.planning.options import Method, PlanOptions, Progress, Watch
from muster.planning.reasons import find_shortfalls
from muster.planning.settling import bring_forward
from muster.planning.solution import Solution, is_close_enough
from muster.planning.worth import cost_of, values_reached

Solver = Callable[[Instance, PlanOptions, Watch], Solution]


def compute_plan(
    situation: Situation,
    options: PlanOptions,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    spent: Callable[[], float] | None = None,
) -> Plan:
    """Plan of a situation, with its value and a proven bound per priority and a reason for every unit short or late.

    `stop` is asked often; once it says yes the best plan so far is returned. The caller turns `time_limit_s` into it:
    no clock runs in here. `spent` says what share of the limit is over, so that every stage gets some of it. The caller
    also fills in the summary's hash, version, seconds and memory.
    """
    watch = Watch(progress or Watch().tell, stop or Watch().stop, spent or Watch().spent)
    instance = build_instance(situation, options.least_status)
    solution = _SOLVERS[options.method](instance, options, watch)
    ledger = solution.ledger
    if options.least_status is not OfferStatus.OFFERED:
        # A bound is one of the whole dataset, also where the plan may use only its firmer offers.
        solution = Solution(ledger, free_bounds(build_instance(situation)))
    assignments, movements = decode_journeys(ledger)
    note_compiled(options.method)
    return Plan(
        summary=_summary(solution, options),
        assignments=assignments,
        movements=movements,
        training=decode_training(ledger),
        fulfilment=decode_fulfilment(ledger),
        shortfalls=find_shortfalls(ledger, options, watch),
        prices=solution.prices,
    )


def _plan_greedy(instance: Instance, _options: PlanOptions, watch: Watch) -> Solution:
    ledger = greedy(instance, watch)
    bring_forward(ledger)
    return Solution(ledger, free_bounds(instance))


_SOLVERS: dict[Method, Solver] = {Method.GREEDY: _plan_greedy, Method.BEST: optimise}


def _summary(solution: Solution, options: PlanOptions) -> Summary:
    values = values_reached(solution.ledger)
    return Summary(
        value=values,
        bound=solution.bounds,
        optimality_gap=tuple(gap_of(value, bound) for value, bound in zip(values, solution.bounds, strict=True)),
        bound_by=tuple("search" if priority in solution.searched else "prices" for priority in PRIORITIES),
        cost=cost_of(solution.ledger),
        status="optimal" if is_close_enough(values, solution.bounds, options.optimality_gap) else "feasible",
        method=options.method.value,
        version="",
    )
