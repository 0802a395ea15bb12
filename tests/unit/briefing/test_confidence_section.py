"""How firm it is, in words: counts of the lists and counts of the plan speak of the same needs."""

from muster.briefing.confidence_section import confidence_section
from muster.comparing import compare
from muster.domain.coverage import cover_needs, cover_priorities
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from tests.plans import plan, teach, use, with_bound
from tests.worlds import course, link, need, offer, trainees, world

LISTS = world(
    needs=[need(), need("N2", due=25), need("N3", item="driver", quantity=4, site="")],
    offers=[offer(status="committed"), offer("O2", status="pledged")],
    links=[link()],
    courses=[course()],
    trainees=[trainees(4)],
)
COULD = "Priority 1: of 2 needs, 1 can be covered on time on firm commitments, 2 if pledges hold, 2 if every offer is"


def said(lists: Situation, made: Plan | None = None) -> tuple[str, ...]:
    needs = cover_needs(lists, made) if made else ()
    priorities = cover_priorities(needs, made) if made else ()
    return confidence_section(lists, compare(lists), needs, priorities).sentences


def test_lists_alone_say_what_they_could_cover() -> None:
    first, gap, training = said(LISTS)
    assert first == f"{COULD} accepted."
    assert gap == "If every offer is accepted, all needs can be covered, though some perhaps late."
    assert training == "Training is shown apart: 4 people are wanted in 1 qualification."


def test_a_plan_stands_beside_the_lists_with_the_same_needs_and_training_is_in_neither_count() -> None:
    made = with_bound(plan(LISTS, teach("C1", 4, on=0), use("N1", 10, on=5), use("N3", 4, on=7)), 2.7)
    assert said(LISTS, made)[0] == (
        f"{COULD} accepted. This plan meets 1 in full and on time. It reaches 67\u202f% of the worth of the whole "
        "priority; no plan can reach more than 90\u202f%."
    )


def test_where_no_plan_can_reach_more_it_says_so() -> None:
    made = with_bound(plan(LISTS, use("N1", 10, on=5)), 1.0)
    assert said(LISTS, made)[0].endswith(
        "It reaches 33\u202f% of the worth of the whole priority; no plan can reach more."
    )


def test_a_priority_of_training_alone_says_what_the_plan_reaches() -> None:
    lists = world(needs=[need(item="driver", quantity=4, site="")], courses=[course()], trainees=[trainees(4)])
    made = with_bound(plan(lists, teach("C1", 4, on=0), use("N1", 4, on=7)), 1.0)
    assert said(lists, made)[0] == (
        "Priority 1: 1 need. This plan meets 1 in full and on time. It reaches 100\u202f% of the worth of the whole "
        "priority; no plan can reach more."
    )


def test_without_needs_nothing_is_said() -> None:
    assert said(world(offers=[offer()])) == ()
