"""Check cells that name several things: whom an offer is earmarked for, what a permit is about.

An entry that names nothing is taken out of the list, and said. Where none remains the row is left out, for an empty
list would mean something else: any need, or a permit for nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from muster.datasets.checks.ids import check_ids
from muster.datasets.checks.references import Names, names_of
from muster.datasets.draft import Draft, TableDraft
from muster.domain.findings import FindingCode
from muster.domain.needs import PRIORITIES

Fits = Mapping[str, Names | None]  # by prefix; None: any word fits


def check_earmarks(draft: Draft) -> None:
    """Report earmarks for needs, sites and priorities that are not there."""
    priorities = Names({str(priority) for priority in PRIORITIES}, set())
    fits = {"": names_of(draft, "needs"), "site": names_of(draft, "sites"), "priority": priorities, "theme": None}
    _check_lists(draft["offers"], "earmarked_for", fits)


def check_permits(draft: Draft) -> None:
    """Report permits for nothing, for both offers and links, for unknown ones, and such as end before they begin."""
    own = draft["permits"]
    check_ids(own)
    for number, permit in own.items():
        if bool(permit.offers) == bool(permit.links):
            found = "; ".join((*permit.offers, *permit.links))
            own.report(FindingCode.PERMIT_OF_NOTHING, number, "offers", found=found)
        if permit.expected is not None and permit.until is not None and permit.until < permit.expected:
            values = {"found": permit.until.isoformat(), "begin": permit.expected.isoformat()}
            own.report(FindingCode.ENDS_BEFORE_IT_BEGINS, number, "until", **values)
    partners, items = names_of(draft, "partners"), names_of(draft, "items")
    _check_lists(own, "offers", {"": names_of(draft, "offers"), "partner": partners, "item": items})
    _check_lists(own, "links", {"": names_of(draft, "links")})


def _check_lists(own: TableDraft, column: str, fits: Fits) -> None:
    for number, row in own.items():
        entries = getattr(row, column)
        kept = tuple(entry for entry in entries if _check_entry(own, number, (column, entry), fits))
        if kept == entries:
            continue
        if not kept:
            own.report(FindingCode.NO_ENTRY_LEFT, number, column, found=";".join(entries))
        else:
            own.rows[number] = replace(row, **{column: kept})


def _check_entry(own: TableDraft, number: int, where: tuple[str, str], fits: Fits) -> bool:
    """Whether an entry names something that holds; what does not is reported."""
    column, entry = where
    prefix, colon, rest = entry.partition(":")
    name = rest if colon else entry
    if not colon:
        prefix = ""
    names = fits[prefix] if prefix in fits and (prefix or not colon) else Names(set(), set())
    if (names is None and name) or (names is not None and name in names.kept):
        return True
    if names is not None and name in names.lost:
        own.report(FindingCode.LEFT_OUT_ENTRY, number, column, found=entry)
    else:
        near = names.nearest(name) if names is not None else ""
        own.report(FindingCode.UNKNOWN_ENTRY, number, column, found=entry, nearest=near)
    return False
