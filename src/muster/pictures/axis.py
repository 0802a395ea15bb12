"""The axis of days: where a date stands, months by name, weeks as hairlines, the day of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from muster.pictures.lettering import text_width
from muster.pictures.pen import SMALL, Pen

DAYS_PER_WEEK = 7
LEAST_WEEK = 4.0
"""Px below which weeks stand too close to be told apart; then months alone are ruled."""


@dataclass(frozen=True, slots=True)
class Month:
    """The first of a month and its name."""

    first: date
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `start` to `end` between the px `left` and `right`; what lies outside stands at the nearer end."""

    start: date
    end: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Px of a date."""
        days = max(1, (self.end - self.start).days)
        share = min(1.0, max(0.0, (day - self.start).days / days))
        return self.left + share * (self.right - self.left)


def months_between(months: Sequence[Month], start: date, end: date) -> tuple[Month, ...]:
    """The months of which a day lies from start to end."""
    after = [*(each.first for each in months[1:]), date.max]
    return tuple(each for each, following in zip(months, after, strict=True) if each.first <= end and following > start)


def draw_axis(pen: Pen, axis: Axis, months: Sequence[Month], span: tuple[float, float], today: tuple[date, str]) -> str:
    """Month names above, hairlines for weeks and months through the span of px, and the day of the picture."""
    top, bottom = span
    drawn = [_weeks(pen, axis, span)]
    taken = axis.left
    for month in months:
        x = axis.x(month.first)
        drawn.append(pen.line((x, top - 14.0), (x, bottom), stroke="hairline", stroke_width=1.2))
        if x + 4.0 >= taken and x + 4.0 + text_width(month.name, SMALL) <= axis.right:
            drawn.append(pen.text(month.name, x + 4.0, top - 4.0, font_size=SMALL, fill="quiet"))
            taken = x + 10.0 + text_width(month.name, SMALL)
    day, label = today
    x = axis.x(day)
    width = text_width(label, SMALL)
    start = min(x, axis.right - width)
    drawn.append(pen.line((x, top - 18.0), (x, bottom), stroke="ink", stroke_dasharray="2 3"))
    drawn.append(pen.text(label, start, top - 20.0, font_size=SMALL, fill="ink"))
    return "".join(drawn)


def _weeks(pen: Pen, axis: Axis, span: tuple[float, float]) -> str:
    """Hairlines at every seventh day from the start."""
    days = (axis.end - axis.start).days
    step = (axis.right - axis.left) / max(1, days) * DAYS_PER_WEEK
    if step < LEAST_WEEK:
        return ""
    weeks = (axis.x(axis.start + timedelta(days=day)) for day in range(0, days + 1, DAYS_PER_WEEK))
    path = "".join(f"M{x:.1f} {span[0]:.1f}V{span[1]:.1f}" for x in weeks)
    return pen.element("path", d=path, stroke="hairline", stroke_width=0.6, fill="none")
