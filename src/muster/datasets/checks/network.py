"""Check sites, links and closures."""

import re

from muster.datasets.checks.ids import check_ids
from muster.datasets.checks.references import check_references
from muster.datasets.draft import Draft, TableDraft
from muster.domain.findings import FindingCode

COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def check_sites(draft: Draft) -> None:
    """Report sites that share an id, and countries that are no two capital letters."""
    check_ids(draft["sites"])
    check_countries(draft["sites"])


def check_countries(own: TableDraft) -> None:
    """Doubt countries that are no ISO 3166-1 alpha-2 code by their shape."""
    for number, row in own.items():
        if row.country and not COUNTRY.fullmatch(row.country):
            own.report(
                FindingCode.UNUSUAL_CODE, number, "country", found=row.country, shape="UA", standard="ISO 3166-1"
            )


def check_links(draft: Draft) -> None:
    """Report links to nowhere, from a site to itself, and departures that would begin before day 0."""
    own = draft["links"]
    check_ids(own)
    check_references(draft, "links")
    for number, link in own.items():
        if link.origin_id == link.destination_id:
            own.report(FindingCode.LOOP_LINK, number, "destination", found=link.destination_id)
        if link.first_departure is not None and link.first_departure < draft.settings.start:
            found = link.first_departure.isoformat()
            own.report(FindingCode.BEFORE_START, number, "first_departure", found=found, start=_start(draft))


def check_closures(draft: Draft) -> None:
    """Report closures of nothing or of two things, of unknown things, and such as end before they begin."""
    own = draft["closures"]
    check_references(draft, "closures")
    for number, closure in own.items():
        if bool(closure.link_id) == bool(closure.site_id):
            found = f"{closure.link_id}, {closure.site_id}" if closure.link_id else ""
            own.report(FindingCode.CLOSURE_OF_NOTHING, number, "link", found=found)
        begin, end = closure.from_date, closure.until_date
        if begin is not None and end is not None and end < begin:
            values = {"found": end.isoformat(), "begin": begin.isoformat()}
            own.report(FindingCode.ENDS_BEFORE_IT_BEGINS, number, "until", **values)


def _start(draft: Draft) -> str:
    return draft.settings.start.isoformat()
