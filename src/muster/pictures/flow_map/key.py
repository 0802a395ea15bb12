"""The key below a map: marks, lines, and what a width means."""

from collections.abc import Callable
from math import floor, log10

from muster.domain.network import Mode
from muster.pictures.flow_map.content import FlowMap
from muster.pictures.flow_map.corridors import Widths
from muster.pictures.flow_map.marks import draw_line, draw_mark
from muster.pictures.lettering import text_width
from muster.pictures.pen import SMALL, Pen

SWATCH = 28.0
STEP = 20.0
WIDTHS = (1.0, 0.25, 0.04)
"""Shares of the heaviest load for which the key shows a width."""


def draw_key(pen: Pen, flow_map: FlowMap, widths: Widths, top: float) -> tuple[str, float]:
    """The key and the height that it takes; only what the map holds is in it."""
    shown = {site.role for site in flow_map.sites}
    entries: list[tuple[str, Callable[[float, float], str]]] = [
        (name, lambda x, y, role=role: draw_mark(pen, role, (x + 18.0, y)))  # type: ignore[misc]  # mypy knows no default
        for role, name in flow_map.roles
        if role in shown
    ]
    used = {flow.mode for flow in flow_map.flows}
    entries += [(name, _sample(pen, mode, 3.6)) for mode, name in flow_map.modes if mode in used]
    loads = sorted({round_load(widths.most_t * share) for share in WIDTHS if widths.most_t > 0.0})
    entries += [(flow_map.tonnes(load), _sample(pen, Mode.ROAD, widths.of(load), "quiet")) for load in loads]
    drawn, x, y = [], 0.0, top + STEP
    for name, draw in entries:
        width = SWATCH + text_width(name, SMALL) + 16.0
        if x and x + width > pen.look.width:
            x, y = 0.0, y + STEP
        drawn += [draw(x, y - 4.0), pen.text(name, x + SWATCH, y, font_size=SMALL, fill="quiet")]
        x += width
    return "".join(drawn), y - top + 8.0


def round_load(load_t: float) -> float:
    """The load cut to one figure that is easy to read: 1, 2 or 5 times a power of ten; 0 for nothing."""
    if load_t <= 0.0:
        return 0.0
    power = 10.0 ** floor(log10(load_t))
    return max(step for step in (1.0, 2.0, 5.0) if step * power <= load_t) * power


def _sample(pen: Pen, mode: Mode, width: float, token: str = "") -> Callable[[float, float], str]:
    """Draws a piece of a line at a place."""

    def draw(x: float, y: float) -> str:
        ends = ((x + 2.0, y), (x + 22.0, y))
        if token:
            return pen.line(*ends, stroke=token, stroke_width=width, stroke_linecap="round")
        return draw_line(pen, ends, mode, width)

    return draw
