"""Names that a reader knows for the ids of a dataset; an id that is unknown stands for itself."""

from dataclasses import dataclass
from functools import cached_property

from muster.domain.catalogue import Item
from muster.domain.needs import Need
from muster.domain.partners import Partner
from muster.domain.situation import Situation
from muster.language import say


@dataclass(frozen=True)
class Names:
    """Looks names up in one situation."""

    situation: Situation

    @cached_property
    def _partners(self) -> dict[str, Partner]:
        return {partner.partner_id: partner for partner in self.situation.partners}

    def item(self, item_id: str) -> str:
        """Name of an item, package or qualification."""
        item = self.situation.item_by_id.get(item_id)
        return item.name if item is not None and item.name else item_id

    def unit(self, item_id: str) -> str:
        """Unit in which an item is counted; packages and people are counted as such."""
        item = self.situation.item_by_id.get(item_id)
        if item is not None:
            return item.unit
        return say("packages") if item_id in self.situation.package_ids else say("people")

    def category(self, need: Need) -> str:
        """Kind of thing that a need asks for."""
        item: Item | None = self.situation.item_by_id.get(need.item_id)
        if item is not None and item.category:
            return item.category
        if self.situation.is_training(need):
            return say("training")
        return self.situation.category_by_package.get(need.item_id) or need.theme or say("other")

    def site(self, site_id: str) -> str:
        """Name of a site."""
        site = self.situation.site_by_id.get(site_id)
        return site.name if site is not None and site.name else site_id

    def partner(self, partner_id: str) -> str:
        """Name of a partner."""
        partner = self._partners.get(partner_id)
        return partner.name if partner is not None and partner.name else partner_id

    def measured(self, figure: str, item_id: str) -> str:
        """A figure with the unit of its item."""
        unit = self.unit(item_id)
        return say("{figure} {unit}", figure=figure, unit=unit) if unit else figure


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]
