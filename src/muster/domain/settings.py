"""The settings of a dataset: its horizon, its picture's day, its rules of thumb."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one dataset; day numbers run 0 … `days` − 1 and are counted from `start`.

    `as_of` absent means `start`; `max_in_training` absent means unlimited. `extra` keeps unknown keys as
    (key, value), `remarks` the note and source of a key as (key, note, source), `extra_cells` the cells of unknown
    columns as (key, column, cell).
    """

    start: date
    days: int
    dataset_version: int = 1
    as_of: date | None = None
    grace_days: int = 60
    recipient: str = ""
    currency: str = "EUR"
    max_in_training: int | None = None
    title: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()
    extra_cells: tuple[tuple[str, str, str], ...] = ()

    @property
    def last_day(self) -> int:
        """Number of the last day of the horizon."""
        return self.days - 1

    @property
    def weeks(self) -> int:
        """Number of weeks; the last may be short."""
        return -(-self.days // DAYS_PER_WEEK)

    @property
    def as_of_day(self) -> int:
        """Day before which nothing departs and no one joins a course."""
        return 0 if self.as_of is None else self.day(self.as_of)

    def day(self, when: date) -> int:
        """Day number of a date; dates before `start` count as day 0, later ones than the horizon keep their number."""
        return max(0, (when - self.start).days)

    def day_or(self, when: date | None, default: int) -> int:
        """Day number of a date, or `default` where the date is absent."""
        return default if when is None else self.day(when)

    def date(self, day: int) -> date:
        """Date of a day number."""
        return self.start + timedelta(days=day)
