"""Sentences about what a plan covers: how far it goes, and how far any plan could go."""

from muster.domain.coverage import Outcome, PriorityCoverage
from muster.domain.plan import gap_of
from muster.language.figures import at_most, number, percent
from muster.language.speaking import plural, say


def met_sentence(each: PriorityCoverage, met: int) -> str:
    """How many needs of those just named the plan meets, and what it reaches of the worth of the whole priority."""
    share, room = _shares(each)
    if at_most(each.optimality_gap) == at_most(0.0):
        return say(
            "This plan meets {met} in full and on time. It reaches {share} of the worth of the whole priority; no plan "
            "can reach more.",
            met=met,
            share=share,
        )
    return say(
        "This plan meets {met} in full and on time. It reaches {share} of the worth of the whole priority; no plan can "
        "reach more than {room}.",
        met=met,
        share=share,
        room=room,
    )


def reached_sentence(each: PriorityCoverage) -> str:
    """Where a priority stands that nothing was compared for."""
    stands = plural(
        "Priority {priority}: {count} need.", "Priority {priority}: {count} needs.", each.needs, priority=each.priority
    )
    return say("{stands} {met}", stands=stands, met=met_sentence(each, each.outcomes[Outcome.ON_TIME]))


def standing_sentence(priority: int, value: float, bound: float | None) -> str:
    """Where a priority stands while a plan is being made; the bound is absent until one is known."""
    reached = number(value, 2)
    if bound is None:
        return say("Priority {priority}: value {reached}", priority=priority, reached=reached)
    gap = gap_of(value, bound)
    words = at_most(gap) if at_most(gap) == at_most(0.0) else say("{gap} from the best possible", gap=at_most(gap))
    return say(
        "Priority {priority}: value {reached}, no plan exceeds {bound}: {words}",
        priority=priority,
        reached=reached,
        bound=number(bound, 2),
        words=words,
    )


def _shares(each: PriorityCoverage) -> tuple[str, str]:
    """Share of its worth that is reached, and the share that no plan exceeds."""
    return percent(each.value / each.asked), percent(min(1.0, each.bound / each.asked))
