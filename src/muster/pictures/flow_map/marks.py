"""Draw the parts of a map: lines by mode, marks by role, labels with a halo."""

from collections.abc import Sequence

from muster.domain.flows import SiteRole
from muster.domain.network import Mode
from muster.pictures.flow_map.labels import Label
from muster.pictures.flow_map.projection import Point
from muster.pictures.pen import Pen

TIES_FROM = 2.6
"""Px of width from which a railway shows its ties."""


def draw_line(pen: Pen, points: Sequence[Point], mode: Mode, width: float) -> str:
    """A line as its mode is drawn: rail with ties, air dotted, inland water dashed, road and sea plain."""
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashes = {Mode.AIR: f"0.1 {width + 3.0:.1f}", Mode.INLAND_WATER: "7 4"}.get(mode)
    cap = "butt" if mode is Mode.INLAND_WATER else "round"
    drawn = pen.element(
        "path", d=path, fill="none", stroke=mode.value, stroke_width=width, stroke_dasharray=dashes, stroke_linecap=cap
    )
    if mode is Mode.RAIL and width >= TIES_FROM:
        drawn += pen.element(
            "path", d=path, fill="none", stroke="paper", stroke_width=width * 0.32, stroke_dasharray="5 4"
        )
    return drawn


def draw_mark(pen: Pen, role: SiteRole, place: Point) -> str:
    """A triangle where goods start, a square where they pass, a disc where they end."""
    x, y = place
    edge: dict[str, str | float | None] = {"fill": "ink", "stroke": "paper", "stroke_width": 1.2}
    if role is SiteRole.SOURCE:
        path = f"M{x - 5.2:.1f} {y + 4.2:.1f}h10.4l-5.2-9.4z"
        return pen.element("path", d=path, **edge)
    if role is SiteRole.HUB:
        return pen.rect((x - 4.2, y - 4.2), (8.4, 8.4), **edge)
    return pen.element("circle", cx=x, cy=y, r=5, **edge)


def draw_entry(pen: Pen, place: Point, towards: Point) -> str:
    """An arrowhead at the edge of the map, in the direction in which goods come."""
    across, down = towards[0] - place[0], towards[1] - place[1]
    length = max(1e-6, (across * across + down * down) ** 0.5)
    across, down = across / length * 9.0, down / length * 9.0
    tip = (place[0] + across * 1.3, place[1] + down * 1.3)
    sides = [(place[0] - down * 0.62, place[1] + across * 0.62), (place[0] + down * 0.62, place[1] - across * 0.62)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *sides)) + "z"
    return pen.element("path", d=path, fill="ink", stroke="paper", stroke_width=1)


def draw_label(pen: Pen, label: Label, size: float, weight: int = 400) -> str:
    """The lines of a label, each with a halo of paper behind it, after its leader."""
    leader = pen.line(*label.leader, stroke="ink", stroke_width=0.7) if label.leader else ""
    return leader + "".join(
        pen.text(
            line,
            label.x,
            label.box[1] + size * (0.98 + 1.25 * place),
            font_size=size,
            font_weight=None if weight == 400 else weight,  # noqa: PLR2004 (the weight of plain text)
            text_anchor=None if label.anchor == "start" else label.anchor,
            stroke="paper",
            stroke_width=3,
            stroke_linejoin="round",
            paint_order="stroke",
        )
        for place, line in enumerate(label.lines)
    )
