"""What a page is made of: sections with tables, and tables with columns, groups of rows and cells."""

from dataclasses import dataclass, field

from muster.pictures.heatmap import shade


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Shares of a whole, drawn beside the figures that say them: on time, then late; the rest is short."""

    on_time: float
    late: float


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table.

    `small` is a second, quieter line; `lines` come below as a list; `folded` is a list that opens on a click; `heat`
    from 0 to 5 shades the cell; `bar` draws shares; `mark` is a class that colours a text that says the same.
    """

    text: str = ""
    small: str = ""
    lines: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    heat: int | None = None
    bar: Bar | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, with the unit, and whether it holds figures, or dates, which are not broken over lines."""

    heading: str
    figures: bool = False
    dates: bool = False

    @property
    def kind(self) -> str:
        """Class of its cells."""
        return "figure" if self.figures else "date" if self.dates else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one heading; the first cell of a row names it. Without a heading they just stand there."""

    heading: str = ""
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose caption says what it shows; it unfolds below the words of `folded` where there are any."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture as SVG, drawn for a wide screen and for a narrow one; `name` begins its ids."""

    name: str
    wide: str
    narrow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page; `lead` says its finding in a sentence, `sentences` are a list below it.

    Pictures stand above the tables, which say the same and more.
    """

    anchor: str
    heading: str
    lead: str = ""
    sentences: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page: what it is about, its finding in words, its alarms, and its sections."""

    title: str
    kicker: str
    headline: str
    alarms: tuple[str, ...] = ()
    caution: str = ""
    sections: tuple[Section, ...] = field(default=())


def table(caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """A table whose rows need no groups."""
    return Table(caption=caption, columns=columns, groups=(Group(rows=rows),))


def heat(part: float, whole: float) -> int:
    """Shade of a part of a whole, as in the pictures."""
    return shade(part / whole) if whole > 0.0 else 0
