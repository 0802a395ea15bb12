"""Draws the needs, and says what they ask for in units, tonnes and people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from benchmarks.generating.catalogue import sort_of
from benchmarks.generating.dice import Dice
from benchmarks.generating.places import sites_of
from benchmarks.generating.sizes import Dimensions
from muster.domain.needs import Need
from muster.domain.places import Site, SiteKind
from muster.domain.release import Release
from muster.domain.situation import Situation

# Each as often as it stands here.
PRIORITIES = (1, 1, 2, 2, 2, 3, 3, 3, 4, 5)
WEIGHTS = (1.0, 1.0, 2.0, 0.5, 3.5)


def draw_needs(situation: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Need, ...]:
    """Needs of items, packages and qualifications; some requests have several rows."""
    needs: list[Need] = []
    for number in range(1, dimensions.needs + 1):
        need_id = f"N{number:05d}"
        if needs and dice.chance(0.2):
            need = _another_row(needs[-1], need_id, situation, dice)
            needs[-1] = replace(needs[-1], request=need.request)
        else:
            need = _draw_need(need_id, situation, dice)
        needs.append(_dated(need, situation, dice))
    return tuple(needs)


def units_wanted(situation: Situation) -> Mapping[str, float]:
    """Units of each item that the needs ask for, directly or as components of a package's first variant."""
    asked: defaultdict[str, float] = defaultdict(float)
    for need in situation.needs:
        asked[need.item_id] += need.quantity
    wanted = {item.item_id: asked.get(item.item_id, 0.0) for item in situation.items}
    first = {row.package_id: row.variant for row in reversed(situation.packages)}
    for row in situation.packages:
        if first[row.package_id] == row.variant:
            wanted[row.item_id] += asked.get(row.package_id, 0.0) * row.quantity
    return {item_id: quantity for item_id, quantity in wanted.items() if quantity > 0.0}


def tonnes_wanted(situation: Situation) -> float:
    """Tonnes of load that the needs ask for."""
    return sum(quantity * situation.item_by_id[item_id].load_t for item_id, quantity in units_wanted(situation).items())


def people_wanted(situation: Situation) -> Mapping[str, float]:
    """People of each qualification that the needs would bind."""
    people = dict.fromkeys(sorted(situation.qualifications), 0.0)
    for item_id, quantity in units_wanted(situation).items():
        item = situation.item_by_id[item_id]
        if item.crew:
            people[item.qualification] += quantity * item.crew
    for need in situation.needs:
        if situation.is_training(need):
            people[need.item_id] += need.quantity
    return people


def _draw_need(need_id: str, situation: Situation, dice: Dice) -> Need:
    kind = dice.share()
    if kind < 0.08 and situation.qualifications:
        return _draw_training_need(need_id, situation, dice)
    if kind < 0.22:
        return _plain(need_id, dice.one_of(sorted(situation.package_ids)), dice.whole(1, 4), situation, dice)
    item = dice.one_of(situation.items)
    quantity = float(dice.whole(*sort_of(item).asked))
    if item.divisible and dice.chance(0.5):
        quantity = round(quantity + dice.share(), 1)
    return replace(_plain(need_id, item.item_id, quantity, situation, dice), theme=sort_of(item).theme)


def _draw_training_need(need_id: str, situation: Situation, dice: Dice) -> Need:
    need = _plain(need_id, dice.one_of(sorted(situation.qualifications)), dice.whole(2, 20), situation, dice)
    site = dice.one_of(sites_of(situation, SiteKind.TRAINING)).site_id
    return replace(need, site_id=site if dice.chance(0.5) else "")


def _plain(need_id: str, item_id: str, quantity: float, situation: Situation, dice: Dice) -> Need:
    return Need(
        need_id=need_id,
        item_id=item_id,
        quantity=float(quantity),
        priority=dice.one_of(PRIORITIES),
        weight=dice.one_of(WEIGHTS),
        site_id=dice.one_of(_receivers(situation, dice)).site_id,
        due=situation.settings.start,
        theme="military" if dice.chance(0.5) else "",
        release=Release.PUBLIC if dice.chance(0.1) else Release.PARTNERS,
        text="as soon as possible, please" if dice.chance(0.1) else "",
        note="an estimate" if dice.chance(0.1) else "",
        source="generated" if dice.chance(0.1) else "",
    )


def _receivers(situation: Situation, dice: Dice) -> list[Site]:
    """Handover sites, now and then a training site: equipment is needed there as well."""
    return sites_of(situation, SiteKind.TRAINING if dice.chance(0.06) else SiteKind.HANDOVER)


def _another_row(need: Need, need_id: str, situation: Situation, dice: Dice) -> Need:
    """One more row of the same request, for another month or place."""
    return replace(
        need,
        need_id=need_id,
        request=need.request or f"R{need_id[1:]}",
        quantity=float(max(1, round(dice.near(need.quantity)))),
        site_id=need.site_id and dice.one_of(_receivers(situation, dice)).site_id,
    )


def _dated(need: Need, situation: Situation, dice: Dice) -> Need:
    """The need with its dates, in the middle of the horizon, now and then beyond it."""
    days, settings = situation.settings.days, situation.settings
    due = settings.date(dice.whole(days // 4, days + 2 if dice.chance(0.1) else days * 9 // 10))
    early = due - timedelta(days=dice.whole(0, days // 4))
    late = due + timedelta(days=dice.whole(0, settings.grace_days * 2))
    return replace(
        need,
        due=due,
        earliest=early if dice.chance(0.25) else None,
        expires=late if dice.chance(0.3) else None,
    )
