"""Check partners, funds, offers and needs, each row for itself and against what it names."""

from muster.datasets.checks.ids import check_ids
from muster.datasets.checks.network import check_countries
from muster.datasets.checks.references import Names, check_references, names_of
from muster.datasets.draft import Draft, TableDraft
from muster.domain.findings import FindingCode
from muster.domain.needs import Need
from muster.domain.offers import Offer


def check_partners(draft: Draft) -> None:
    """Report partners that share an id, and countries that are no two capital letters."""
    check_ids(draft["partners"])
    check_countries(draft["partners"])


def check_funds(draft: Draft) -> None:
    """Report funds that share an id or belong to an unknown partner."""
    check_ids(draft["funds"])
    check_references(draft, "funds")


def check_offers(draft: Draft) -> None:
    """Report what is wrong with an offer; whom it is earmarked for is checked when the needs are."""
    own = draft["offers"]
    check_ids(own)
    check_references(draft, "offers")
    indivisible = {item.item_id for item in draft["items"].rows.values() if not item.divisible}
    for number, offer in own.items():
        _check_offer(own, number, offer)
        if offer.item_id in indivisible and offer.quantity is not None and offer.quantity != int(offer.quantity):
            own.report(FindingCode.PART_OF_A_UNIT, number, "quantity", found=f"{offer.quantity:g}", item=offer.item_id)


def _check_offer(own: TableDraft, number: int, offer: Offer) -> None:
    if offer.unit_cost > 0 and not offer.fund_id:
        own.report(FindingCode.MISSING_FUND, number, "fund", cost=f"{offer.unit_cost:g}")
    if offer.under_way:
        return
    if offer.quantity is not None and offer.minimum > offer.quantity:
        values = {"found": f"{offer.minimum:g}", "quantity": f"{offer.quantity:g}"}
        own.report(FindingCode.MINIMUM_ABOVE_QUANTITY, number, "minimum", **values)
    begin, end = offer.available_from, offer.available_until
    if begin is not None and end is not None and end < begin:
        values = {"found": end.isoformat(), "begin": begin.isoformat()}
        own.report(FindingCode.SHUT_WINDOW, number, "available_until", **values)


def check_needs(draft: Draft) -> None:
    """Report what is wrong with a need: what it asks for, where, and when."""
    own = draft["needs"]
    check_ids(own)
    check_references(draft, "needs")
    items, packages = names_of(draft, "items"), names_of(draft, "packages")
    goods = items.kept | packages.kept
    known = Names(goods | _qualifications(draft), items.lost | packages.lost)
    divisible = {item.item_id for item in draft["items"].rows.values() if item.divisible}
    whole = known.kept - divisible
    _check_asked(own, known, goods)
    for number, need in own.items():
        _check_dates(own, number, need)
        if need.item_id in whole and need.quantity != int(need.quantity):
            own.report(FindingCode.PART_OF_A_UNIT, number, "quantity", found=f"{need.quantity:g}", item=need.item_id)


def _qualifications(draft: Draft) -> set[str]:
    """Every qualification that an item, a course or a pool of people names."""
    tables = ("items", "courses", "trainees")
    return {row.qualification for table in tables for row in draft[table].rows.values()} - {""}


def _check_asked(own: TableDraft, known: Names, goods: set[str]) -> None:
    """Report needs of what is neither an item nor a package nor a qualification; also of rows left out already."""
    asked = [(number, need.item_id, need.site_id) for number, need in own.rows.items()]
    asked += [(number, row.get("item_id"), row.get("site_id", "")) for number, row in own.broken.items()]
    for number, item, site in asked:
        if item in known.lost:
            own.report(FindingCode.LEFT_OUT_REFERENCE, number, "item", found=item, table="items")
        elif item and item not in known.kept:
            values = {"found": item, "table": "items", "nearest": known.nearest(item)}
            own.report(FindingCode.UNKNOWN_REFERENCE, number, "item", **values)
        if item in goods and site == "":
            own.report(FindingCode.MISSING_VALUE, number, "site")


def _check_dates(own: TableDraft, number: int, need: Need) -> None:
    if need.earliest is not None and need.due < need.earliest:
        values = {"found": need.due.isoformat(), "earliest": need.earliest.isoformat()}
        own.report(FindingCode.DUE_BEFORE_EARLIEST, number, "due", **values)
    if need.expires is not None and need.expires < need.due:
        values = {"found": need.expires.isoformat(), "due": need.due.isoformat()}
        own.report(FindingCode.EXPIRES_BEFORE_DUE, number, "expires", **values)
