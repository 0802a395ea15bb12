"""What the pictures of a difference and of a need's reasons say."""

from muster.briefing.difference_picture import difference_shifts, difference_title
from muster.briefing.names import Names
from muster.briefing.reasons_picture import reasons_joints
from muster.domain.difference import Difference, NeedDifference, Outcome, Verdict
from muster.explaining import Focus, explain
from muster.planning import PlanOptions, compute_plan
from tests.worlds import link, need, offer, permit, world

LISTS = world(
    needs=[need(), need("N2", priority=2)],
    offers=[offer(), offer("O2")],
    links=[link()],
    permits=[permit(offers=("O2",), status="refused")],
)


def differs(need_id: str, verdict: Verdict, before: Outcome, after: Outcome, days: int = 0) -> NeedDifference:
    return NeedDifference(
        need_id=need_id, priority=1, verdict=verdict, quantity=10, before=before, after=after, days=days
    )


DIFFERENCE = Difference(
    value_before=(1.0, 0.5, 0.0, 0.0, 0.0),
    value_after=(0.5, 0.5, 0.0, 0.0, 0.0),
    needs=(
        differs("N1", Verdict.LOST, Outcome(on_time=10), Outcome(on_time=5)),
        differs("N2", Verdict.CLOSED, Outcome(on_time=4, late=6), Outcome(on_time=10)),
        differs("gone", Verdict.LATER, Outcome(late=10), Outcome(late=10), days=3),
    ),
    kept=1,
    ended=1,
    new=1,
)


def test_priorities_come_first_then_needs_by_what_became_of_them() -> None:
    shifts = difference_shifts(DIFFERENCE, (1.0, 1.0, 0.0, 0.0, 0.0), Names(LISTS), difference_title(DIFFERENCE))
    assert shifts.title == "1 need lost, 1 later, 1 need closed"
    priorities, lost, later, closed = shifts.groups
    assert [(row.before, row.after, row.is_worse) for row in priorities.rows] == [(1.0, 0.5, True)]
    assert [(row.before, row.after, row.is_worse) for row in lost.rows] == [(1.0, 0.5, True)]
    assert [(row.label, row.figure, row.is_worse) for row in later.rows] == [("gone", "3 days later", True)]
    assert [(row.before, row.after, row.figure) for row in closed.rows] == [(0.4, 1.0, "4 → 10 of 10")]


def test_each_cause_is_a_row_with_its_limits_its_share_and_its_cure() -> None:
    (reasons,) = explain(LISTS, compute_plan(LISTS, PlanOptions()), Focus(need_id="N2")).needs
    joints = reasons_joints(reasons, Names(LISTS))
    assert "10 of 10 are short" in joints.title
    assert joints.limits[0] == "It waits for a permit"
    assert joints.rows[0].limits == {0}
    assert joints.rows[0].share == 1.0
    assert joints.rows[0].words.startswith("Enough would be: grant permit X1")
    assert "Proven" in joints.note
