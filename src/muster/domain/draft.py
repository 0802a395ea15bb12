"""Drafts: what a list says of one offer, before anyone has judged which item and site are meant."""

from dataclasses import dataclass
from datetime import date

from muster.domain.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One row of a pledge list, in the list's own words.

    `place` is the file and row that it was read from, `reference` the name that the list itself gives the row.
    `quantity` and `delivered` count units; `price` is for one unit and `value` for all, in the list's currency. A
    number that is absent was not stated, which is not 0. `words` is the free text in which the list explains the row.
    """

    place: Place
    partner: str
    item: str
    reference: str = ""
    promised_on: date | None = None
    quantity: float | None = None
    delivered: float | None = None
    price: float | None = None
    value: float | None = None
    words: str = ""
    source: str = ""
