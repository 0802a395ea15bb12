"""Decisions that goods wait for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muster.domain.row import Row


class PermitKind(StrEnum):
    """What is being decided."""

    EXPORT = "export"
    RE_EXPORT = "re_export"
    END_USE = "end_use"
    TRANSIT = "transit"
    OVERFLIGHT = "overflight"
    CUSTOMS = "customs"
    OUTSIZE = "outsize"
    PARLIAMENT = "parliament"
    BACKFILL = "backfill"
    OTHER = "other"


class PermitStatus(StrEnum):
    """How far the decision is."""

    NEEDED = "needed"
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit(Row):
    """A decision that names offers (ids, `partner:X`, `item:X`) or links, never both."""

    permit_id: str
    name: str = ""
    kind: PermitKind = PermitKind.OTHER
    authority: str = ""
    offers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    status: PermitStatus = PermitStatus.NEEDED
    expected: date | None = None
    until: date | None = None

    @property
    def never(self) -> bool:
        """Whether goods that wait for this permit never leave: refused, or not granted and without a date."""
        if self.status is PermitStatus.REFUSED:
            return True
        return self.expected is None and self.status is not PermitStatus.GRANTED
