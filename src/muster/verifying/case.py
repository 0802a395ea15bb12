"""The case to judge: a dataset, and the rows of a plan that can be judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from muster.domain.needs import Need
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.verifying.calendar import Calendar
from muster.verifying.sending import Sending
from muster.verifying.tables import Tables
from muster.verifying.tied import Joined, Sent, Used
from muster.verifying.ways import Ways


@dataclass(frozen=True)
class Case:
    """A dataset, a plan, and those rows of the plan that can be judged: known ids, sound quantities."""

    situation: Situation
    plan: Plan
    calendar: Calendar
    ways: Mapping[str, Ways]
    sent: tuple[Sent, ...]
    used: tuple[Used, ...]
    joined: tuple[Joined, ...]
    tables: Tables

    @cached_property
    def sending(self) -> Sending:
        """The assignments and their movements as arrays."""
        return Sending(self.calendar, self.sent, self.tables)

    @cached_property
    def request_totals(self) -> Mapping[str, float]:
        """Quantity that all rows of a request ask for together."""
        totals: dict[str, float] = {}
        for need in self.situation.needs:
            totals[need.request_id] = totals.get(need.request_id, 0.0) + need.quantity
        return totals

    def unit_worth(self, need: Need) -> float:
        """Worth of one unit of a need on time with effectiveness 1."""
        return need.weight / self.request_totals[need.request_id]

    def timeliness(self, need: Need, day: int) -> float:
        """Share of its worth that a unit usable on a day still has."""
        settings = self.situation.settings
        due, expires = settings.day(need.due), settings.day(need.expires_on(settings))
        if day <= due:
            return 1.0
        return (expires - day) / (expires - due) if day < expires else 0.0
