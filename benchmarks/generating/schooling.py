"""Draws courses and the people who may join them, at the number of people that the needs would bind."""

import math
from dataclasses import replace

from benchmarks.generating.demand import people_wanted
from benchmarks.generating.dice import Dice
from benchmarks.generating.places import sites_of
from benchmarks.generating.sizes import Dimensions
from muster.domain.places import SiteKind
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.domain.training import Course, Trainees

# Shares of the people wanted: together about all, but some pools are left out.
OWN_POOL = 0.45
GENERAL_POOL = 0.35
TRAINED = 0.25
# Of a qualification that only stand-ins need, for they are not counted among the people wanted.
FEWEST = 6.0
LONGEST_COURSE_DAYS = 28


def draw_courses(situation: Situation, _: Dimensions, dice: Dice) -> tuple[Course, ...]:
    """One course or two for each qualification, held once or repeatedly."""
    return tuple(
        _draw_course(f"course-{qualification}-{number}", qualification, people, situation, dice)
        for qualification, people in people_wanted(situation).items()
        for number in range(1, dice.whole(1, 2) + 1)
    )


def _draw_course(course_id: str, qualification: str, people: float, situation: Situation, dice: Dice) -> Course:
    settings = situation.settings
    every = dice.whole(5, 21) if dice.chance(0.8) else None
    first = dice.whole(-2, settings.days // 4)
    starts = 1 if every is None else max(1, (settings.days * 2 // 3 - first) // every)
    last = dice.whole(settings.days // 2, settings.days) if dice.chance(0.3) else None
    return Course(
        course_id=course_id,
        qualification=qualification,
        site_id=dice.one_of(sites_of(situation, SiteKind.TRAINING)).site_id if dice.chance(0.8) else "",
        duration_days=dice.whole(2, min(LONGEST_COURSE_DAYS, settings.days // 4)),
        seats=max(2, round(dice.near(max(people, FEWEST) / starts))),
        notice_days=dice.whole(1, 10) if dice.chance(0.4) else 0,
        first_start=settings.date(first),
        every_days=every,
        last_start=None if last is None else settings.date(last),
    )


def draw_trainees(situation: Situation, _: Dimensions, dice: Dice) -> tuple[Trainees, ...]:
    """Own pools, the general pool, and people trained already or graduating later."""
    pools: list[Trainees] = []
    wanted = {each: max(people, FEWEST) for each, people in people_wanted(situation).items()}
    for qualification, people in wanted.items():
        pools += _draw_pools(qualification, people * OWN_POOL, situation, dice)
        graduates = _draw_pools(qualification, people * TRAINED, situation, dice)
        pools += [replace(pool, trained=True) for pool in graduates]
    return (*pools, *_draw_pools("", sum(wanted.values()) * GENERAL_POOL, situation, dice))


def _draw_pools(qualification: str, people: float, situation: Situation, dice: Dice) -> list[Trainees]:
    """No row, one from day 0, and one of people who come later."""
    pools = []
    for later in (False, True):
        if dice.chance(0.85):
            from_day = dice.whole(1, situation.settings.days * 2 // 3)
            available = situation.settings.date(from_day) if later else None
            count = math.ceil(dice.near(people / 2.0))
            pools.append(Trainees(qualification=qualification, people=count, available_from=available))
    return pools


def draw_people_limit(situation: Situation, _: Dimensions, dice: Dice) -> Settings:
    """The settings with a limit on the people in training, in some datasets."""
    people = sum(people_wanted(situation).values())
    limit = max(4, round(people * dice.between(0.1, 0.4)))
    return replace(situation.settings, max_in_training=limit if dice.chance(0.6) else None)
