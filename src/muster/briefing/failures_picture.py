"""What the picture of failures says: which cost most, strictly by priority, and how much at each."""

from muster.briefing.failing import failure_name
from muster.briefing.names import Names
from muster.domain.needs import PRIORITIES
from muster.domain.stress import FailureTold, StressTold
from muster.language import plural, say
from muster.language.figures import day_and_month, number, percent
from muster.pictures import Rank, Ranking

MOST_RANKED = 12
LEAST = 1e-9


def failures_ranking(stress: StressTold, names: Names, worth: tuple[float, ...]) -> Ranking:
    """Failures down, priorities across; `worth` is the plan's own value by priority."""
    costly = [each for each in stress.failures if any(lost > LEAST for lost in each.lost)]
    shown = costly[:MOST_RANKED]
    places = [place for place in range(len(PRIORITIES)) if any(abs(each.lost[place]) > LEAST for each in shown)]
    left_out = len(costly) - len(shown)
    return Ranking(
        title=failures_title(costly, names, worth),
        description=say(
            "Failures by what they cost, the costliest first. For each priority a bar and a figure of the value that "
            "is lost; an open bar is value won, as goods that an urgent need cannot use serve another."
        ),
        note=say(
            "Value lost at each priority, where a request met in full and on time is worth its weight. Each column has "
            "its own scale; what costs at a higher priority comes first. The day is that on which it strikes."
        ),
        measures=tuple(say("Priority {priority}", priority=PRIORITIES[place]) for place in places),
        short_measures=tuple(say("P{priority}", priority=PRIORITIES[place]) for place in places),
        rows=tuple(
            Rank(
                label=failure_name(each.failure_id, names),
                aside=day_and_month(each.strikes),
                amounts=tuple(each.lost[place] for place in places),
                figures=tuple(number(each.lost[place], 2) for place in places),
            )
            for each in shown
        ),
        more=plural("and {count} more that costs less", "and {count} more that cost less", left_out)
        if left_out
        else "",
        empty=say("No failure that was tried costs anything."),
    )


def failures_title(costly: list[FailureTold], names: Names, worth: tuple[float, ...]) -> str:
    """The costliest failure, and which share of the first priority that it hurts it takes."""
    if not costly:
        return say("No failure costs anything")
    worst = costly[0]
    place = next(place for place, lost in enumerate(worst.lost) if lost > LEAST)
    share = worst.lost[place] / worth[place] if worth[place] > 0.0 else 0.0
    return say(
        "Costliest of all: {failure}. It takes {share} of what priority {priority} has",
        failure=failure_name(worst.failure_id, names),
        share=percent(share),
        priority=PRIORITIES[place],
    )
