"""Whatever stands in a plan, the verifier says what is wrong and never fails."""

from dataclasses import fields, replace
from datetime import date
from math import inf, nan
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generating import Size, generate
from muster.domain.plan import Plan, Price, PriceKind
from muster.language.promises import promise_sentence
from muster.planning import PlanOptions, compute_plan
from muster.verifying import verify
from tests.plans import plan
from tests.worlds import need, offer, world

SITUATION = generate(Size.XXS, 5)
SOUND = compute_plan(SITUATION, PlanOptions())
PRICED = replace(
    SOUND,
    prices=tuple(
        Price(priority=place % 5 + 1, kind=kind, subject_id="x", at=SITUATION.settings.start, price=0.5)
        for place, kind in enumerate(PriceKind)
    ),
)
TABLES = ("assignments", "movements", "training", "fulfilment", "shortfalls", "prices")
IDS = sorted(
    {"", "x", "1", "¹", "²"}
    | {row.offer_id for row in SITUATION.offers}
    | {row.need_id for row in SITUATION.needs}
    | {row.link_id for row in SITUATION.links}
    | {row.course_id for row in SITUATION.courses}
    | SITUATION.qualifications
)
DATES = st.one_of(
    st.dates(),
    st.integers(-3, SITUATION.settings.days + 3).map(SITUATION.settings.date),
    st.sampled_from([date.min, date.max]),
)
NUMBERS = st.one_of(st.floats(), st.integers(-3, 30).map(float), st.sampled_from([nan, inf, -inf, 1e308]))


@given(st.data())
def test_a_plan_with_senseless_cells_is_judged_and_said(data: st.DataObject) -> None:
    changed = PRICED
    for _ in range(data.draw(st.integers(1, 4))):
        changed = _with_a_changed_row(changed, data)
    promises = verify(SITUATION, changed, sha256="another")
    assert all(promise_sentence(promise) for promise in promises)


@given(st.data())
def test_a_summary_with_senseless_figures_is_judged_and_said(data: st.DataObject) -> None:
    lists = st.lists(NUMBERS, max_size=6).map(tuple) | st.tuples(*[NUMBERS] * 5)
    proofs = st.tuples(*[st.sampled_from(["prices", "search", "", "hope"])] * 5)
    summary = replace(
        SOUND.summary,
        value=data.draw(lists),
        bound=data.draw(lists),
        optimality_gap=data.draw(lists),
        bound_by=data.draw(proofs),
        cost=data.draw(NUMBERS),
        status=data.draw(st.text()),
    )
    promises = verify(SITUATION, replace(PRICED, summary=summary))
    assert all(promise_sentence(promise) for promise in promises)


def test_an_empty_plan_of_a_world_without_links_or_courses_is_sound() -> None:
    situation = world(needs=[need()], offers=[offer()])
    assert verify(situation, plan(situation)) == ()


def test_rows_of_a_plan_may_stand_in_any_order() -> None:
    turned = replace(SOUND, **_tables(SOUND, reverse=True))
    assert verify(SITUATION, SOUND) == verify(SITUATION, turned) == ()


def _tables(made: Plan, *, reverse: bool) -> dict[str, Any]:
    return {name: getattr(made, name)[:: -1 if reverse else 1] for name in TABLES}


def _with_a_changed_row(made: Plan, data: st.DataObject) -> Plan:
    """The plan with some cells of one row changed at random, or the row twice, or not at all."""
    table = data.draw(st.sampled_from([name for name in TABLES if getattr(made, name)]))
    rows = list(getattr(made, table))
    place = data.draw(st.integers(0, len(rows) - 1))
    cells = {name.name: name.type for name in fields(rows[place])}
    names = data.draw(st.lists(st.sampled_from(sorted(cells)), max_size=3, unique=True))
    row = replace(rows[place], **{name: data.draw(_cell(cells[name], getattr(rows[place], name))) for name in names})
    rows[place : place + 1] = data.draw(st.sampled_from([[row], [row, row], []]))
    changed: dict[str, Any] = {table: tuple(rows)}
    return replace(made, **changed)


def _cell(kind: object, now: object) -> st.SearchStrategy[Any]:
    """Senseless and sensible cells of the type that a column has."""
    kinds: dict[object, st.SearchStrategy[Any]] = {
        str: st.sampled_from(IDS) | st.text(),
        float: NUMBERS,
        int: st.integers() | st.sampled_from([10**30, 10**400]),
        date: DATES,
        date | None: DATES | st.none(),
        PriceKind: st.sampled_from(PriceKind),
    }
    return kinds.get(kind, st.just(now))
