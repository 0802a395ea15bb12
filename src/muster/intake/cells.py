"""What one cell of a list states: a number, a date, or that nothing is known."""

from datetime import date, datetime

from muster.intake.texts.amounts import find_amounts, read_amount
from muster.intake.texts.numerals import Mark
from muster.intake.texts.plain import plain_text, word_set
from muster.sheets import Cell

DECIMAL_MARK: Mark = "."
"""The mark of public lists, which are written in English."""

NOT_KNOWN = frozenset(
    phrase.replace("_", " ")
    for phrase in word_set(
        ". - – — ? n/a na #n/a none null unknown undisclosed not_disclosed not_stated not_specified tbd tbc tba "
        "to_be_confirmed to_be_determined various several some невідомо не_вказано не_визначено н/д уточнюється кілька "
        "декілька unbekannt nicht_angegeben k.a. k._a. offen einige mehrere inconnu non_précisé non_communiqué n.c. "
        "à_préciser plusieurs nieznane nie_podano b.d. brak_danych kilka do_ustalenia sconosciuto non_specificato n.d. "
        "da_definire vari varie alcuni 未知 未說明 不詳 待定 若干 неизвестно не_указано"
    )
) | {""}
"""Texts, in small letters, that say that something is not known."""


_UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff")
)
"""Marks of direction, blanks without width, soft hyphens: they are left out wherever a cell is read."""
EXACT_BELOW = 2.0**53


class UnclearCellError(ValueError):
    """A cell that states something, but not what was expected."""


def text_of(cell: Cell) -> str:
    """A cell as one text without blanks around it, nor signs that nobody sees, such as marks of direction."""
    text = "" if cell is None else str(cell)
    return text.strip() if text.isascii() else text.translate(_UNSEEN).strip()


def cell_text(cell: Cell) -> str:
    """A cell as it is shown: whole numbers without a fraction, dates in ISO form, blanks evened out."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT_BELOW else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(text_of(cell).split())


def is_not_known(text: str) -> bool:
    """Whether a text says that something is not known."""
    return text.strip().casefold() in NOT_KNOWN


def number_of(cell: Cell) -> float | None:
    """The number that a cell states; None where it says that the number is not known.

    Raises
    ------
    UnclearCellError
        Where the cell says anything else, such as 'about 20'.
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = text_of(cell)
    if text.lower() in NOT_KNOWN:
        return None
    amount = read_amount(text, DECIMAL_MARK)
    if amount is not None and amount.exact:
        return amount.least
    raise UnclearCellError(text)


def date_of(cell: Cell) -> date | None:
    """The date that a cell states; None where it says that the date is not known.

    Raises
    ------
    UnclearCellError
        Where the cell states no ISO date.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if text.lower() in NOT_KNOWN:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnclearCellError(text) from error


def numbers_in(words: str) -> list[float]:
    """Numbers that stand in a free text, in its order; a date such as 4.05.2024 is none."""
    return [found.amount.likeliest for found in find_amounts(plain_text(words), DECIMAL_MARK) if not found.words]
