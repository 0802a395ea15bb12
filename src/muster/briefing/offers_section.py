"""The offers: how many each partner makes, and how many the plan uses."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from muster.briefing.names import Names
from muster.briefing.page import Cell, Column, Section, table
from muster.domain.offers import Offer, OfferStatus
from muster.domain.plan import Plan
from muster.language import plural, say
from muster.language.figures import number
from muster.language.labels import status_word

FIRM_FIRST = (OfferStatus.COMMITTED, OfferStatus.PLEDGED, OfferStatus.OFFERED)


def used_offers_section(plan: Plan, names: Names) -> Section:
    """Offers that the plan uses and leaves, partner by partner."""
    used = {each.offer_id for each in plan.assignments}
    offers = names.situation.offers
    left = sum(offer.plannable and offer.offer_id not in used for offer in offers)
    lead = plural(
        "{count} offer that could be planned is not used; {used} are.",
        "{count} offers that could be planned are not used; {used} are.",
        left,
        used=len(used),
    )
    columns = (
        Column(say("Partner")),
        Column(say("Offers"), figures=True),
        Column(say("Used"), figures=True),
        Column(say("Not used"), figures=True),
        Column(say("Quantity not stated"), figures=True),
        Column(say("Withdrawn or lost"), figures=True),
    )
    rows = tuple(_used_row(partner, made, used, names) for partner, made in _by_partner(offers))
    return Section(
        anchor="offers",
        heading=say("Offers"),
        lead=lead,
        tables=(table(say("Offers of each partner, and what becomes of them"), columns, rows),),
    )


def made_offers_section(names: Names) -> Section:
    """Offers as they are made, partner by partner, without a plan."""
    columns = (
        Column(say("Partner")),
        Column(say("Offers"), figures=True),
        *(Column(status_word(status).capitalize(), figures=True) for status in FIRM_FIRST),
        Column(say("Quantity not stated"), figures=True),
        Column(say("Items")),
    )
    rows = tuple(_made_row(partner, made, names) for partner, made in _by_partner(names.situation.offers))
    return Section(
        anchor="offers",
        heading=say("Offers"),
        tables=(table(say("Offers of each partner, by how firm they are"), columns, rows),),
    )


def _by_partner(offers: Iterable[Offer]) -> list[tuple[str, list[Offer]]]:
    """Offers of each partner; most offers first."""
    made: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        made[offer.partner_id].append(offer)
    return sorted(made.items(), key=lambda entry: (-len(entry[1]), entry[0]))


def _used_row(partner: str, made: list[Offer], used: Collection[str], names: Names) -> tuple[Cell, ...]:
    unused = [offer for offer in made if offer.offer_id not in used]
    unstated = sum(offer.quantity is None for offer in unused)
    left = sum(offer.plannable for offer in unused)
    counts = (len(made), len(made) - len(unused), left, unstated, len(unused) - left - unstated)
    return (Cell(names.partner(partner)), *(Cell(_count(count)) for count in counts))


def _made_row(partner: str, made: list[Offer], names: Names) -> tuple[Cell, ...]:
    firm = (sum(offer.status is status for offer in made) for status in FIRM_FIRST)
    unstated = sum(offer.quantity is None for offer in made)
    items = sorted({names.item(offer.item_id) for offer in made})
    return (
        Cell(names.partner(partner)),
        Cell(_count(len(made))),
        *(Cell(_count(count)) for count in firm),
        Cell(_count(unstated)),
        Cell("; ".join(items)),
    )


def _count(count: int) -> str:
    return number(count) if count else "–"
