"""Draw what a change does: shares before and after, row by row, in groups that say what became of them."""

from dataclasses import dataclass

from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import shorten, text_width
from muster.pictures.look import Look
from muster.pictures.pen import SMALL, TINY, Pen

ROW, GROUP = 21.0, 30.0
ABOVE = 17.0  # what a label takes that stands above its row
RADIUS = 4.5
LEAST_STEM = 2.0 * RADIUS  # px between two marks that leave no line to be seen
WIDEST_LABEL = 0.36  # share of the width
MARKS = (0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One row: its name, the share from 0 to 1 before and after, and what there is to say, already said.

    `is_worse` also where the shares are the same, as of what comes later.
    """

    label: str
    before: float
    after: float
    figure: str
    is_worse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftGroup:
    """Rows under one heading; `more` says how many are left out, empty for none."""

    heading: str
    rows: tuple[Shift, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifts:
    """All that the picture says: its finding, how to read it, its groups, and what stands where there are none."""

    title: str
    description: str
    note: str
    groups: tuple[ShiftGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Shares from 0 to 1 between two px; figures stand right of it."""

    left: float
    right: float

    def x(self, share: float) -> float:
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def draw_shifts(shifts: Shifts, look: Look) -> str:
    """The shifts as SVG; below 520 px a row's name stands above it."""
    pen = Pen(look)
    head, top = draw_heading(pen, shifts.title, shifts.note)
    if not shifts.groups:
        said, used = draw_note(pen, shifts.empty, top)
        return pen.picture(shifts.title, shifts.description, top + used + 8, head, said)
    scale = _scale(shifts, look)
    drawn, y = [], top + 18.0
    for group in shifts.groups:
        said, height = _group(pen, group, scale, y)
        drawn.append(said)
        y += height
    return pen.picture(shifts.title, shifts.description, y + 2, head, _axis(pen, scale, (top + 16.0, y - 6.0)), *drawn)


def _scale(shifts: Shifts, look: Look) -> _Scale:
    """Room for the longest name on the left, unless it stands above, and for the longest figure on the right."""
    rows = [row for group in shifts.groups for row in group.rows]
    names = max((text_width(row.label, SMALL) for row in rows), default=0.0) + 16.0
    figures = max((text_width(row.figure, SMALL) for row in rows), default=0.0) + 16.0
    left = RADIUS + 1.0 if look.narrow else min(names, WIDEST_LABEL * look.width)
    return _Scale(left, max(left + 60.0, look.width - figures))


def _axis(pen: Pen, scale: _Scale, span: tuple[float, float]) -> str:
    """Hairlines at nothing, half and all, with their names above."""
    top, bottom = span
    drawn = []
    for share in MARKS:
        x = scale.x(share)
        drawn.append(pen.line((x, top), (x, bottom), stroke_width=0.8))
        anchor = "start" if share == 0.0 and pen.look.narrow else "middle"
        drawn.append(pen.text(f"{share:.0%}", x, top - 4.0, font_size=TINY, fill="quiet", text_anchor=anchor))
    return "".join(drawn)


def _group(pen: Pen, group: ShiftGroup, scale: _Scale, y: float) -> tuple[str, float]:
    drawn = [
        pen.line((0, y + 3.5), (pen.look.width, y + 3.5), stroke="rule"),
        pen.text(group.heading, 0, y + 20, font_weight=600),
    ]
    height = GROUP
    for row in group.rows:
        drawn.append(_row(pen, row, scale, y + height))
        height += ROW + (ABOVE if pen.look.narrow else 0.0)
    if group.more:
        drawn.append(pen.text(group.more, 0, y + height + 12, font_size=SMALL, fill="quiet"))
        height += 20.0
    return "".join(drawn), height + 8.0


def _row(pen: Pen, row: Shift, scale: _Scale, y: float) -> str:
    """A name, a ring for before, a mark for after with a line between them, and the figure."""
    room = pen.look.width if pen.look.narrow else scale.left - 14.0
    label = pen.text(shorten(row.label, room, SMALL), 0, y + 10, font_size=SMALL)
    middle = y + 6.0 + (ABOVE if pen.look.narrow else 0.0)
    before, after = scale.x(row.before), scale.x(row.after)
    tone = "late" if row.is_worse else "heat-5"
    stem = ""
    if abs(after - before) > LEAST_STEM:
        away = RADIUS if after > before else -RADIUS
        stem = pen.line((before + away, middle), (after, middle), stroke=tone, stroke_width=2)
    ring = pen.element("circle", cx=before, cy=middle, r=RADIUS, fill="paper", stroke="rule", stroke_width=1.5)
    figure = pen.text(row.figure, scale.right + 14.0, middle + 4.0, font_size=SMALL, fill="quiet")
    return label + stem + ring + _mark(pen, (after, middle), tone, is_worse=row.is_worse) + figure


def _mark(pen: Pen, place: tuple[float, float], tone: str, *, is_worse: bool) -> str:
    """Where it stands after: a full disc, or a triangle pointing down where it is worse."""
    x, y = place
    if is_worse:
        return pen.element("path", d=f"M{x - 5:.1f} {y - 4.5:.1f}h10l-5 9z", fill=tone)
    return pen.element("circle", cx=x, cy=y, r=RADIUS, fill=tone)
