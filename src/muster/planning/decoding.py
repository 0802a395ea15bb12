"""A finished ledger as the tables of a plan: numbers back into ids and dates."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from muster.domain.plan import Assignment, AssignmentStatus, Fulfilment, Movement, TrainingStart
from muster.planning.ledger import Journey, Ledger
from muster.planning.worth import batch_value

FEWEST_DIGITS = 5  # of an assignment's number

_Key = tuple[int, int, int, int, int, tuple[tuple[int, int], ...]]


Needs = Collection[int] | None
"""Numbers of the needs that are asked after; None: all."""


def decode_journeys(ledger: Ledger, needs: Needs = None) -> tuple[tuple[Assignment, ...], tuple[Movement, ...]]:
    """Assignments and their movements; journeys of one offer to one need on the same legs are one assignment."""
    situation = ledger.instance.situation
    settings = situation.settings
    merged = _merged(ledger, needs)
    assignments: list[Assignment] = []
    movements: list[Movement] = []
    digits = max(FEWEST_DIGITS, len(str(len(merged))))
    for number, (journey, quantity) in enumerate(merged, start=1):
        assignment_id = f"A{number:0{digits}d}"
        offer = situation.offers[journey.offer]
        way = ledger.instance.wishes[journey.need].ways[journey.way]
        first = journey.legs[0][1] if journey.legs else journey.ready
        assignments.append(
            Assignment(
                assignment_id=assignment_id,
                offer_id=offer.offer_id,
                need_id=situation.needs[journey.need].need_id,
                way=way.way_id,
                item_id=offer.item_id,
                quantity=quantity,
                ready=settings.date(journey.ready),
                status=AssignmentStatus.PROPOSED,
                decide_by=settings.date(first) - timedelta(days=offer.notice_days),
            )
        )
        movements += _movements(ledger, assignment_id, journey, quantity)
    return tuple(assignments), tuple(movements)


def decode_training(ledger: Ledger) -> tuple[TrainingStart, ...]:
    """People who join each course start, in order of course and day."""
    situation = ledger.instance.situation
    rows = []
    for number, start in enumerate(ledger.instance.schooling.starts):
        people = round(start.seats - float(ledger.seats_left[number]))
        if people > 0:
            course = situation.courses[start.course]
            rows.append(
                TrainingStart(
                    course_id=course.course_id,
                    start=situation.settings.date(start.day),
                    qualification=course.qualification,
                    people=people,
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.course_id, row.start)))


def decode_fulfilment(ledger: Ledger, needs: Needs = None) -> tuple[Fulfilment, ...]:
    """Units of each need by way and usable day, in order of need, day and way."""
    situation = ledger.instance.situation
    rows: defaultdict[tuple[str, int, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for batch in ledger.batches.values():
        if needs is not None and batch.need not in needs:
            continue
        wish = ledger.instance.wishes[batch.need]
        row = rows[wish.need.need_id, batch.day, wish.ways[batch.way].way_id]
        row[0] += batch.units
        row[1] += batch_value(ledger, batch)
    return tuple(
        Fulfilment(need_id=need_id, way=way, usable=situation.settings.date(day), quantity=quantity, value=value)
        for (need_id, day, way), (quantity, value) in sorted(rows.items())
    )


def _merged(ledger: Ledger, needs: Needs) -> list[tuple[Journey, float]]:
    """Journeys with their summed quantity, in order of need, way, item, arrival and offer."""
    journeys = [journey for batch in ledger.batches.values() for journey in batch.journeys]
    journeys += [journey for offer in sorted(ledger.surplus) for journey in ledger.surplus[offer]]
    sums: defaultdict[_Key, float] = defaultdict(float)
    first: dict[_Key, Journey] = {}
    for journey in journeys:
        if needs is not None and journey.need not in needs:
            continue
        key = (journey.need, journey.way, journey.component, journey.ready, journey.offer, journey.legs)
        sums[key] += journey.quantity
        first.setdefault(key, journey)
    return [(first[key], sums[key]) for key in sorted(sums)]


def _movements(ledger: Ledger, assignment_id: str, journey: Journey, quantity: float) -> list[Movement]:
    instance = ledger.instance
    settings = instance.situation.settings
    load_t = quantity * float(instance.load_t[instance.goods.item[journey.offer]])
    return [
        Movement(
            assignment_id=assignment_id,
            leg=leg,
            link_id=instance.situation.links[link].link_id,
            depart=settings.date(day),
            arrive=settings.date(day + int(instance.roads.transit[link])),
            quantity=quantity,
            load_t=load_t,
        )
        for leg, (link, day) in enumerate(journey.legs, start=1)
    ]
