"""Puts a whole random situation together, part by part."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from benchmarks.generating.catalogue import draw_alternatives, draw_items, draw_packages
from benchmarks.generating.demand import draw_needs
from benchmarks.generating.dice import Dice
from benchmarks.generating.obstacles import draw_closures, draw_permits
from benchmarks.generating.places import draw_sites
from benchmarks.generating.schooling import draw_courses, draw_people_limit, draw_trainees
from benchmarks.generating.sizes import Dimensions, Size, dimensions_of
from benchmarks.generating.supply import draw_funds, draw_offers, draw_partners
from benchmarks.generating.transport import draw_links, equip_sites
from muster.domain.settings import DAYS_PER_WEEK, Settings
from muster.domain.situation import Situation

FIRST_START = date(2022, 10, 10)
LONGEST_SINCE_START = 11

Drawing = Callable[[Situation, Dimensions, Dice], Any]

# In this order: what is drawn later looks at what has been drawn before (capacities at the demand's tonnage, offers
# at what is asked for, permits at the offers).
PARTS: tuple[tuple[str, Drawing], ...] = (
    ("items", draw_items),
    ("alternatives", draw_alternatives),
    ("packages", draw_packages),
    ("sites", draw_sites),
    ("needs", draw_needs),
    ("sites", equip_sites),
    ("links", draw_links),
    ("courses", draw_courses),
    ("trainees", draw_trainees),
    ("settings", draw_people_limit),
    ("closures", draw_closures),
    ("partners", draw_partners),
    ("funds", draw_funds),
    ("offers", draw_offers),
    ("permits", draw_permits),
)


def generate(size: Size, seed: int) -> Situation:
    """A random situation of this size; the same size and seed give the same situation."""
    dice = Dice(seed, size, "dimensions")
    dimensions = dimensions_of(size, dice)
    situation = Situation(settings=_draw_settings(dimensions, dice))
    for step, (table, draw) in enumerate(PARTS):
        drawn = draw(situation, dimensions, Dice(seed, size, table, str(step)))
        situation = replace(situation, **{table: drawn})
    return situation


def _draw_settings(dimensions: Dimensions, dice: Dice) -> Settings:
    start = FIRST_START + timedelta(days=dice.whole(0, 4 * DAYS_PER_WEEK))
    since = dice.whole(1, LONGEST_SINCE_START) if dice.chance(0.75) else 0
    return Settings(
        start=start,
        days=dimensions.days,
        as_of=start + timedelta(days=since) if since else None,
        grace_days=dimensions.grace_days,
        recipient="Recipient",
        title=f"Generated dataset of {dimensions.needs} needs and {dimensions.offers} offers",
    )
