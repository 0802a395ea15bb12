"""Sentences of findings: where, what was found, what was expected, what to do."""

import pytest

from muster.domain.findings import Finding, FindingCode, Place
from muster.language.findings import LONGEST_FOUND, SENTENCES, finding_sentence, place_name


def bad_quantity(place: Place, found: str = "about 20") -> Finding:
    return Finding(code=FindingCode.BAD_NUMBER, place=place, found=found, values=(("above", "0"),))


def test_a_finding_in_a_workbook_names_sheet_and_cell() -> None:
    place = Place(file="needs_march.xlsx", table="needs", row=14, column="quantity", cell="D14")
    assert finding_sentence(bad_quantity(place)) == (
        "needs_march.xlsx [needs] D14: 'about 20' is not a number. A number above 0 was expected. Enter one number "
        "with a decimal point and without thousands separators; put doubts into the column 'note'."
    )


def test_a_finding_in_a_csv_file_names_row_and_column() -> None:
    place = Place(file="needs.csv", table="needs", row=14, column="quantity")
    assert finding_sentence(bad_quantity(place)).startswith("needs.csv row 14, column quantity: 'about 20' is not")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(file="a.csv", table="a"), "a.csv"),
        (Place(file="a.csv", table="a", column="x"), "a.csv, column x"),
        (Place(file="a.csv", table="a", row=3), "a.csv row 3"),
        (Place(file="b.xlsx", table="a", column="x", cell="C"), "b.xlsx [a] C"),
    ],
)
def test_a_place_is_named_as_far_as_it_is_known(place: Place, name: str) -> None:
    assert place_name(place) == name


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == set(FindingCode)


def test_every_sentence_says_where_and_what_was_expected() -> None:
    for code, sentence in SENTENCES.items():
        assert sentence.startswith("{where}: "), code
        assert "expected" in sentence or code is FindingCode.MISSING_COLUMN, code
        assert sentence.count(". ") >= 2, f"{code} does not say what to do"


def test_a_long_cell_is_cut_to_what_can_be_read() -> None:
    sentence = finding_sentence(bad_quantity(Place(file="a.csv", table="a"), "x" * 10_000))
    assert f"'{'x' * LONGEST_FOUND}…'" in sentence


def test_signs_that_a_terminal_would_obey_are_shown_not_sent() -> None:
    sentence = finding_sentence(bad_quantity(Place(file="a.csv", table="a"), "\x1b[2J\n{where}"))
    assert r"'\x1b[2J\x0a{where}'" in sentence


def test_both_limits_of_a_number_are_told() -> None:
    place = Place(file="a.csv", table="a")
    values = (("above", "0"), ("most", "1"))
    finding = Finding(code=FindingCode.OUT_OF_RANGE, place=place, found="2", values=values)
    assert "A number above 0 and not above 1 was expected." in finding_sentence(finding)


def test_the_nearest_known_name_is_told_where_there_is_one() -> None:
    place = Place(file="a.csv", table="a", row=2, column="site")
    values = (("table", "sites"), ("nearest", "PLRZE"))
    finding = Finding(code=FindingCode.UNKNOWN_REFERENCE, place=place, found="PLRZW", values=values)
    assert finding_sentence(finding).endswith("The nearest known name is 'PLRZE'.")
