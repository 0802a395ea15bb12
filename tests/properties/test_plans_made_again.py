"""Whatever happens to a small dataset, the plan made again keeps every promise, its bounds among them."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from muster.domain.network import Closure
from muster.domain.offers import OfferStatus
from muster.domain.permits import PermitStatus
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.planning import PlanOptions, compute_plan
from muster.planning.session import Manner, Session
from muster.replanning import advance
from muster.verifying import verify
from tests.oracle.datasets import dataset

SEEDS = (1, 4, 7, 10, 17, 24, 31, 46, 54, 68, 92, 101)
DAYS = (3, 17, 40, 90)
Event = Callable[[Situation, random.Random], Situation]


@cache
def planned(seed: int) -> tuple[Situation, Plan]:
    situation = dataset(seed)
    return situation, compute_plan(situation, PlanOptions(seed=seed))


def a_link_closes(situation: Situation, dice: random.Random) -> Situation:
    link, begin = dice.choice(situation.links), dice.randrange(situation.settings.days)
    return _closed(situation, Closure(link_id=link.link_id, **_weeks(situation, begin)))


def a_site_slows_down(situation: Situation, dice: random.Random) -> Situation:
    site, begin = dice.choice(situation.sites), dice.randrange(situation.settings.days)
    return _closed(situation, Closure(site_id=site.site_id, factor=0.3, **_weeks(situation, begin)))


def a_closure_is_lifted(situation: Situation, dice: random.Random) -> Situation:
    gone = dice.randrange(max(1, len(situation.closures)))
    kept = tuple(closure for place, closure in enumerate(situation.closures) if place != gone)
    return replace(situation, closures=kept)


def an_offer_is_withdrawn(situation: Situation, dice: random.Random) -> Situation:
    return _with_offer(situation, dice, status=OfferStatus.WITHDRAWN)


def an_offer_grows(situation: Situation, dice: random.Random) -> Situation:
    return _with_offer(situation, dice, quantity=float(dice.randrange(5, 50)))


def an_offer_is_late(situation: Situation, dice: random.Random) -> Situation:
    day = situation.settings.date(dice.randrange(situation.settings.days))
    return _with_offer(situation, dice, available_from=day, available_until=None)


def an_offer_may_serve_all(situation: Situation, dice: random.Random) -> Situation:
    return _with_offer(situation, dice, earmarked_for=(), minimum=0.0)


def an_offer_comes_in(situation: Situation, dice: random.Random) -> Situation:
    offer = dice.choice(situation.offers)
    new = replace(offer, offer_id="NEW", quantity=20.0, status=OfferStatus.PLEDGED)
    return replace(situation, offers=(*situation.offers, new))


def a_need_comes_in(situation: Situation, dice: random.Random) -> Situation:
    need = dice.choice(situation.needs)
    return replace(situation, needs=(*situation.needs, replace(need, need_id="NEW", request="")))


def a_need_is_cancelled(situation: Situation, dice: random.Random) -> Situation:
    gone = dice.choice(situation.needs)
    return replace(situation, needs=tuple(need for need in situation.needs if need != gone))


def courses_lose_seats(situation: Situation, dice: random.Random) -> Situation:
    courses = tuple(replace(each, seats=dice.randrange(each.seats + 1)) for each in situation.courses)
    return replace(situation, courses=courses)


def permits_are_decided(situation: Situation, dice: random.Random) -> Situation:
    status = dice.choice((PermitStatus.REFUSED, PermitStatus.GRANTED))
    return replace(situation, permits=tuple(replace(each, status=status) for each in situation.permits))


def money_is_cut(situation: Situation, dice: random.Random) -> Situation:
    return replace(
        situation, funds=tuple(replace(each, amount=each.amount * dice.random()) for each in situation.funds)
    )


EVENTS: tuple[Event, ...] = (
    a_link_closes,
    a_site_slows_down,
    a_closure_is_lifted,
    an_offer_is_withdrawn,
    an_offer_grows,
    an_offer_is_late,
    an_offer_may_serve_all,
    an_offer_comes_in,
    a_need_comes_in,
    a_need_is_cancelled,
    courses_lose_seats,
    permits_are_decided,
    money_is_cut,
)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_made_again_after_any_event_keeps_every_promise(seed: int, event: Event) -> None:
    situation, plan = planned(seed)
    changed = event(situation, random.Random(seed))  # noqa: S311 - a test, not a secret
    again = Session(situation, plan).again(changed)
    assert verify(changed, again.plan) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_changes_where_nothing_happened(seed: int) -> None:
    situation, plan = planned(seed)
    assert Session(situation, plan).again(situation).plan == plan


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("seed", SEEDS)
def test_on_a_later_day_the_plan_still_stands_and_reaches_the_same(seed: int, day: int) -> None:
    situation, plan = planned(seed)
    today = advance(situation, plan, situation.settings.start + timedelta(days=day))
    session = Session(situation, plan)
    later = session.moved_on(today.situation, today.plan).again(today.situation)
    assert verify(today.situation, later.plan) == ()
    assert later.plan.summary.value == pytest.approx(plan.summary.value)
    assert later.touched == frozenset()


@pytest.mark.parametrize("seed", SEEDS)
def test_days_and_events_may_follow_one_another(seed: int) -> None:
    situation, plan = planned(seed)
    dice = random.Random(seed)  # noqa: S311 - a test, not a secret
    session = Session(situation, plan)
    for day in DAYS:
        today = advance(session.instance.situation, session.plan, situation.settings.start + timedelta(days=day))
        session = session.moved_on(today.situation, today.plan)
        changed = dice.choice(EVENTS)(today.situation, dice)
        again = session.again(changed, Manner())
        assert verify(changed, again.plan) == ()
        session.take(again)


def _closed(situation: Situation, closure: Closure) -> Situation:
    return replace(situation, closures=(*situation.closures, closure))


def _weeks(situation: Situation, begin: int) -> dict[str, Any]:
    settings = situation.settings
    return {"from_date": settings.date(begin), "until_date": settings.date(min(settings.last_day, begin + 27))}


def _with_offer(situation: Situation, dice: random.Random, **cells: Any) -> Situation:  # noqa: ANN401 - cells of any column
    chosen = dice.choice(situation.offers)
    offers = tuple(replace(offer, **cells) if offer == chosen else offer for offer in situation.offers)
    return replace(situation, offers=offers)
