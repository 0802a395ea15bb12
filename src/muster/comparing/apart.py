"""What is shown apart because it cannot be counted against anything: training, and offers without a quantity."""

from collections import defaultdict

from muster.domain.gap import TrainingWish, UnstatedOffers
from muster.domain.offers import Offer, OfferStage, OfferStatus
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from muster.domain.training import Course


def training_wishes(situation: Situation) -> tuple[TrainingWish, ...]:
    """People wanted by qualification, beside those who are trained already and the seats of all courses to come."""
    wanted: defaultdict[str, list[float]] = defaultdict(list)
    for need in situation.needs:
        if situation.is_training(need):
            wanted[need.item_id].append(need.quantity)
    return tuple(
        TrainingWish(
            qualification=qualification,
            needs=len(wanted[qualification]),
            wanted=sum(wanted[qualification]),
            trained=sum(
                pool.people for pool in situation.trainees if pool.trained and pool.qualification == qualification
            ),
            seats=sum(
                course.seats * _starts(course, situation.settings)
                for course in situation.courses
                if course.qualification == qualification
            ),
        )
        for qualification in sorted(wanted)
    )


def unstated_offers(situation: Situation) -> tuple[UnstatedOffers, ...]:
    """Items with offers that do not say how much, neither withdrawn nor lost."""
    unstated: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in situation.offers:
        if offer.quantity is None and offer.status is not OfferStatus.WITHDRAWN and offer.stage is not OfferStage.LOST:
            unstated[offer.item_id].append(offer)
    return tuple(
        UnstatedOffers(
            item_id=item_id,
            offers=len(unstated[item_id]),
            partner_ids=tuple(sorted({offer.partner_id for offer in unstated[item_id]})),
        )
        for item_id in sorted(unstated)
    )


def _starts(course: Course, settings: Settings) -> int:
    """Starts for which names can still be given, and which end within the horizon."""
    first = settings.day(course.first_start)
    last = settings.day_or(course.last_start, settings.last_day) if course.every_days else first
    last = min(last, settings.last_day - course.duration_days)
    earliest = settings.as_of_day + course.notice_days
    every = course.every_days or 1
    begin = first if first >= earliest else first - (first - earliest) // every * every
    return max(0, (last - begin) // every + 1)
