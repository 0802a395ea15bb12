"""Draw the timeline: journeys and courses, row by row, and where they meet as usable."""

from dataclasses import dataclass
from datetime import date

from muster.pictures.axis import Axis, Month, draw_axis, months_between
from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import shorten, text_width
from muster.pictures.look import Look
from muster.pictures.pen import SMALL, Pen
from muster.pictures.strokes import COURSE, draw_bar, draw_due, draw_usable

LANE = 7.0
LEAST_ROW = 21.0
LABEL_SHARE = 0.36
SWATCH = 26.0


@dataclass(frozen=True, slots=True, order=True)
class Bar:
    """Days on which something of one kind happens: a mode of transport, or `course`."""

    start: date
    end: date
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One need: its name and amount, its bars, the days on which it becomes usable, its due date.

    Each usable day says whether it is late. `nothing` is said where no day is usable.
    """

    label: str
    amount: str
    bars: tuple[Bar, ...]
    usable: tuple[tuple[date, bool], ...]
    due: date
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineGroup:
    """Rows under one heading; `more` says how many are left out."""

    heading: str
    rows: tuple[TimelineRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that a timeline says; `kinds` are names of bars by kind, and `marks` those of usable, late and due.

    `months` names the first of each month that the picture may show.
    """

    title: str
    description: str
    start: date
    end: date
    as_of: date
    as_of_label: str
    months: tuple[Month, ...]
    kinds: tuple[tuple[str, str], ...]
    marks: tuple[str, str, str]
    groups: tuple[TimelineGroup, ...]
    empty: str


def draw_timeline(timeline: Timeline, look: Look) -> str:
    """The timeline as SVG; below 520 px a row's name stands above its bars."""
    pen = Pen(look)
    head, top = draw_heading(pen, timeline.title)
    if not timeline.groups:
        said, used = draw_note(pen, timeline.empty, top)
        return pen.picture(timeline.title, timeline.description, top + used + 8, head, said)
    legend, used = _legend(pen, timeline, top)
    axis = Axis(timeline.start, timeline.end, 0.0 if look.narrow else look.width * LABEL_SHARE, look.width)
    first = top + used + 46.0
    groups, y = [], first
    for group in timeline.groups:
        drawn, height = _group(pen, group, axis, y)
        groups.append(drawn)
        y += height
    months = months_between(timeline.months, timeline.start, timeline.end)
    lines = draw_axis(pen, axis, months, (first - 8.0, y), (timeline.as_of, timeline.as_of_label))
    return pen.picture(timeline.title, timeline.description, y + 4, head, legend, lines, *groups)


def _legend(pen: Pen, timeline: Timeline, top: float) -> tuple[str, float]:
    """Samples of the bars and marks that the picture holds, and the height that they take."""
    drawn, x, y = [], 0.0, top + 13.0
    usable, late, due = timeline.marks
    samples = [*timeline.kinds, ("usable", usable), ("late", late), ("due", due)]
    for kind, name in samples:
        width = SWATCH + text_width(name, SMALL) + 14.0
        if x and x + width > pen.look.width:
            x, y = 0.0, y + 18.0
        drawn += [_sample(pen, kind, x, y - 4.0), pen.text(name, x + SWATCH, y, font_size=SMALL, fill="quiet")]
        x += width
    return "".join(drawn), y - top + 4.0


def _sample(pen: Pen, kind: str, x: float, y: float) -> str:
    if kind in {"usable", "late"}:
        return draw_usable(pen, x + 10.0, y, late=kind == "late")
    if kind == "due":
        return draw_due(pen, x + 10.0, (y - 7.0, y + 7.0))
    return draw_bar(pen, kind, (x, x + 20.0), y)


def _group(pen: Pen, group: TimelineGroup, axis: Axis, y: float) -> tuple[str, float]:
    """A group with its heading above and what is left out below, and its height."""
    drawn = [
        pen.line((0, y + 3.5), (pen.look.width, y + 3.5), stroke="rule"),
        pen.text(group.heading, 0, y + 20, font_weight=600),
    ]
    height = 27.0
    for row in group.rows:
        said, used = _row(pen, row, axis, y + height)
        drawn.append(said)
        height += used
    if group.more:
        drawn.append(pen.text(group.more, 0, y + height + 14, font_size=SMALL, fill="quiet"))
        height += 20.0
    return "".join(drawn), height + 6.0


def _row(pen: Pen, row: TimelineRow, axis: Axis, y: float) -> tuple[str, float]:
    """A need: its name, its bars in lanes, its marks."""
    lanes = _lanes(row.bars)
    height = max(LEAST_ROW, LANE * len(lanes) + 9.0)
    room = pen.look.width if pen.look.narrow else axis.left - 12.0
    drawn = [_label(pen, row, room, y + 14.5)]
    top = y + 18.0 if pen.look.narrow else y
    middle = top + height / 2.0
    drawn.append(pen.line((axis.left, top + height), (axis.right, top + height), stroke_width=0.6))
    for place, lane in enumerate(lanes):
        level = middle + (place - (len(lanes) - 1) / 2.0) * LANE
        drawn += [draw_bar(pen, bar.kind, (axis.x(bar.start), axis.x(bar.end)), level) for bar in lane]
    drawn.append(draw_due(pen, axis.x(row.due), (top + 2.0, top + height - 2.0)))
    reach = (len(lanes) - 1) / 2.0 * LANE + 2.5
    for day, late in row.usable:
        stem = pen.line((axis.x(day), middle - reach), (axis.x(day), middle + reach), stroke="late" if late else "ink")
        drawn.append((stem if lanes else "") + draw_usable(pen, axis.x(day), middle, late=late))
    if row.nothing and not row.usable:
        drawn.append(_nothing(pen, row, axis, middle))
    return "".join(drawn), height + (18.0 if pen.look.narrow else 0.0)


def _label(pen: Pen, row: TimelineRow, room: float, y: float) -> str:
    """The name of a need, cut where it has to be, and its amount at the right of the room."""
    left = room - text_width(row.amount, SMALL) - 10.0
    name = pen.text(shorten(row.label, left, SMALL), 0, y, font_size=SMALL)
    return name + pen.text(row.amount, room, y, font_size=SMALL, fill="quiet", text_anchor="end")


def _nothing(pen: Pen, row: TimelineRow, axis: Axis, middle: float) -> str:
    """The words for nothing, on the side of the due date on which there is room."""
    width = text_width(row.nothing, SMALL)
    x = axis.x(row.due) + 7.0
    if x + width > axis.right:
        x = axis.x(row.due) - 7.0 - width
    return pen.text(row.nothing, max(axis.left, x), middle + 4.0, font_size=SMALL, fill="quiet", font_style="italic")


def _lanes(bars: tuple[Bar, ...]) -> list[list[Bar]]:
    """Bars in as few lanes as hold them side by side, journeys above courses."""
    lanes: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda each: (each.kind == COURSE, each)):
        free = (lane for lane in lanes if _fits(bar, lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([bar])
        else:
            lane.append(bar)
    return lanes


def _fits(bar: Bar, lane: list[Bar]) -> bool:
    """Whether a bar follows what is in a lane, and is of its sort."""
    return lane[-1].end <= bar.start and (lane[-1].kind == COURSE) is (bar.kind == COURSE)
