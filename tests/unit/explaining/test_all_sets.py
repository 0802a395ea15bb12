"""All smallest sets that cure are found, and no others, with few questions."""

from itertools import combinations

import pytest

from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE
from muster.explaining.all_sets import Limits, smallest_sets

PERMIT, COURSE, FUND, LINK, SITE = Reason.PERMIT, Reason.COURSE, Reason.FUND, Reason.LINK, Reason.SITE
LIMITS = tuple(reason for reason in DOABLE if reason in {PERMIT, COURSE, FUND, LINK, SITE})

CASES: dict[str, list[set[Reason]]] = {
    "nothing cures": [],
    "nothing is lacking": [set()],
    "one alone": [{PERMIT}],
    "each alone": [{reason} for reason in LIMITS],
    "only all together": [set(LIMITS)],
    "a permit and seats, or money": [{PERMIT, COURSE}, {FUND}],
    "overlapping pairs": [{PERMIT, LINK}, {LINK, SITE}, {PERMIT, SITE}],
    "a pair and one of four": [{FUND, SITE}, {PERMIT, COURSE, LINK, SITE}],
}


@pytest.mark.parametrize("name", CASES)
def test_exactly_the_smallest_sets_are_found(name: str) -> None:
    smallest = [frozenset(each) for each in CASES[name]]
    found = smallest_sets(LIMITS, lambda limits: any(each <= limits for each in smallest))
    assert found is not None
    assert set(found) == set(smallest)
    assert len(found) == len(smallest)


def test_a_question_that_stays_open_leaves_all_open() -> None:
    assert smallest_sets(LIMITS, lambda limits: None if len(limits) == 1 else PERMIT in limits) is None


def test_fewer_questions_are_asked_than_there_are_sets() -> None:
    asked: list[Limits] = []

    def cures(limits: Limits) -> bool:
        asked.append(limits)
        return {PERMIT, COURSE} <= limits

    limits = DOABLE
    assert smallest_sets(limits, cures) == [frozenset({PERMIT, COURSE})]
    assert len(asked) == len(set(asked))
    assert len(asked) < sum(1 for size in (1, 2, 3) for _ in combinations(limits, size)) / 10
