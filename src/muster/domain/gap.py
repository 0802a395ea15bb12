"""Needs less offers, before any planning: what is wanted, what covers it, what is lacking."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from muster.domain.coverage import TOLERANCE, Outcome
from muster.domain.findings import Place
from muster.domain.needs import Need
from muster.domain.offers import OfferStatus

CONFIDENCE = (OfferStatus.COMMITTED, OfferStatus.PLEDGED, OfferStatus.OFFERED)
"""The levels of confidence, firmest first: each counts the offers of its own status and of all firmer ones."""


class Axis(StrEnum):
    """What needs are put together by."""

    ITEM = "item"
    CATEGORY = "category"
    PRIORITY = "priority"
    SITE = "site"
    THEME = "theme"
    DATE = "date"


class Amounts(NamedTuple):
    """What is wanted and what covers it: units of one item, or worth where items differ.

    `own`, `alternatives` and `packages` say what covers it; `in_time` is the part of their sum that is there by `due`.
    """

    wanted: float
    own: float = 0.0
    alternatives: float = 0.0
    packages: float = 0.0
    in_time: float = 0.0

    @property
    def covered(self) -> float:
        """What is covered at all, in time or not."""
        return self.own + self.alternatives + self.packages

    @property
    def gap(self) -> float:
        """What nothing covers."""
        return max(0.0, self.wanted - self.covered)

    @property
    def gap_in_time(self) -> float:
        """What nothing covers by `due`."""
        return max(0.0, self.wanted - self.in_time)

    @property
    def outcome(self) -> Outcome:
        """All in time; all, but some late; some; or nothing."""
        enough = self.wanted * (1.0 - TOLERANCE) - TOLERANCE
        if self.in_time >= enough:
            return Outcome.ON_TIME
        if self.covered >= enough:
            return Outcome.LATE
        return Outcome.PART if self.covered > TOLERANCE else Outcome.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedGap:
    """One need: its amounts in units at each level of `CONFIDENCE`, and what one unit is worth."""

    need: Need
    worth: float
    amounts: tuple[Amounts, ...]

    def at(self, status: OfferStatus) -> Amounts:
        """Amounts on offers that are at least so firm."""
        return self.amounts[CONFIDENCE.index(status)]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """All needs that share an item, a category, a priority, a site, a theme or the month of their due date.

    `worth` counts a request that is covered in full as its weight, so that pieces, tonnes and people may be added up.
    Only where the needs share an item there are `units`, `offered` (units of that very item in all lists) and `left`
    (units of those that cover nothing); the latter two are absent for a package.
    """

    key: str
    outcomes: Mapping[Outcome, int]
    worth: Amounts
    units: Amounts | None = None
    offered: float | None = None
    left: float | None = None

    @property
    def needs(self) -> int:
        """Number of needs."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """What is covered when offers that are at least as firm as `status` are counted, and no others."""

    status: OfferStatus
    rows: Mapping[Axis, tuple[GapRow, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWish:
    """People wanted in a qualification; equipment binds trained people and seats as well, so no gap is told."""

    qualification: str
    needs: int
    wanted: float
    trained: int
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnstatedOffers:
    """Offers of an item that do not say how much; they cover nothing, and can be asked about."""

    item_id: str
    offers: int
    partner_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """What a partner gives, in the settings' currency: goods by firmness at the catalogue's `unit_value`, and money.

    `for_sale` are goods that somebody pays for; they are no gift and count for no share. `share` is of what all give;
    `share_of_gdp` is absent where the GDP is not known or the currency is not the euro. `unvalued` offers have no
    `unit_value`, `unstated` ones no quantity: both are in no sum.
    """

    partner_id: str
    committed: float = 0.0
    pledged: float = 0.0
    offered: float = 0.0
    money: float = 0.0
    for_sale: float = 0.0
    unvalued: int = 0
    unstated: int = 0
    share: float = 0.0
    share_of_gdp: float | None = None

    @property
    def given(self) -> float:
        """Gifts in kind of any firmness, and money."""
        return self.committed + self.pledged + self.offered + self.money


@dataclass(frozen=True, slots=True, kw_only=True)
class WidestGap:
    """What most worth is lacking of at the most urgent priority that lacks anything, in units of its item."""

    priority: int
    item_id: str
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Needs against offers at three levels of confidence, and all that cannot be counted, apart.

    `unstated_needs` are the places of needs that were left out on reading because they do not say how much.
    """

    needs: tuple[NeedGap, ...]
    confidence: tuple[Confidence, ...]
    training: tuple[TrainingWish, ...] = ()
    unstated_offers: tuple[UnstatedOffers, ...] = ()
    unstated_needs: tuple[Place, ...] = ()
    burdens: tuple[Burden, ...] = ()

    def rows(self, axis: Axis, status: OfferStatus) -> tuple[GapRow, ...]:
        """Rows by one axis, on offers that are at least so firm."""
        return self.confidence[CONFIDENCE.index(status)].rows[axis]

    def widest_gap(self, status: OfferStatus) -> WidestGap | None:
        """The widest gap on offers that are at least so firm; absent where everything is covered."""
        short = [gap for gap in self.needs if gap.at(status).outcome in {Outcome.PART, Outcome.NOTHING}]
        if not short:
            return None
        priority = short[0].need.priority
        lacking: defaultdict[str, float] = defaultdict(float)
        for gap in short:
            if gap.need.priority == priority:
                lacking[gap.need.item_id] += gap.worth * gap.at(status).gap
        item_id = min(lacking, key=lambda each: (-lacking[each], each))
        alike = [gap for gap in self.needs if gap.need.priority == priority and gap.need.item_id == item_id]
        return WidestGap(
            priority=priority,
            item_id=item_id,
            amounts=Amounts(*map(sum, zip(*(gap.at(status) for gap in alike), strict=True))),
        )
