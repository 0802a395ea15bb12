"""What the picture of a difference says: value by priority, then needs by what became of them, before and after."""

from muster.briefing.names import Names
from muster.domain.difference import Difference, NeedDifference, Verdict
from muster.domain.needs import PRIORITIES
from muster.language import plural, say
from muster.language.differences import verdict_heading
from muster.language.figures import percent, quantity
from muster.pictures import Shift, ShiftGroup, Shifts

MOST_NEEDS = 5
TOLD = (Verdict.LOST, Verdict.LATER, Verdict.CLOSED, Verdict.GAINED, Verdict.EARLIER, Verdict.NEW)
LEAST = 5e-4  # share of a priority's value that is told


def difference_shifts(difference: Difference, best: tuple[float, ...], names: Names, title: str) -> Shifts:
    """Shares of the value that each priority can have at most, and of the units of the needs that differ most."""
    groups = [_priorities(difference, best)]
    for verdict in TOLD:
        needs = [need for need in difference.needs if need.verdict is verdict]
        if needs:
            groups.append(_needs(verdict, needs, names))
    return Shifts(
        title=title,
        description=say(
            "For each priority the share of its worth before and after; then needs by what became of them, each with "
            "the share of its units that is usable before and after."
        ),
        note=say("A ring is before, a disc after; a triangle is after, and worse. The most urgent needs come first."),
        groups=tuple(group for group in groups if group.rows),
        empty=say("Nothing differs."),
    )


def difference_title(difference: Difference) -> str:
    """How many needs are lost, closed, better covered; what is nought is left out."""
    count = {verdict: sum(need.verdict is verdict for need in difference.needs) for verdict in Verdict}
    parts = [
        plural(one, many, count[verdict])
        for verdict, one, many in (
            (Verdict.LOST, "{count} need lost", "{count} needs lost"),
            (Verdict.LATER, "{count} later", "{count} later"),
            (Verdict.CLOSED, "{count} need closed", "{count} needs closed"),
            (Verdict.GAINED, "{count} better covered", "{count} better covered"),
        )
        if count[verdict]
    ]
    return ", ".join(parts) if parts else say("no need is better or worse off")


def _priorities(difference: Difference, best: tuple[float, ...]) -> ShiftGroup:
    """Priorities whose value differs, in shares of the most that it could be."""
    rows = []
    for priority, before, after, most in zip(
        PRIORITIES, difference.value_before, difference.value_after, best, strict=True
    ):
        if most > 0.0 and abs(after - before) > LEAST * most:
            rows.append(
                Shift(
                    label=say("Priority {priority}", priority=priority),
                    before=before / most,
                    after=after / most,
                    figure=say("{before} → {after}", before=percent(before / most), after=percent(after / most)),
                    is_worse=after < before,
                )
            )
    return ShiftGroup(heading=say("Worth, of all that is asked for"), rows=tuple(rows))


def _needs(verdict: Verdict, needs: list[NeedDifference], names: Names) -> ShiftGroup:
    left_out = len(needs) - MOST_NEEDS
    return ShiftGroup(
        heading=say("{heading}: {count}", heading=verdict_heading(verdict), count=len(needs)),
        rows=tuple(_row(verdict, need, names) for need in needs[:MOST_NEEDS]),
        more=plural("and {count} more", "and {count} more", left_out) if left_out > 0 else "",
    )


def _row(verdict: Verdict, need: NeedDifference, names: Names) -> Shift:
    row = names.situation.need_by_id.get(need.need_id)
    is_closed = verdict is Verdict.CLOSED  # on time: some of it may have come late before
    before, after = (need.before.on_time, need.after.on_time) if is_closed else (need.before.units, need.after.units)
    if verdict in {Verdict.LATER, Verdict.EARLIER}:
        days = plural("{count} day", "{count} days", abs(need.days))
        figure = say("{days} later", days=days) if need.days > 0 else say("{days} earlier", days=days)
    else:
        figure = say(
            "{before} → {after} of {wanted}",
            before=quantity(before),
            after=quantity(after),
            wanted=quantity(need.quantity),
        )
    return Shift(
        label=need.need_id if row is None else say("{need}: {item}", need=need.need_id, item=names.item(row.item_id)),
        before=before / need.quantity,
        after=after / need.quantity,
        figure=figure,
        is_worse=verdict in {Verdict.LOST, Verdict.LATER},
    )
