"""Answers that a person types mean something to the question, or are asked for again."""

import pytest

from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind, take
from muster.domain.findings import Place
from muster.domain.imports import Decision
from muster.intake.asking import Asking
from muster.intake.typed import HEADINGS, PARTED, Nameable, meant

KNOWN = Nameable(items=("gun",), partners=("PL",), sites=("A",))


def doubt(kind: DoubtKind) -> Doubt:
    values = ((HEADINGS, PARTED.join(("Item", "Menge (2)"))),)
    return Doubt(
        kind=kind, key="k", place=Place(file="a.csv", table="a"), found="x", values=values, answers=(take("offers"),)
    )


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (DoubtKind.OPEN_QUANTITY, "1 200", "1200"),
        (DoubtKind.OPEN_QUANTITY, "many", None),
        (DoubtKind.OPEN_QUANTITY, "ca. 20", None),
        (DoubtKind.OPEN_QUANTITY, "0", None),
        (DoubtKind.OPEN_DATE, "1. Dezember 2022", "2022-12-01"),
        (DoubtKind.OPEN_DATE, "soon", None),
        (DoubtKind.NO_PRIORITY, "urgent", "1"),
        (DoubtKind.NO_PRIORITY, "9", None),
        (DoubtKind.UNKNOWN_ITEM, "gun", "gun"),
        (DoubtKind.UNKNOWN_ITEM, "nonsense", None),
        (DoubtKind.UNSURE_COLUMN, "menge 2", "Menge (2)"),
        (DoubtKind.UNSURE_COLUMN, "Mange", None),
        (DoubtKind.NEEDS_OR_OFFERS, "offers", "offers"),
        (DoubtKind.NEEDS_OR_OFFERS, "both", None),
    ],
)
def test_a_typed_answer_means_a_value_or_nothing(kind: DoubtKind, text: str, value: str | None) -> None:
    answer = meant(doubt(kind), take(text), KNOWN)
    assert (answer.value if answer else None) == value


def test_a_partner_that_is_not_known_is_a_new_one() -> None:
    assert meant(doubt(DoubtKind.UNKNOWN_PARTNER), take("PL"), KNOWN) == take("PL")
    new = Answer(kind=AnswerKind.ADD, value="Freedonia", name="Freedonia")
    assert meant(doubt(DoubtKind.UNKNOWN_PARTNER), take("Freedonia"), KNOWN) == new
    assert meant(doubt(DoubtKind.UNKNOWN_SITE), take("Freedonia"), KNOWN) == new


def test_what_is_no_answer_is_asked_for_again_and_never_kept() -> None:
    said = iter(("many", "lots", "20"))
    asking = Asking({}, lambda each: Decision(key=each.key, answer=take(next(said))))
    assert asking.answer(doubt(DoubtKind.OPEN_QUANTITY)) == take("20")
    never = Asking({}, lambda each: Decision(key=each.key, answer=take("many")))
    assert (never.answer(doubt(DoubtKind.OPEN_QUANTITY)), never.decisions) == (None, [])
