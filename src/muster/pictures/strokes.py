"""Bars and marks that are told apart by shape as well as by colour."""

from muster.domain.network import Mode
from muster.pictures.pen import Pen

COURSE = "course"
LEAST_LENGTH = 3.0


def draw_bar(pen: Pen, kind: str, ends: tuple[float, float], y: float) -> str:
    """A bar between two px at the height y, drawn as its kind is: a mode of transport, or a course.

    Sea is thick with round ends; rail is a line with ties; road is plain; air is dotted; inland water is thin with
    round ends; a course is an open box with hatches.
    """
    start, end = ends[0], max(ends[1], ends[0] + LEAST_LENGTH)
    line = ((start, y), (end, y))
    if kind == COURSE:
        box = pen.rect((start, y - 2.5), (end - start, 5.0), fill="paper", stroke=COURSE, stroke_width=1)
        return box + pen.line(*line, stroke=COURSE, stroke_width=3.5, stroke_dasharray="1 2.5")
    if kind == Mode.RAIL:
        ties = pen.line((start + 2.0, y), (end, y), stroke="paper", stroke_width=1.6, stroke_dasharray="4 3")
        return pen.line(*line, stroke=kind, stroke_width=5) + ties
    if kind == Mode.AIR:
        dots = pen.line(
            (start + 1.5, y), (end, y), stroke=kind, stroke_width=3.6, stroke_dasharray="0 5", stroke_linecap="round"
        )
        return dots if end - start > LEAST_LENGTH else pen.element("circle", cx=start, cy=y, r=2, fill=kind)
    if kind in {Mode.SEA, Mode.INLAND_WATER}:
        width = 5.0 if kind == Mode.SEA else 2.4
        reach = ((min(start + width / 2, end), y), (max(end - width / 2, start), y))
        return pen.line(*reach, stroke=kind, stroke_width=width, stroke_linecap="round")
    return pen.line(*line, stroke=kind, stroke_width=3)


def draw_usable(pen: Pen, x: float, y: float, *, late: bool) -> str:
    """The mark of a day on which units become usable: a full lozenge on time, an open triangle when late."""
    if late:
        path = f"M{x - 5:.1f} {y + 4.5:.1f}h10l-5-9z"
        return pen.element("path", d=path, fill="paper", stroke="late", stroke_width=1.8, stroke_linejoin="round")
    path = f"M{x:.1f} {y - 5.5:.1f}l5 5.5l-5 5.5l-5-5.5z"
    return pen.element("path", d=path, fill="ink", stroke="paper", stroke_width=1)


def draw_due(pen: Pen, x: float, span: tuple[float, float]) -> str:
    """The mark of a due date: an upright line with a foot and a head."""
    top, bottom = span
    path = f"M{x - 3:.1f} {top:.1f}h6M{x:.1f} {top:.1f}V{bottom:.1f}M{x - 3:.1f} {bottom:.1f}h6"
    return pen.element("path", d=path, fill="none", stroke="ink", stroke_width=1.2)
