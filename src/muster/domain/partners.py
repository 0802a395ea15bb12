"""Partners and the money that they set aside for purchases."""

from dataclasses import dataclass

from muster.domain.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Row):
    """A state or organisation that offers; `gdp_eur` is for burden sharing only."""

    partner_id: str
    name: str = ""
    country: str = ""
    gdp_eur: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund(Row):
    """Money, in the settings' currency, that offers for purchase may draw on."""

    fund_id: str
    amount: float
    partner_id: str = ""
