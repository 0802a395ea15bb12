"""Draw what stands in the way together: limits across, one row for each set of them, and how much the set brings."""

from dataclasses import dataclass

from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import wrap
from muster.pictures.look import Look
from muster.pictures.pen import SMALL, TINY, Pen

RADIUS = 5.5
LINE = 15.5
HEAD_LINES = 4
SHARE_OF_GRID = 0.42
LEAST_COLUMN, MOST_COLUMN = 34.0, 96.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRow:
    """One set: the numbers of its limits, the share from 0 to 1 that it brings, and its cure in words."""

    limits: frozenset[int]
    share: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """All that the picture says: its finding, how to read it, the names of the limits, the sets."""

    title: str
    description: str
    note: str
    limits: tuple[str, ...]
    rows: tuple[JointRow, ...]
    empty: str


def draw_joints(joints: Joints, look: Look) -> str:
    """The sets as SVG; below 520 px the words stand below the dots, else beside them."""
    pen = Pen(look)
    head, top = draw_heading(pen, joints.title, joints.note)
    if not joints.rows:
        said, used = draw_note(pen, joints.empty, top)
        return pen.picture(joints.title, joints.description, top + used + 8, head, said)
    room = look.width if look.narrow else look.width * SHARE_OF_GRID
    step = max(LEAST_COLUMN, min(MOST_COLUMN, room / len(joints.limits)))
    names, y = _names(pen, joints, step, top)
    drawn = [head, names]
    for row in joints.rows:
        said, height = _row(pen, joints, row, (step, y))
        drawn.append(said)
        y += height
    return pen.picture(joints.title, joints.description, y + 4, *drawn)


def _names(pen: Pen, joints: Joints, step: float, top: float) -> tuple[str, float]:
    """The limits above their columns, and where the rows begin."""
    lines = [wrap(name, step - 6.0, TINY)[:HEAD_LINES] for name in joints.limits]
    deepest = max(len(each) for each in lines)
    drawn = [
        pen.text(
            line,
            step * column + step / 2,
            top + 14 + LINE * (deepest - len(own) + place) * 0.85,
            font_size=TINY,
            fill="quiet",
            text_anchor="middle",
        )
        for column, own in enumerate(lines)
        for place, line in enumerate(own)
    ]
    return "".join(drawn), top + 14 + LINE * deepest * 0.85 + 4


def _row(pen: Pen, joints: Joints, row: JointRow, place: tuple[float, float]) -> tuple[str, float]:
    """Dots, those of the set full and joined by a line; a bar of what it brings; the words."""
    step, y = place
    grid = step * len(joints.limits)
    words_left = 0.0 if pen.look.narrow else grid + 20.0
    words = wrap(row.words, pen.look.width - words_left, SMALL)
    dots_y = y + 16.0
    drawn = [pen.line((0, y), (pen.look.width, y))]
    inside = sorted(row.limits)
    x = [step * column + step / 2 for column in range(len(joints.limits))]
    if len(inside) > 1:
        drawn.append(pen.line((x[inside[0]], dots_y), (x[inside[-1]], dots_y), stroke="ink", stroke_width=2))
    for column, middle in enumerate(x):
        if column in row.limits:
            drawn.append(pen.element("circle", cx=middle, cy=dots_y, r=RADIUS, fill="ink"))
        elif not (inside[0] < column < inside[-1]):
            drawn.append(pen.element("circle", cx=middle, cy=dots_y, r=2, fill="rule"))
    bar = (words_left, y + 7.0) if not pen.look.narrow else (0.0, y + 30.0)
    drawn.append(_bar(pen, row.share, bar, pen.look.width - words_left))
    first = bar[1] + 22.0
    drawn += [pen.text(line, words_left, first + LINE * number, font_size=SMALL) for number, line in enumerate(words)]
    return "".join(drawn), first - y + LINE * len(words) + 2.0


def _bar(pen: Pen, share: float, corner: tuple[float, float], width: float) -> str:
    """How much of what is lacking a set brings."""
    ground = pen.rect(corner, (width, 7.0), fill="heat-1")
    return ground + pen.rect(corner, (width * min(1.0, max(0.0, share)), 7.0), fill="heat-4")
