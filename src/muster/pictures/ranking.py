"""Draw a ranking: one row for each thing, one column of bars for each measure, every column on its own scale."""

from dataclasses import dataclass

from muster.pictures.heading import draw_heading, draw_note
from muster.pictures.lettering import shorten, text_width
from muster.pictures.look import Look
from muster.pictures.pen import SMALL, Pen

ROW, BAR = 24.0, 9.0
ABOVE = 17.0  # what a label takes that stands above its row
WIDEST_LABEL = 0.4  # share of the width
GUTTER = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One thing: its name, a quiet word beside it, its amounts (below 0: the other way), and these in words."""

    label: str
    aside: str
    amounts: tuple[float, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """All that the picture says: its finding, how to read it, its measures, its rows from the first rank down."""

    title: str
    description: str
    note: str
    measures: tuple[str, ...]
    short_measures: tuple[str, ...]
    rows: tuple[Rank, ...]
    more: str
    empty: str


def draw_ranking(ranking: Ranking, look: Look) -> str:
    """The ranking as SVG; below 520 px a row's name stands above its bars."""
    pen = Pen(look)
    head, top = draw_heading(pen, ranking.title, ranking.note)
    if not ranking.rows or not ranking.measures:
        said, used = draw_note(pen, ranking.empty, top)
        return pen.picture(ranking.title, ranking.description, top + used + 8, head, said)
    left = 0.0 if look.narrow else _label_room(ranking, look)
    step = (look.width - left) / len(ranking.measures)
    most = [
        max((abs(row.amounts[place]) for row in ranking.rows), default=0.0) for place in range(len(ranking.measures))
    ]
    names = ranking.short_measures if look.narrow else ranking.measures
    drawn = [head]
    drawn += [
        pen.text(shorten(name, step - GUTTER, SMALL), left + step * place, top + 14, font_size=SMALL, fill="quiet")
        for place, name in enumerate(names)
    ]
    y = top + 22.0
    for row in ranking.rows:
        drawn.append(_row(pen, row, (left, y), (step, most)))
        y += ROW + (ABOVE if look.narrow else 0.0)
    if ranking.more:
        drawn.append(pen.text(ranking.more, 0, y + 14, font_size=SMALL, fill="quiet"))
        y += 20.0
    return pen.picture(ranking.title, ranking.description, y + 2, *drawn)


def _label_room(ranking: Ranking, look: Look) -> float:
    longest = max(text_width(row.label, SMALL) + text_width(row.aside, SMALL) + 10.0 for row in ranking.rows)
    return min(longest + 18.0, WIDEST_LABEL * look.width)


def _row(pen: Pen, row: Rank, corner: tuple[float, float], scale: tuple[float, list[float]]) -> str:
    """A name with its aside, and a bar with its figure in every column."""
    (left, y), (step, most) = corner, scale
    end = pen.look.width if pen.look.narrow else left - 16.0
    label = shorten(row.label, end - text_width(row.aside, SMALL) - 10.0, SMALL)
    middle = y + ROW / 2 + (ABOVE if pen.look.narrow else 0.0)
    base = y + 12.0 if pen.look.narrow else middle + 4.0
    drawn = [
        pen.line((0, y), (pen.look.width, y), stroke_width=0.6),
        pen.text(label, 0, base, font_size=SMALL),
        pen.text(row.aside, end, base, font_size=SMALL, fill="quiet", text_anchor="end"),
    ]
    for place, (amount, figure) in enumerate(zip(row.amounts, row.figures, strict=True)):
        x = left + step * place
        said = text_width(figure, SMALL) + 6.0
        width = (step - GUTTER - said) * abs(amount) / most[place] if most[place] > 0.0 else 0.0
        drawn.append(_bar(pen, (x, middle - BAR / 2), max(0.0, width), is_gain=amount < 0.0))
        place_of_figure = x + max(0.0, width) + (5.0 if width else 0.0)
        ink = "ink" if amount else "quiet"
        drawn.append(pen.text(figure, place_of_figure, middle + 4.0, font_size=SMALL, fill=ink))
    return "".join(drawn)


def _bar(pen: Pen, corner: tuple[float, float], width: float, *, is_gain: bool) -> str:
    """What is lost is full; what is won by it stands open."""
    if width <= 0.0:
        return ""
    if is_gain:
        inner = (max(0.5, width - 1.0), BAR - 1.0)
        return pen.rect((corner[0] + 0.5, corner[1] + 0.5), inner, fill="paper", stroke="heat-4", stroke_width=1)
    return pen.rect(corner, (width, BAR), fill="late")
