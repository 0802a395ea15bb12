"""What might be held ready against the failures that cost most, and what of it removes most of the risk."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from muster.domain.disruption import SINGLE_KINDS, BackUp, BackUpKind, DisruptionKind, Outcome, Ranked, Relief, Trial
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.stressing.touching import goods_stopped
from muster.stressing.weighing import DIGITS, lost_by

MOST_FAILURES = 16
"""Single failures, the costliest, against which something is looked for."""
MOST_NEEDS = 3  # of a failure, those that lose most, whose goods are held ready
MOST_TRIED = 12
"""Back-ups that are tried."""
MOST_ROOMS = 3  # links and sites that one failure fills up, those full most often
MORE_ROOM = 0.5  # of a link's or site's capacity, that is added


@dataclass(slots=True)
class _Idea:
    """A back-up, and the failures that suggest it."""

    back_up: BackUp
    failures: list[Ranked] = field(default_factory=list)


def propose_back_ups(situation: Situation, plan: Plan, ranked: Sequence[Ranked]) -> tuple[Trial, ...]:
    """Back-ups with the failures that suggest them, the costliest failures first; every one is still to be tried.

    Goods that a failure stops, held at the site of the need; seats of other courses of the same qualification; half as
    much again of the capacity of links and sites that a failure fills up.
    """
    ideas: dict[tuple[BackUpKind, str, str], _Idea] = {}
    costly = [each for each in ranked if each.failure.kind in SINGLE_KINDS and any(lost > 0.0 for lost in each.lost)]
    for each in costly[:MOST_FAILURES]:
        for back_up in _against(situation, plan, each):
            key = (back_up.kind, back_up.subject_id, back_up.site_id)
            if key not in ideas:
                ideas[key] = _Idea(back_up)
            known = ideas[key]
            known.failures.append(each)
            if back_up.amount > known.back_up.amount:
                known.back_up = back_up
    return tuple(
        Trial(failure=each.failure, back_up=idea.back_up)
        for idea in _most_telling(list(ideas.values()))
        for each in idea.failures
    )


def reliefs(
    plan: Plan, ranked: Sequence[Ranked], trials: Sequence[Trial], outcomes: Mapping[str, Outcome]
) -> tuple[Relief, ...]:
    """Back-ups that were tried, the one that saves most first; those that save nothing are left out."""
    lost = {each.failure.failure_id: each.lost for each in ranked}
    tried: defaultdict[BackUp, list[Trial]] = defaultdict(list)
    for trial in trials:
        if trial.back_up is not None and trial.trial_id in outcomes:
            tried[trial.back_up].append(trial)
    found = [_relief(plan, back_up, own, (lost, outcomes)) for back_up, own in tried.items()]
    useful = [each for each in found if _is_worth_anything(each.saved)]
    return tuple(sorted(useful, key=lambda each: (tuple(-saved for saved in each.saved), each.back_up.back_up_id)))


def _is_worth_anything(saved: Sequence[float]) -> bool:
    """Whether the first priority at which anything changes is one that wins."""
    return next((each > 0.0 for each in saved if each != 0.0), False)


def _relief(
    plan: Plan,
    back_up: BackUp,
    trials: Sequence[Trial],
    known: tuple[Mapping[str, tuple[float, ...]], Mapping[str, Outcome]],
) -> Relief:
    """What a back-up saves over its failures; never more than they cost, for gains beyond that are no risk removed."""
    lost, outcomes = known
    total = [0.0] * len(plan.summary.value)
    cures: list[str] = []
    helps: list[str] = []
    used = 0.0
    for trial in trials:
        outcome = outcomes[trial.trial_id]
        before = lost[trial.failure.failure_id]
        after = lost_by(plan, outcome)
        saved = [round(max(was, 0.0) - max(now, 0.0), DIGITS) for was, now in zip(before, after, strict=True)]
        total = [sum(pair) for pair in zip(total, saved, strict=True)]
        used = max(used, outcome.used)
        if _is_worth_anything(saved):
            is_cured = all(now <= 0.0 for now in after)
            (cures if is_cured else helps).append(trial.failure.failure_id)
    return Relief(
        back_up=back_up,
        used=used,
        saved=tuple(round(each, DIGITS) for each in total),
        cures=tuple(cures),
        helps=tuple(helps),
        tried_on=len(trials),
    )


def _most_telling(ideas: list[_Idea]) -> list[_Idea]:
    """As many ideas as are tried, kind by kind in turn, so that goods do not crowd out seats and room."""
    of_kind: defaultdict[BackUpKind, list[_Idea]] = defaultdict(list)
    for idea in ideas:
        of_kind[idea.back_up.kind].append(idea)
    chosen: list[_Idea] = []
    while len(chosen) < MOST_TRIED and any(of_kind.values()):
        for kind in BackUpKind:
            if of_kind[kind] and len(chosen) < MOST_TRIED:
                chosen.append(of_kind[kind].pop(0))
    return chosen


def _against(situation: Situation, plan: Plan, ranked: Ranked) -> Iterator[BackUp]:
    """What might help against one failure."""
    disruption = ranked.failure.disruptions[0]
    if disruption.kind is DisruptionKind.COURSE_CANCELLED:
        yield from _seats(situation, plan, disruption.subject_id)
    stopped = goods_stopped(situation, plan, disruption)
    hurt = sorted(ranked.outcome.hurt, key=lambda each: (situation.need_by_id[each.need_id].priority, -each.lost))
    for need_id in [each.need_id for each in hurt if each.need_id in stopped][:MOST_NEEDS]:
        site_id = situation.need_by_id[need_id].site_id
        for item_id, units in sorted(stopped[need_id].items()):
            amount = units if situation.item_by_id[item_id].divisible else float(ceil(units - 1e-9))
            yield BackUp(kind=BackUpKind.PLEDGE, subject_id=item_id, amount=amount, site_id=site_id)
    yield from _room(situation, ranked)


def _seats(situation: Situation, plan: Plan, course_id: str) -> Iterator[BackUp]:
    """As many more seats at other courses of the same qualification as the plan fills at one start of this one."""
    people = max((row.people for row in plan.training if row.course_id == course_id), default=0)
    taught = situation.course_by_id[course_id].qualification
    for course in situation.courses:
        if course.qualification == taught and course.course_id != course_id and people > 0:
            yield BackUp(kind=BackUpKind.SEATS, subject_id=course.course_id, amount=float(people))


def _room(situation: Situation, ranked: Ranked) -> Iterator[BackUp]:
    """More room on links and at sites that are full after the failure and were not before."""
    failed = {each.subject_id for each in ranked.failure.disruptions}
    for name in ranked.outcome.filled[:MOST_ROOMS]:
        kind, _, subject_id = name.partition(":")
        if subject_id in failed:
            continue
        if kind == BackUpKind.LINK:
            capacity = situation.link_by_id[subject_id].capacity_t_per_week or 0.0
        else:
            capacity = situation.site_by_id[subject_id].handling_t_per_week or 0.0
        yield BackUp(kind=BackUpKind(kind), subject_id=subject_id, amount=round(MORE_ROOM * capacity, 3))
