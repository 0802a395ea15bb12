"""Reads the tables that matching works on: texts, a catalogue as small as a list of labels, labelled examples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muster.domain.findings import Finding, FindingCode, Place
from muster.domain.match import CatalogueEntry, Example
from muster.errors import BadOptionError, SheetError
from muster.language import say
from muster.language.faults import fault_sentence
from muster.sheets import Sheet, is_workbook, read_list, read_tables

_TEXT_HEADERS = ("text", "name", "description")
_ITEM_HEADERS = ("item", "label", "id", "code")
_CODE_HEADERS = ("nsn", "fsc", "unspsc", "gtin", "codes")
_NAME_BEGINNINGS = ("name", "alias")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A text to be matched, and the row that it stands in as a spreadsheet counts it."""

    text: str
    row: int


@dataclass(slots=True)
class MatchTables:
    """What was read, and what was noticed on the way."""

    texts: list[TextRow] = field(default_factory=list)
    catalogue: list[CatalogueEntry] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet whose header is known: columns by name, cells as texts."""

    sheet: Sheet
    columns: Mapping[str, int]

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Row numbers, and cells by column; rows that are wholly empty are passed over."""
        for number, cells in enumerate(self.sheet.rows[1:], start=self.sheet.first_row + 1):
            row = {name: _text(cells[place]) if place < len(cells) else "" for name, place in self.columns.items()}
            if any(row.values()):
                yield number, row

    def place(self, row: int, column: str) -> Place:
        """Where a cell stands."""
        cell = self.sheet.cell_name(row, self.columns[column])
        return Place(file=self.sheet.file, table=self.sheet.name, row=row, column=column, cell=cell)


def read_texts(path: Path, tables: MatchTables) -> None:
    """Read the texts; one that is empty is kept, so that rows stay in step, and said.

    Raises
    ------
    BadOptionError
        The file cannot be read as a table, or has no column of texts.
    """
    table = _open(path)
    column = _column(table, _TEXT_HEADERS, path)
    for number, row in table.rows():
        if not row[column]:
            place = table.place(number, column)
            tables.findings.append(Finding(code=FindingCode.MISSING_VALUE, place=place))
        tables.texts.append(TextRow(text=row[column], row=number))


def read_entries(path: Path, tables: MatchTables) -> None:
    """Read a catalogue: ids, and all names that columns of names and aliases give; a list of labels is enough.

    Rows that bear the same id are one entry with the names of all.

    Raises
    ------
    BadOptionError
        The file cannot be read as a table, has no column of ids, or holds no item.
    """
    table = _open(path)
    column = _column(table, _ITEM_HEADERS, path)
    found: dict[str, CatalogueEntry] = {}
    for number, row in table.rows():
        if not row[column]:
            tables.findings.append(Finding(code=FindingCode.MISSING_VALUE, place=table.place(number, column)))
            continue
        entry = _entry(row, column)
        before = found.get(entry.item_id)
        found[entry.item_id] = _joined(before, entry) if before else entry
    if not found:
        raise BadOptionError(
            say("{file}: there is no item here. A row for each item was expected. Check the file.", file=path.name)
        )
    tables.catalogue.extend(found.values())


def read_examples(path: Path, tables: MatchTables) -> None:
    """Read labelled texts; one whose item is not in the catalogue is left out and said.

    Raises
    ------
    BadOptionError
        The file cannot be read as a table, or lacks the column of texts or that of items.
    """
    table = _open(path)
    text, item = _column(table, _TEXT_HEADERS, path), _column(table, _ITEM_HEADERS, path)
    known = {entry.item_id for entry in tables.catalogue}
    for number, row in table.rows():
        lacking = text if not row[text] else item if not row[item] else ""
        if lacking:
            tables.findings.append(Finding(code=FindingCode.MISSING_VALUE, place=table.place(number, lacking)))
        elif row[item] not in known:
            place, values = table.place(number, item), (("table", "catalogue"),)
            finding = Finding(code=FindingCode.UNKNOWN_REFERENCE, place=place, found=row[item], values=values)
            tables.findings.append(finding)
        else:
            tables.examples.append(Example(text=row[text], item_id=row[item]))


def _entry(row: Mapping[str, str], column: str) -> CatalogueEntry:
    names = [row["name"]] if row.get("name") else []
    for header, cell in row.items():
        if header.startswith(_NAME_BEGINNINGS) and header != "name":
            names += [name.strip() for name in cell.split(";") if name.strip()]
    codes = tuple(row[header] for header in _CODE_HEADERS if row.get(header) and header != column)
    unique = tuple(dict.fromkeys(names or [row[column]]))
    return CatalogueEntry(item_id=row[column], names=unique, codes=codes, category=row.get("category", ""))


def _joined(one: CatalogueEntry, other: CatalogueEntry) -> CatalogueEntry:
    return CatalogueEntry(
        item_id=one.item_id,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        codes=tuple(dict.fromkeys((*one.codes, *other.codes))),
        category=one.category or other.category,
    )


def _open(path: Path) -> _Table:
    try:
        sheet = read_tables(path)[0] if is_workbook(path) else read_list(path)
    except SheetError as error:
        raise BadOptionError(fault_sentence(error.fault, error.file, error.values)) from error
    header = [_text(cell).lower() for cell in sheet.rows[0]] if sheet.rows else []
    columns: dict[str, int] = {}
    for place, name in enumerate(header):
        if name:
            columns.setdefault(name, place)
    return _Table(sheet, columns)


def _column(table: _Table, headers: Sequence[str], path: Path) -> str:
    for header in headers:
        if header in table.columns:
            return header
    raise BadOptionError(
        say(
            "{file}: the column '{column}' is missing. A header row with it was expected. Name the column.",
            file=path.name,
            column=headers[0],
        )
    )


def _text(cell: object) -> str:
    """A cell as a text; whole numbers without a fraction, for spreadsheets keep codes as numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
