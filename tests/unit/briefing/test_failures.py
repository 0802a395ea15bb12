"""Failures on the page: names that a reader knows, ranked by what they cost."""

from datetime import date

import pytest

from muster.briefing.failing import back_up_name, failure_name
from muster.briefing.failures_picture import failures_ranking
from muster.briefing.names import Names
from muster.briefing.stress_section import stress_section
from muster.domain.disruption import NeedRisk, Standing
from muster.domain.partners import Partner
from muster.domain.stress import BackUpTold, FailureTold, StressTold
from muster.language.figures import percent
from tests.worlds import item, link, permit, site, world

NAMES = Names(
    world(
        items=[item("gun", name="Howitzer")],
        partners=[Partner(partner_id="DE", name="Germany")],
        sites=[site("A", name="Port A"), site("B")],
        links=[link()],
        permits=[permit("X1", name="Transit")],
    )
)


@pytest.mark.parametrize(
    ("failure_id", "said"),
    [
        ("link:A-B", "Port A → B (rail) closed"),
        ("site:A", "Port A closed"),
        ("course:C-1", "Course C-1 cancelled"),
        ("permit:X1", "Permit Transit refused"),
        ("withdrawn:DE", "Germany withdrawn"),
        ("late:DE", "Germany four weeks late"),
        ("link:A-B & late:DE", "Port A → B (rail) closed and Germany four weeks late"),
        ("sample:3", "Sample:3"),
        ("link:gone", "Gone closed"),
    ],
)
def test_a_failure_is_called_by_names_that_a_reader_knows(failure_id: str, said: str) -> None:
    assert failure_name(failure_id, NAMES) == said


@pytest.mark.parametrize(
    ("back_up_id", "said"),
    [
        ("pledge:gun:A", "Howitzer at Port A"),
        ("seats:C-1", "Seats on course C-1"),
        ("link:A-B", "Tonnes a week, Port A → B (rail)"),
        ("site:A", "Tonnes a week at Port A"),
        ("luck", "luck"),
    ],
)
def test_a_back_up_is_called_by_names_that_a_reader_knows(back_up_id: str, said: str) -> None:
    assert back_up_name(back_up_id, NAMES) == said


def told(*failures: FailureTold) -> StressTold:
    need = NeedRisk(need_id="N1", priority=1, standing=Standing.HOLDS, quantity=1.0, on_time=1.0, least=1.0)
    back_up = BackUpTold(back_up_id="pledge:gun:A", amount=2.0, saved=(1.0, 0.0, 0.0, 0.0, 0.0), tried_on=1)
    return StressTold(needs=(need,), failures=failures, back_ups=(back_up,))


def failure(failure_id: str, *lost: float) -> FailureTold:
    return FailureTold(failure_id=failure_id, strikes=date(2024, 1, 3), lost=lost, needs_hurt=1)


def test_the_picture_ranks_what_costs_and_leaves_out_what_costs_nothing() -> None:
    stress = told(
        failure("withdrawn:DE", 0.5, 0.0, -0.2, 0.0, 0.0),
        failure("site:A", 0.1, 0.0, 0.0, 0.0, 0.0),
        failure("site:B", 0.0, 0.0, 0.0, 0.0, 0.0),
    )
    ranking = failures_ranking(stress, NAMES, (2.0, 1.0, 1.0, 0.0, 0.0))
    assert ranking.title == f"Costliest of all: Germany withdrawn. It takes {percent(0.25)} of what priority 1 has"
    assert ranking.measures == ("Priority 1", "Priority 3")
    assert [(row.label, row.aside, row.amounts) for row in ranking.rows] == [
        ("Germany withdrawn", "3 Jan", (0.5, -0.2)),
        ("Port A closed", "3 Jan", (0.1, 0.0)),
    ]


def test_where_nothing_costs_anything_the_picture_says_so() -> None:
    ranking = failures_ranking(told(failure("site:A", 0.0, 0.0, 0.0, 0.0, 0.0)), NAMES, (1.0, 0.0, 0.0, 0.0, 0.0))
    assert (ranking.rows, ranking.title) == ((), "No failure costs anything")


def test_the_section_has_a_picture_and_folds_the_long_table() -> None:
    section = stress_section(told(failure("site:A", 1.0, 0.0, 0.0, 0.0, 0.0)), NAMES, (1.0, 0.0, 0.0, 0.0, 0.0))
    assert [picture.name for picture in section.pictures] == ["failures"]
    assert [bool(table.folded) for table in section.tables] == [False, True, False]
