"""When a plan loads each link and each site most."""

from collections import defaultdict
from collections.abc import Mapping

from muster.domain.plan import Plan
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation

WEEKS_CLOSED = 4
DAYS_CLOSED = WEEKS_CLOSED * DAYS_PER_WEEK
LEAST_T = 1e-9  # tonnes that stand for a movement of no load, which a closure stops all the same
Loads = Mapping[str, Mapping[int, float]]
"""Tonnes of load by id and week."""


def link_loads(situation: Situation, plan: Plan) -> Loads:
    """Tonnes that depart on each link in each week."""
    loads: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for leg in plan.movements:
        loads[leg.link_id][situation.settings.day(leg.depart) // DAYS_PER_WEEK] += leg.load_t + LEAST_T
    return loads


def site_loads(situation: Situation, plan: Plan) -> Loads:
    """Tonnes that depart from or arrive at each site in each week."""
    loads: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for leg in plan.movements:
        link, settings = situation.link_by_id[leg.link_id], situation.settings
        loads[link.origin_id][settings.day(leg.depart) // DAYS_PER_WEEK] += leg.load_t + LEAST_T
        loads[link.destination_id][settings.day(leg.arrive) // DAYS_PER_WEEK] += leg.load_t + LEAST_T
    return loads


def busiest_week(loads: Mapping[int, float], first: int) -> int:
    """The week, not before `first`, that begins the four weeks with the most load; the earliest of equal ones."""
    begins = sorted({max(first, week - ahead) for week in loads for ahead in range(WEEKS_CLOSED)})
    within = {week: sum(loads.get(week + ahead, 0.0) for ahead in range(WEEKS_CLOSED)) for week in begins}
    return max(begins, key=lambda week: (within[week], -week))
