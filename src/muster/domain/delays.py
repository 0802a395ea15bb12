"""How likely delays are, and how long: what random samples are drawn from."""

from dataclasses import dataclass
from enum import StrEnum

from muster.domain.row import Row


class DelayKind(StrEnum):
    """What may be late or closed."""

    PARTNER = "partner"
    PERMIT = "permit"
    LINK = "link"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay(Row):
    """With this chance a partner's goods or a permit are late, or a link or site closes once, for some days.

    The days follow an exponential distribution with this mean, rounded up. An empty `subject_id` stands for all of the
    kind that have no row of their own.
    """

    kind: DelayKind
    chance: float
    mean_days: float
    subject_id: str = ""


USUAL_DELAYS = (
    Delay(kind=DelayKind.PARTNER, chance=0.25, mean_days=21.0),
    Delay(kind=DelayKind.PERMIT, chance=0.25, mean_days=28.0),
    Delay(kind=DelayKind.LINK, chance=0.02, mean_days=10.0),
    Delay(kind=DelayKind.SITE, chance=0.02, mean_days=7.0),
)
"""Assumed where nobody states anything better; no source stands behind these figures, so they are said each time."""
