"""What failures cost: ranks, average, worst and bad cases, and how safe each need is."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from muster.domain.coverage import Outcome as Coverage
from muster.domain.coverage import cover_needs
from muster.domain.disruption import SINGLE_KINDS, Failure, NeedRisk, Outcome, Ranked, Risk, Standing
from muster.domain.needs import PRIORITIES
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.stressing.reckoning import is_less

BAD_SHARE = 0.1  # of the failures, the worst, over which the bad case is the mean
DIGITS = 9  # beyond which a cost is rounding
SINGLE = "single"
"""The name of all single failures together."""


def rank(plan: Plan, failures: Iterable[Failure], outcomes: Mapping[str, Outcome]) -> tuple[Ranked, ...]:
    """Failures with what they cost, the one that costs most at the first priority at which two differ first."""
    ranked = [
        Ranked(failure=failure, outcome=outcome, lost=lost_by(plan, outcome))
        for failure in failures
        if (outcome := outcomes.get(failure.failure_id)) is not None
    ]
    return tuple(sorted(ranked, key=lambda each: (tuple(-lost for lost in each.lost), each.failure.failure_id)))


def lost_by(plan: Plan, outcome: Outcome) -> tuple[float, ...]:
    """Value that is lost at each priority."""
    pairs = zip(plan.summary.value, outcome.value, strict=True)
    return tuple(round(before - after, DIGITS) + 0.0 for before, after in pairs)


def risks(ranked: Sequence[Ranked]) -> dict[str, Risk]:
    """What failures cost on average, at worst and in the bad cases: all single ones, and those of each kind."""
    of_kind: defaultdict[str, list[tuple[float, ...]]] = defaultdict(list)
    for each in ranked:
        of_kind[each.failure.kind.value].append(each.lost)
        if each.failure.kind in SINGLE_KINDS:
            of_kind[SINGLE].append(each.lost)
    return {kind: _risk(of_kind[kind]) for kind in sorted(of_kind)}


def _risk(lost: list[tuple[float, ...]]) -> Risk:
    columns = [sorted(column, reverse=True) for column in zip(*lost, strict=True)]
    bad = math.ceil(BAD_SHARE * len(lost))
    return Risk(
        failures=len(lost),
        expected=tuple(math.fsum(column) / len(column) for column in columns),
        worst=tuple(column[0] for column in columns),
        bad_case=tuple(math.fsum(column[:bad]) / bad for column in columns),
    )


def weigh_needs(situation: Situation, plan: Plan, ranked: Iterable[Ranked]) -> tuple[NeedRisk, ...]:
    """Every need, by priority, due date and id, with the failures that hurt it, the costliest first.

    A need that is on time in full fails by any failure after which less of it is on time; one that fails already is
    hurt by those after which it is worth even less.
    """
    covers = cover_needs(situation, plan)
    whole = {each.need.need_id for each in covers if each.outcome is Coverage.ON_TIME}
    hurting: defaultdict[str, list[str]] = defaultdict(list)
    least: dict[str, float] = {}
    for each in ranked:
        for hurt in each.outcome.hurt:
            if is_less(hurt.after, hurt.before) or hurt.need_id not in whole:
                hurting[hurt.need_id].append(each.failure.failure_id)
            least[hurt.need_id] = min(hurt.after, least.get(hurt.need_id, math.inf))
    found = []
    for covered in covers:
        need = covered.need
        fails_if = tuple(hurting[need.need_id])
        kept = Standing.FAILS if fails_if else Standing.HOLDS
        found.append(
            NeedRisk(
                need_id=need.need_id,
                priority=need.priority,
                standing=kept if need.need_id in whole else Standing.FAILING,
                quantity=need.quantity,
                on_time=covered.on_time,
                least=min(covered.on_time, least.get(need.need_id, covered.on_time)),
                fails_if=fails_if,
            )
        )
    return tuple(found)


def counts_by_priority(needs: Iterable[NeedRisk]) -> dict[int, dict[Standing, int]]:
    """How many needs of each priority hold, fail after some failure, or fail already."""
    counts = {priority: dict.fromkeys(Standing, 0) for priority in PRIORITIES}
    for need in needs:
        counts[need.priority][need.standing] += 1
    return {priority: count for priority, count in counts.items() if any(count.values())}
