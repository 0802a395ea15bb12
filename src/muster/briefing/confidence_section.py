"""How firm it is: what the lists could cover at three levels of confidence, beside what the plan reaches."""

from collections import Counter
from collections.abc import Sequence

from muster.briefing.page import Section
from muster.domain.coverage import NeedCoverage, Outcome, PriorityCoverage
from muster.domain.gap import Axis, Comparison
from muster.domain.offers import OfferStatus
from muster.domain.situation import Situation
from muster.language import say
from muster.language.comparisons import apart_sentences, gap_sentence, priority_sentence
from muster.language.coverage import met_sentence, reached_sentence


def confidence_section(
    situation: Situation,
    comparison: Comparison,
    needs: Sequence[NeedCoverage] = (),
    priorities: Sequence[PriorityCoverage] = (),
) -> Section:
    """Each priority in words; where there is a plan, its needs and its priorities say what it reaches."""
    could = {
        row.key: priority_sentence(comparison, row.key) for row in comparison.rows(Axis.PRIORITY, OfferStatus.OFFERED)
    }
    sentences = _beside_the_plan(comparison, could, needs, priorities) if priorities else list(could.values())
    if could:
        sentences.append(gap_sentence(situation, comparison))
    return Section(
        anchor="firm",
        heading=say("How firm it is"),
        lead=say(
            "What can be covered is counted before planning: the lists set against each other by dates and routes "
            "alone, no offer counted twice. Capacity, schedules, crews, funds and permits are not in these counts, so "
            "they are no promise."
        ),
        sentences=(*sentences, *apart_sentences(comparison)),
    )


def _beside_the_plan(
    comparison: Comparison,
    could: dict[str, str],
    needs: Sequence[NeedCoverage],
    priorities: Sequence[PriorityCoverage],
) -> list[str]:
    """For each priority what the lists could cover, then what the plan reaches of the very same needs."""
    compared = {gap.need.need_id for gap in comparison.needs}
    met = Counter(
        each.need.priority for each in needs if each.need.need_id in compared and each.outcome is Outcome.ON_TIME
    )
    return [
        say("{could} {met}", could=could[str(each.priority)], met=met_sentence(each, met[each.priority]))
        if str(each.priority) in could
        else reached_sentence(each)
        for each in priorities
    ]
