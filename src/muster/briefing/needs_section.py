"""The needs: what is asked, what comes of it, and why it is late or short."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from muster.briefing.names import Names
from muster.briefing.page import Bar, Cell, Column, Group, Section, Table, table
from muster.domain.coverage import NeedCoverage, Outcome
from muster.domain.needs import Need
from muster.domain.plan import Plan, Shortfall
from muster.language import plural, say
from muster.language.figures import day_date, quantity
from muster.language.labels import outcome_words, reason_words


def needs_section(needs: Sequence[NeedCoverage], plan: Plan, names: Names) -> Section:
    """Every need with what comes of it, most urgent first."""
    why: defaultdict[str, list[Shortfall]] = defaultdict(list)
    for row in plan.shortfalls:
        why[row.need_id].append(row)
    columns = (
        *_asked_columns(),
        Column(say("Outcome")),
        Column(say("On time"), figures=True),
        Column(say("Late"), figures=True),
        Column(say("Short"), figures=True),
        Column(say("Why")),
    )
    groups = [
        Group(heading=heading, rows=tuple(_covered_row(each, why[each.need.need_id], names) for each in members))
        for heading, members in _by_priority(needs)
    ]
    caption = say("Every need, most urgent first; quantities in the unit named under what is wanted")
    return Section(
        anchor="needs",
        heading=say("Needs"),
        tables=(Table(caption=caption, columns=columns, groups=tuple(groups)),),
    )


def asked_section(needs: Iterable[Need], names: Names) -> Section:
    """Every need as it is asked, without a plan."""
    ordered = sorted(needs, key=lambda need: (need.priority, need.due, need.need_id))
    return Section(
        anchor="needs",
        heading=say("Needs"),
        tables=(table(say("Every need, most urgent first"), _priority_and(_asked_columns()), _asked(ordered, names)),),
    )


def shortfalls_section(plan: Plan, names: Names) -> Section:
    """What stays short or comes late, by reason."""
    by_reason: defaultdict[str, set[str]] = defaultdict(set)
    joint: defaultdict[str, set[int]] = defaultdict(set)
    for row in plan.shortfalls:
        by_reason[reason_words(row.reason)].add(row.need_id)
        if row.joint is not None:
            joint[reason_words(row.reason)].add(row.joint)
    ordered = sorted(by_reason.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    rows = tuple(
        (Cell(words), Cell(str(len(needs))), Cell(str(len(joint[words]) or "")), Cell(_things(needs, names)))
        for words, needs in ordered
    )
    columns = (
        Column(say("Reason")),
        Column(say("Needs"), figures=True),
        Column(say("Only with another cure"), figures=True),
        Column(say("Which")),
    )
    if not rows:
        return Section(anchor="short", heading=say("What stays short"), lead=say("Nothing is short and nothing late."))
    return Section(
        anchor="short",
        heading=say("What stays short"),
        tables=(table(say("Reasons why units are short or late, most frequent first"), columns, rows),),
    )


def _things(need_ids: Iterable[str], names: Names) -> str:
    """What the needs ask for, each thing once, with the number of needs where there are several."""
    found = [names.situation.need_by_id.get(need_id) for need_id in need_ids]
    counted = Counter(names.item(need.item_id) for need in found if need is not None)
    return "; ".join(
        say("{thing} ({count} needs)", thing=thing, count=count) if count > 1 else thing
        for thing, count in sorted(counted.items())
    )


def _asked_columns() -> tuple[Column, ...]:
    return (
        Column(say("What")),
        Column(say("Where")),
        Column(say("Due"), dates=True),
        Column(say("Wanted"), figures=True),
    )


def _priority_and(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return (*columns, Column(say("Priority"), figures=True))


def _asked(needs: Iterable[Need], names: Names) -> tuple[tuple[Cell, ...], ...]:
    return tuple((*_asked_cells(need, names), Cell(str(need.priority))) for need in needs)


def _asked_cells(need: Need, names: Names) -> tuple[Cell, ...]:
    unit = names.unit(need.item_id)
    small = say("{need} · {unit}", need=need.need_id, unit=unit) if unit else need.need_id
    return (
        Cell(names.item(need.item_id), small=small),
        Cell(names.site(need.site_id)),
        Cell(day_date(need.due)),
        Cell(quantity(need.quantity)),
    )


def _covered_row(each: NeedCoverage, why: Sequence[Shortfall], names: Names) -> tuple[Cell, ...]:
    asked = each.need.quantity
    late = plural("by {count} day", "by {count} days", each.days_late) if each.days_late else ""
    return (
        *_asked_cells(each.need, names),
        Cell(outcome_words(each.outcome), bar=Bar(on_time=min(1.0, each.on_time / asked), late=each.late / asked)),
        Cell(_unless_none(each.on_time)),
        Cell(_unless_none(each.late), small=late),
        Cell(_unless_none(each.short), mark="lacking" if each.outcome is Outcome.NOTHING else ""),
        Cell(lines=tuple(_why(row) for row in why)),
    )


def _why(row: Shortfall) -> str:
    """One reason: how many units, whether late or short, why, and what exactly."""
    words = reason_words(row.reason)
    detail = row.detail or words
    if row.quantity <= 0.0:
        return say("together with that: {detail}", detail=detail)
    if row.late:
        return say("{quantity} late: {detail}", quantity=quantity(row.quantity), detail=detail)
    return say("{quantity} short: {detail}", quantity=quantity(row.quantity), detail=detail)


def _unless_none(units: float) -> str:
    return quantity(units) if units > 1e-6 else "–"  # noqa: PLR2004 (less than the contract's tolerance is nothing)


def _by_priority(needs: Iterable[NeedCoverage]) -> list[tuple[str, list[NeedCoverage]]]:
    members: defaultdict[int, list[NeedCoverage]] = defaultdict(list)
    for each in needs:
        members[each.need.priority].append(each)
    return [(say("Priority {priority}", priority=priority), members[priority]) for priority in sorted(members)]
