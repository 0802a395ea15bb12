"""What a recipient asks for."""

from dataclasses import dataclass
from datetime import date, timedelta

from muster.domain.release import Release
from muster.domain.row import Row
from muster.domain.settings import Settings

PRIORITIES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Row):
    """A quantity of one item, package or qualification wanted at one site by one date.

    `request` absent means the need's own id; `earliest` day 0; `expires` `due` + the settings' grace days.
    `weight` is the worth of the whole request met in full against others of the same priority.
    """

    need_id: str
    item_id: str
    quantity: float
    priority: int
    due: date
    site_id: str = ""
    request: str = ""
    weight: float = 1.0
    earliest: date | None = None
    expires: date | None = None
    theme: str = ""
    release: Release = Release.PARTNERS
    text: str = ""

    @property
    def request_id(self) -> str:
        """The reference under which this was asked."""
        return self.request or self.need_id

    def expires_on(self, settings: Settings) -> date:
        """Date from which a unit is worth nothing."""
        if self.expires is not None:
            return self.expires
        try:
            return self.due + timedelta(days=settings.grace_days)
        except OverflowError:
            return date.max
