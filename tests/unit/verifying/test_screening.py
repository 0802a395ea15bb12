"""Rows that arrays pass over break nothing when they are looked at one by one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generating import Size, generate
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.planning import PlanOptions, compute_plan
from muster.verifying.case import Case
from muster.verifying.departures import promises_of_legs
from muster.verifying.goods import promises_of_goods
from muster.verifying.ids import open_case
from muster.verifying.journeys import promises_of_journey
from muster.verifying.screening import doubtful_departures, doubtful_goods, doubtful_journeys
from muster.verifying.tied import Sent

SITUATION = generate(Size.XXS, 5)
SOUND = compute_plan(SITUATION, PlanOptions())
DAYS = st.integers(-3, SITUATION.settings.days + 3).map(SITUATION.settings.date)
IDS = {
    "offer_id": [row.offer_id for row in SITUATION.offers],
    "need_id": [row.need_id for row in SITUATION.needs],
    "item_id": [row.item_id for row in SITUATION.items],
    "link_id": [row.link_id for row in SITUATION.links],
}
CELLS = {
    "assignments": ("offer_id", "need_id", "item_id", "quantity", "ready", "decide_by"),
    "movements": ("link_id", "leg", "depart", "arrive", "quantity", "load_t"),
}


@given(st.data())
def test_rows_that_are_passed_over_break_nothing_when_looked_at(data: st.DataObject) -> None:
    changed = SOUND
    for _ in range(data.draw(st.integers(1, 12))):
        changed = _with_a_changed_cell(changed, data)
    case, _ = open_case(SITUATION, changed)
    assert list(_broken_unseen(case, doubtful_goods(case), partial(promises_of_goods, case))) == []
    for doubtful, look in ((doubtful_journeys, promises_of_journey), (doubtful_departures, promises_of_legs)):
        assert list(_broken_unseen(case, doubtful(case), partial(look, case.calendar))) == []


def test_no_row_of_a_sound_plan_is_looked_at() -> None:
    case, _ = open_case(SITUATION, SOUND)
    assert case.sent
    for doubtful in (doubtful_goods, doubtful_journeys, doubtful_departures):
        assert list(doubtful(case)) == []


def _broken_unseen(
    case: Case, seen: Iterable[Sent], look: Callable[[Sent], Iterator[BrokenPromise]]
) -> Iterator[BrokenPromise]:
    """What rows break that are not among those that are looked at."""
    ids = {sent.row.assignment_id for sent in seen}
    for sent in case.sent:
        if sent.row.assignment_id not in ids:
            yield from look(sent)


def _with_a_changed_cell(plan: Plan, data: st.DataObject) -> Plan:
    """The plan with another value in one cell of a row that is sent."""
    table = data.draw(st.sampled_from(sorted(CELLS)))
    rows = list(getattr(plan, table))
    place = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(CELLS[table]))
    cell: Any
    if column in IDS:
        cell = data.draw(st.sampled_from(IDS[column]))
    elif column in {"quantity", "load_t"}:
        cell = getattr(rows[place], column) * data.draw(st.sampled_from([0.5, 1.0 - 1e-9, 1.0 + 1e-5, 2.0]))
    elif column == "leg":
        cell = data.draw(st.sampled_from([-1, 1, 2, 3, 10**30]))
    else:
        cell = data.draw(DAYS)
    rows[place] = replace(rows[place], **{column: cell})
    return replace(plan, **{table: tuple(rows)})  # type: ignore[arg-type] # the rows of just that table
