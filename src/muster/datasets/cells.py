"""Turn one cell into the value that it states, and one value into the cell that states it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from muster.datasets.schema import Column, Kind
from muster.datasets.schema.shape import LARGEST_NUMBER, LARGEST_WHOLE, SMALLEST_NUMBER
from muster.domain.findings import FindingCode
from muster.sheets import Cell
from muster.sheets.writing import number_text

NUMERAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SEPARATOR = ";"
RESERVED = (SEPARATOR, ":")
YES_AND_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell states no value of its column, with the values that the sentence needs."""

    code: FindingCode
    values: tuple[tuple[str, str], ...] = ()


def is_empty(cell: Cell) -> bool:
    """Whether a cell states nothing at all."""
    return cell is None or cell == ""


def cell_text(cell: Cell) -> str:
    """A cell as text: a whole float without a fraction, dates in ISO form."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    return number_text(cell) if isfinite(cell) else str(cell)


def parse_cell(column: Column, cell: Cell, default: object) -> object:
    """The value that a cell of this column states, `default` for an empty one, or a `Fault`."""
    text = cell_text(cell)
    if column.kind is not Kind.TEXT:
        text = text.strip()
    if not text:
        return Fault(FindingCode.MISSING_VALUE) if column.required else default
    return PARSERS[column.kind](column, cell, text)


def state_value(column: Column, value: object) -> Cell:
    """The cell that states a value of this column; None and an empty text are an empty cell."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return SEPARATOR.join(str(entry) for entry in value) or None
    if isinstance(value, (int, float, date)) and column.kind in {Kind.NUMBER, Kind.WHOLE, Kind.DATE}:
        return value
    return str(value)


def _text(_: Column, __: Cell, text: str) -> object:
    return text


def _id(_: Column, __: Cell, text: str) -> object:
    return Fault(FindingCode.BAD_ID) if any(sign in text for sign in RESERVED) else text


def _list(_: Column, __: Cell, text: str) -> object:
    return tuple(entry for part in text.split(SEPARATOR) if (entry := part.strip()))


def _number(column: Column, cell: Cell, text: str) -> object:
    number = _figure(cell, text)
    if number is None:
        return Fault(FindingCode.BAD_NUMBER, column.bounds.values())
    return _in_range(column, number, LARGEST_NUMBER) or number or 0.0  # no negative zero


def _whole(column: Column, cell: Cell, text: str) -> object:
    number = _figure(cell, text)
    if number is None or number != int(number):
        return Fault(FindingCode.BAD_WHOLE_NUMBER, column.bounds.values())
    return _in_range(column, number, LARGEST_WHOLE) or int(number)


def _figure(cell: Cell, text: str) -> float | None:
    """The finite number that a cell states, or None; a date and a yes are no numbers."""
    if isinstance(cell, (bool, date)) or not (isinstance(cell, (int, float)) or NUMERAL.fullmatch(text)):
        return None
    number = float(text)
    return number if isfinite(number) else None


def _in_range(column: Column, number: float, largest: float) -> Fault | None:
    """A fault with the limit that the number breaks: the column's own, or that of what can be reckoned with."""
    bounds = column.bounds
    if bounds.above == 0 and 0 < number < SMALLEST_NUMBER:
        bounds = replace(bounds, above=None, least=SMALLEST_NUMBER)
    elif abs(number) > largest:
        bounds = replace(bounds, most=largest)
    elif bounds.allow(number):
        return None
    return Fault(FindingCode.OUT_OF_RANGE, bounds.values())


def _date(_: Column, cell: Cell, text: str) -> object:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time.min else Fault(FindingCode.BAD_DATE)
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str) or not ISO_DATE.fullmatch(text):
        return Fault(FindingCode.BAD_DATE)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Fault(FindingCode.BAD_DATE)


def _choice(column: Column, _: Cell, text: str) -> object:
    choices: Any = column.choices
    try:
        return choices(text)
    except ValueError:
        return Fault(FindingCode.BAD_CHOICE, (("choices", ", ".join(choices)),))


def _yes_no(_: Column, __: Cell, text: str) -> object:
    answer = YES_AND_NO.get(text)
    return Fault(FindingCode.BAD_CHOICE, (("choices", ", ".join(YES_AND_NO)),)) if answer is None else answer


PARSERS: dict[Kind, Callable[[Column, Cell, str], object]] = {
    Kind.ID: _id,
    Kind.NAME: _text,
    Kind.TEXT: _text,
    Kind.LIST: _list,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
