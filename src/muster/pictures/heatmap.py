"""Draw coverage: kinds of things down, priorities across, one hue, and in every cell what it says."""

from dataclasses import dataclass

from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import shorten, text_width
from muster.pictures.look import Look
from muster.pictures.pen import SMALL, TEXT, Pen

STEPS = 5
DEEP = 4
"""From this shade on, texts are written in the light ink."""
FIGURE = 15.0
GUTTER = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One cell: the share from 0 to 1 that shades it and, already said, its figure, its parts and a short form."""

    share: float
    figure: str
    parts: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One row: its name and a cell, or nothing, for each column."""

    label: str
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap:
    """All that a heatmap says: its finding, how to read it, its columns in full and in short, its rows.

    `note` explains wide cells, `short_note` the short ones of a narrow picture; `empty` stands where there are no
    rows.
    """

    title: str
    description: str
    note: str
    short_note: str
    columns: tuple[str, ...]
    short_columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns stand: the left edge of the first, the width of each, in px."""

    left: float
    step: float

    def x(self, column: int) -> float:
        return self.left + column * self.step


def draw_heatmap(heatmap: Heatmap, look: Look) -> str:
    """The heatmap as SVG; below 520 px a row's name stands above its cells, which then hold the short form."""
    pen = Pen(look)
    head, top = draw_heading(pen, heatmap.title, heatmap.short_note if look.narrow else heatmap.note)
    if not heatmap.rows:
        said, used = draw_note(pen, heatmap.empty, top)
        return pen.picture(heatmap.title, heatmap.description, top + used + 8, head, said)
    grid = _grid(heatmap, look)
    parts = [head, _columns(pen, heatmap, grid, top)]
    y = top + 24.0
    for row in heatmap.rows:
        drawn, height = (_narrow_row if look.narrow else _wide_row)(pen, row, grid, y)
        parts.append(drawn)
        y += height
    return pen.picture(heatmap.title, heatmap.description, y + 2, *parts)


def shade(share: float) -> int:
    """Shade of a share: 0 only for nothing, 5 only for everything."""
    if share <= 0.0:
        return 0
    return STEPS if share >= 1.0 else min(STEPS - 1, 1 + int(share * (STEPS - 1)))


def _grid(heatmap: Heatmap, look: Look) -> _Grid:
    if look.narrow:
        return _Grid(0.0, look.width / len(heatmap.columns))
    longest = max(text_width(row.label, TEXT) for row in heatmap.rows)
    left = min(longest + 14.0, look.width * 0.22)
    return _Grid(left, (look.width - left) / len(heatmap.columns))


def _columns(pen: Pen, heatmap: Heatmap, grid: _Grid, top: float) -> str:
    names = heatmap.short_columns if pen.look.narrow else heatmap.columns
    inset = 5.0 if pen.look.narrow else 10.0
    return "".join(
        pen.text(
            shorten(name, grid.step - inset, SMALL), grid.x(place) + inset, top + 15, font_size=SMALL, fill="quiet"
        )
        for place, name in enumerate(names)
    )


def _wide_row(pen: Pen, row: HeatRow, grid: _Grid, y: float) -> tuple[str, float]:
    lines = [[] if cell is None else _lines(cell.parts, grid.step - 20.0) for cell in row.cells]
    height = 32.0 + 15.5 * max((len(each) for each in lines), default=0)
    label = pen.text(shorten(row.label, grid.left - 10.0, TEXT), 0, y + 21, font_weight=500)
    cells = [label, pen.line((0, y), (grid.left - 6.0, y))]
    for column, (cell, said) in enumerate(zip(row.cells, lines, strict=True)):
        if cell is None:
            cells.append(pen.line((grid.x(column) + GUTTER, y), (grid.x(column + 1) - GUTTER, y)))
            continue
        ink = _ink(cell)
        cells.append(_ground(pen, cell, (grid.x(column), y), (grid.step, height)))
        x = grid.x(column) + 10.0
        cells.append(pen.text(cell.figure, x, y + 21, font_size=FIGURE, font_weight=600, fill=ink))
        cells += [
            pen.text(line, x, y + 38 + 15.5 * place, font_size=SMALL, fill=ink) for place, line in enumerate(said)
        ]
    return "".join(cells), height


def _narrow_row(pen: Pen, row: HeatRow, grid: _Grid, y: float) -> tuple[str, float]:
    cells = [pen.text(shorten(row.label, pen.look.width, TEXT), 0, y + 15, font_weight=500)]
    for column, cell in enumerate(row.cells):
        if cell is None:
            cells.append(pen.line((grid.x(column) + GUTTER, y + 21), (grid.x(column + 1) - GUTTER, y + 21)))
            continue
        ink = _ink(cell)
        cells.append(_ground(pen, cell, (grid.x(column), y + 21), (grid.step, 36.0)))
        x = grid.x(column) + 5.0
        cells.append(pen.text(cell.figure, x, y + 36, font_size=TEXT, font_weight=600, fill=ink))
        cells.append(pen.text(cell.short, x, y + 51, font_size=11, fill=ink))
    return "".join(cells), 62.0


def _ground(pen: Pen, cell: HeatCell, corner: tuple[float, float], size: tuple[float, float]) -> str:
    """The shaded ground of a cell; an empty share gets an edge, so that it is told from no cell at all."""
    depth = shade(cell.share)
    inner = (size[0] - GUTTER, size[1] - GUTTER)
    if depth:
        return pen.rect(corner, inner, fill=f"heat-{depth}")
    edge = (corner[0] + 0.5, corner[1] + 0.5)
    return pen.rect(edge, (inner[0] - 1, inner[1] - 1), fill="heat-0", stroke="rule", stroke_dasharray="3 3")


def _ink(cell: HeatCell) -> str:
    return "heat-deep-ink" if shade(cell.share) >= DEEP else "ink"


def _lines(parts: tuple[str, ...], room: float) -> list[str]:
    """Parts joined by points as long as they fit on a line; a part that is too long is cut."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and text_width(longer, SMALL) <= room:
            lines[-1] = longer
        else:
            lines.append(shorten(part, room, SMALL))
    return lines
