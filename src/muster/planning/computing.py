"""The joint where methods plug in: a situation and options go in, a whole plan comes out."""

from collections.abc import Callable

from muster.domain.plan import Plan, Summary, gap_of
from muster.domain.situation import Situation
from muster.planning.bounding import free_bounds
from muster.planning.decoding import decode_fulfilment, decode_journeys, decode_training
from muster.planning.greedy import by_due_date, by_worth_of_load, greedy
from muster.planning.instance import Instance, build_instance
from muster.planning.ledger import Ledger
from muster.planning.options import Method, PlanOptions, Progress, Watch
from muster.planning.reasons import find_shortfalls
from muster.planning.serving import Timing
from muster.planning.settling import bring_forward
from muster.planning.worth import cost_of, is_better, values_reached

Solver = Callable[[Instance, PlanOptions, Watch, tuple[float, ...]], Ledger]

# What `best` tries, in this order; the first is the plain greedy rule, so that the best is never worse than it.
ATTEMPTS = (
    (by_due_date, Timing.JUST_IN_TIME),
    (by_worth_of_load, Timing.JUST_IN_TIME),
    (by_due_date, Timing.EARLIEST),
    (by_worth_of_load, Timing.EARLIEST),
)


def compute_plan(
    situation: Situation,
    options: PlanOptions,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Plan of a situation, with its value and a proven bound per priority and a reason for every unit short or late.

    `stop` is asked often; once it says yes the best plan so far is returned. The caller turns `time_limit_s` into it:
    no clock runs in here. The caller also fills in the summary's hash, version, seconds and memory.
    """
    watch = Watch(progress or Watch().tell, stop or Watch().stop)
    instance = build_instance(situation, options.least_status)
    # The bound is one of the whole dataset, also where the plan may use only its firmer offers.
    bounds = free_bounds(build_instance(situation))
    ledger = _SOLVERS[options.method](instance, options, watch, bounds)
    assignments, movements = decode_journeys(ledger)
    return Plan(
        summary=_summary(ledger, options, bounds),
        assignments=assignments,
        movements=movements,
        training=decode_training(ledger),
        fulfilment=decode_fulfilment(ledger),
        shortfalls=find_shortfalls(ledger, options, watch),
    )


def _plan_greedy(instance: Instance, _options: PlanOptions, watch: Watch, _bounds: tuple[float, ...]) -> Ledger:
    ledger = greedy(instance, watch)
    bring_forward(ledger)
    return ledger


def _plan_best(instance: Instance, options: PlanOptions, watch: Watch, bounds: tuple[float, ...]) -> Ledger:
    """Best of several greedy plans; stops early when every gap is as small as asked for."""
    best: Ledger | None = None
    for order, timing in ATTEMPTS:
        if best is not None and (watch.stop() or _is_close_enough(best, options, bounds)):
            break
        ledger = greedy(instance, watch, order, timing)
        bring_forward(ledger)
        if best is None or _is_improvement(ledger, best):
            best = ledger
    if best is None:
        return _plan_greedy(instance, options, watch, bounds)
    return best


_SOLVERS: dict[Method, Solver] = {Method.GREEDY: _plan_greedy, Method.BEST: _plan_best}


def _is_improvement(ledger: Ledger, best: Ledger) -> bool:
    ours, theirs = values_reached(ledger), values_reached(best)
    return is_better(ours, theirs) or (not is_better(theirs, ours) and cost_of(ledger) < cost_of(best))


def _is_close_enough(ledger: Ledger, options: PlanOptions, bounds: tuple[float, ...]) -> bool:
    values = values_reached(ledger)
    return all(gap_of(value, bound) <= options.optimality_gap for value, bound in zip(values, bounds, strict=True))


def _summary(ledger: Ledger, options: PlanOptions, bounds: tuple[float, ...]) -> Summary:
    values = values_reached(ledger)
    return Summary(
        value=values,
        bound=bounds,
        optimality_gap=tuple(gap_of(value, bound) for value, bound in zip(values, bounds, strict=True)),
        bound_by=("prices",) * len(values),
        cost=cost_of(ledger),
        status="optimal" if _is_close_enough(ledger, options, bounds) else "feasible",
        method=options.method.value,
        version="",
    )
