"""Random datasets for the property tests, and their plans, made once."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from benchmarks.generating import Size, generate
from muster.domain.permits import Permit
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan
from tests.soaking import SOAKING

MANY = 5_000 if SOAKING else 200
SEEDS = range(MANY)
# Seeds beyond those that once found a fault, so that it does not come back.
FOUND_FAULTS = (214, 726, 955)

THINNED = ("alternatives", "links", "closures", "permits", "needs", "offers", "courses", "trainees")
DROP = 0
ONE_ROW_IN = 8


@lru_cache(maxsize=2 * MANY)
def random_world(seed: int) -> Situation:
    """A small random dataset."""
    return generate(Size.XXS, seed)


@lru_cache(maxsize=4 * MANY)
def random_plan(seed: int, method: Method) -> Plan:
    """The plan of a small random dataset."""
    return compute_plan(random_world(seed), PlanOptions(method=method))


@st.composite
def thinned_worlds(draw: st.DrawFn) -> Situation:
    """Random datasets without some of their rows; a failing one shrinks to the rows that matter."""
    whole = generate(Size.XXS, draw(st.integers(0, 10_000), label="seed"))
    tables: dict[str, Any] = {}
    for name in THINNED:
        rows = getattr(whole, name)
        fates = draw(st.lists(st.integers(DROP, ONE_ROW_IN - 1), min_size=len(rows), max_size=len(rows)), label=name)
        tables[name] = tuple(row for row, fate in zip(rows, fates, strict=True) if fate != DROP)
    thinned = _without_loose_ends(replace(whole, **tables))
    # A dataset without a need or without an offer is refused when it is read.
    assume(thinned.needs and thinned.offers)
    return thinned


def _without_loose_ends(situation: Situation) -> Situation:
    """The situation without rows that point to rows which are no longer there."""
    needs, links = situation.need_by_id, situation.link_by_id
    offers = [offer for offer in situation.offers if all(":" in each or each in needs for each in offer.earmarked_for)]
    kept = {offer.offer_id for offer in offers}
    return replace(
        situation,
        offers=tuple(replace(offer, part_of=offer.part_of if offer.part_of in kept else "") for offer in offers),
        closures=tuple(row for row in situation.closures if not row.link_id or row.link_id in links),
        permits=tuple(row for row in situation.permits if set(row.links) <= set(links) and _known(row, kept)),
    )


def _known(permit: Permit, offers: set[str]) -> bool:
    """Whether all offers that a permit names by id are there."""
    return all(":" in name or name in offers for name in permit.offers)
