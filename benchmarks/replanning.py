"""How fast a warm plan is made good again: links that close, offers that are withdrawn, pledges that come in."""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from muster.datasets import read_dataset, read_plan
from muster.domain.network import Closure
from muster.domain.offers import Offer, OfferStatus
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.planning.session import Manner, Reasons, Session
from muster.verifying import verify_rows

OF_A_KIND = 5
FOUR_WEEKS = timedelta(days=27)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens, and the dataset with it."""

    kind: str
    situation: Situation


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU seconds to the plan, with reasons for what it touched, and with a check; what stays, what breaks."""

    kind: str
    plan_s: float
    reasons_s: float
    checked_s: float
    kept: float
    broken: int


def timings(dataset: Path, plan: Path) -> Iterator[Timing]:
    """One timing for each event; the compiled code is warm, as in a process that goes on."""
    situation, made = read_dataset(dataset).situation, read_plan(plan)
    session = Session(situation, made)
    events = list(_events(situation, made))
    session.again(events[0].situation)
    for event in events:
        yield _timed(session, made, event)


def replan_lines(dataset: Path, plan: Path) -> Iterator[str]:
    """A line for each kind of event: the median and the worst CPU time, and the least share of assignments kept."""
    by_kind: defaultdict[str, list[Timing]] = defaultdict(list)
    for timing in timings(dataset, plan):
        by_kind[timing.kind].append(timing)
    yield "CPU seconds, median/worst, and the least share of assignments kept"
    yield f"{'event':<18} {'plan':>12} {'with reasons':>14} {'and checked':>14} {'kept':>8} {'broken':>7}"
    for kind, own in by_kind.items():
        columns = [sorted(getattr(each, name) for each in own) for name in ("plan_s", "reasons_s", "checked_s")]
        figures = " ".join(f"{each[len(each) // 2]:>7.2f}/{each[-1]:.2f}" for each in columns)
        kept, broken = min(each.kept for each in own), sum(each.broken for each in own)
        yield f"{kind:<18} {figures} {kept:>9.2%} {broken:>7}"


def _timed(session: Session, made: Plan, event: Event) -> Timing:
    began = time.process_time()
    session.again(event.situation, Manner(reasons=Reasons.NONE))
    planned = time.process_time()
    again = session.again(event.situation)
    explained = time.process_time()
    broken = verify_rows(event.situation, again.plan)
    checked = time.process_time()
    before = {row.assignment_id for row in made.assignments}
    after = {row.assignment_id for row in again.plan.assignments}
    return Timing(
        kind=event.kind,
        plan_s=planned - began,
        reasons_s=explained - planned,
        checked_s=checked - planned,
        kept=len(before & after) / max(1, len(before)),
        broken=len(broken),
    )


def _events(situation: Situation, plan: Plan) -> Iterator[Event]:
    """The most loaded links closed for four weeks, the most used offers withdrawn, pledges for what is short."""
    load: defaultdict[str, float] = defaultdict(float)
    days: defaultdict[str, list[int]] = defaultdict(list)
    for leg in plan.movements:
        load[leg.link_id] += leg.load_t
        days[leg.link_id].append(situation.settings.day(leg.depart))
    for link_id in sorted(load, key=lambda name: -load[name])[:OF_A_KIND]:
        first = situation.settings.date(sorted(days[link_id])[len(days[link_id]) // 3])
        closure = Closure(link_id=link_id, from_date=first, until_date=first + FOUR_WEEKS)
        yield Event("link closed", replace(situation, closures=(*situation.closures, closure)))
    used: defaultdict[str, float] = defaultdict(float)
    for row in plan.assignments:
        used[row.offer_id] += row.quantity
    for offer_id in sorted(used, key=lambda name: -used[name])[:OF_A_KIND]:
        offers = tuple(
            replace(offer, status=OfferStatus.WITHDRAWN) if offer.offer_id == offer_id else offer
            for offer in situation.offers
        )
        yield Event("offer withdrawn", replace(situation, offers=offers))
    short = [row.need_id for row in plan.shortfalls if not row.late]
    wanted = [situation.need_by_id[name] for name in dict.fromkeys(short)]
    goods = [need for need in wanted if need.item_id in situation.item_by_id]
    for need in sorted(goods, key=lambda need: need.priority)[:OF_A_KIND]:
        pledge = Offer(
            offer_id="PLEDGE",
            partner_id=situation.partners[0].partner_id,
            item_id=need.item_id,
            quantity=20.0,
            site_id=situation.offers[0].site_id,
            status=OfferStatus.PLEDGED,
        )
        yield Event("what if we add", replace(situation, offers=(*situation.offers, pledge)))
