"""What the picture of coverage says: kinds of things by priority, and where the gap is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from muster.briefing.names import Names, capital
from muster.domain.coverage import NeedCoverage, Outcome
from muster.language import plural, say
from muster.language.figures import THIN_SPACE, percent
from muster.language.labels import outcome_word
from muster.pictures import HeatCell, Heatmap, HeatRow

NO_BREAK = "\u00a0"
Kinds = Mapping[str, Mapping[int, list[NeedCoverage]]]


def coverage_heatmap(needs: Sequence[NeedCoverage], names: Names) -> Heatmap:
    """Kinds of things down, priorities across, each cell with its share of worth on time and what becomes of needs."""
    kinds = _by_kind(needs, names)
    priorities = sorted({each.need.priority for each in needs})
    rows = tuple(
        HeatRow(
            label=capital(kind.replace("_", " ")),
            cells=(
                *(_cell(row[priority]) for priority in priorities),
                _cell([each for met in row.values() for each in met]),
            ),
        )
        for kind, row in sorted(kinds.items())
    )
    title = coverage_title(needs, names)
    return Heatmap(
        title=title,
        description=say(
            "A grid of kinds of things by priority. Each cell says which share of its worth is usable on time, and how "
            "many needs are met on time, late, in part, or not at all. The table beside it says the same."
        ),
        note=say("Share of worth usable on time, and needs by what becomes of them. The deeper, the more."),
        short_note=say("Share of worth usable on time; needs met on time of all needs."),
        columns=(*(say("Priority {priority}", priority=priority) for priority in priorities), say("All")),
        short_columns=(*(say("P{priority}", priority=priority) for priority in priorities), say("All")),
        rows=rows,
        empty=say("Nothing is asked for, so nothing can be covered."),
    )


def coverage_title(needs: Sequence[NeedCoverage], names: Names) -> str:
    """How far the most urgent needs that are not all covered are covered, and which kind of thing is the gap."""
    if not needs:
        return say("There are no needs to cover")
    for priority in sorted({each.need.priority for each in needs}):
        own = [each for each in needs if each.need.priority == priority]
        gap = {kind: _missing(row[priority]) for kind, row in _by_kind(own, names).items()}
        if not any(each.outcome is not Outcome.ON_TIME for each in own):
            continue
        widest = max(sorted(gap), key=lambda kind: gap[kind])
        return say(
            "Priority {priority} is covered to {share} on time; the widest gap is {kind}",
            priority=priority,
            share=percent(1.0 - sum(gap.values()) / sum(each.worth * each.need.quantity for each in own)),
            kind=widest.replace("_", " "),
        )
    return plural(
        "The one need is covered in full and on time", "All {count} needs are covered in full and on time", len(needs)
    )


def _by_kind(needs: Iterable[NeedCoverage], names: Names) -> Kinds:
    kinds: defaultdict[str, defaultdict[int, list[NeedCoverage]]] = defaultdict(lambda: defaultdict(list))
    for each in needs:
        kinds[names.category(each.need)][each.need.priority].append(each)
    return kinds


def _missing(needs: Iterable[NeedCoverage]) -> float:
    """Worth that is not usable on time."""
    return sum(each.worth * max(0.0, each.need.quantity - each.on_time) for each in needs)


def _cell(needs: Sequence[NeedCoverage]) -> HeatCell | None:
    if not needs:
        return None
    share = 1.0 - _missing(needs) / sum(each.worth * each.need.quantity for each in needs)
    met = [each.outcome for each in needs]
    count = {outcome: met.count(outcome) for outcome in Outcome}
    return HeatCell(
        share=1.0 if count[Outcome.ON_TIME] == len(needs) else share,
        figure=percent(share),
        parts=tuple(f"{outcome_word(each)}{NO_BREAK}{count[each]}" for each in Outcome if count[each]),
        short=f"{count[Outcome.ON_TIME]}{THIN_SPACE}/{THIN_SPACE}{len(needs)}",
    )
