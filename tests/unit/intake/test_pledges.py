"""Reading a published pledge list: drafts with their place, what is not known, and doubts."""

from datetime import date
from pathlib import Path

import pytest

from muster.domain.findings import FindingCode
from muster.errors import SheetError
from muster.intake import PledgeReading, read_pledges
from muster.intake.cells import UnclearCellError, number_of, numbers_in
from muster.intake.doubts import told_instead
from muster.language.findings import finding_sentence

HEADER = "row,donor,date,item,units,delivered,explanation"


def read(tmp_path: Path, *rows: str, header: str = HEADER) -> PledgeReading:
    path = tmp_path / "pledges.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return read_pledges(path)


def test_a_draft_keeps_the_words_of_its_row_and_where_it_stands(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, '7,Latvia,2022-11-29,generator,"1,200",undisclosed,twelve lorries').drafts
    assert (draft.partner, draft.item, draft.reference, draft.words) == ("Latvia", "generator", "7", "twelve lorries")
    assert (draft.promised_on, draft.quantity, draft.delivered) == (date(2022, 11, 29), 1200.0, None)
    assert (draft.place.file, draft.place.row) == ("pledges.csv", 2)


def test_the_lists_own_column_comes_before_what_was_made_of_it(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "Latvia,tent,0,.", header="donor,item,units,units_raw").drafts
    assert draft.quantity is None


def test_an_unclear_number_leaves_its_row_out_and_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, "1,Latvia,.,tent,about 20,.,", "2,Latvia,.,tent,20,.,")
    assert [draft.reference for draft in reading.drafts] == ["2"]
    (finding,) = reading.findings
    assert (finding.code, finding.place.row, finding.place.column) == (FindingCode.BAD_NUMBER, 2, "units")


def test_a_row_without_a_partner_and_a_list_without_a_quantity_are_said(tmp_path: Path) -> None:
    assert [finding.code for finding in read(tmp_path, "1,,.,tent,20,.,").findings] == [FindingCode.MISSING_VALUE]
    lacking = read(tmp_path, "Latvia,tent", header="donor,item")
    assert [(finding.code, finding.place.column) for finding in lacking.findings] == [
        (FindingCode.MISSING_COLUMN, "quantity")
    ]


def test_a_quantity_far_above_the_others_is_doubted_with_what_its_own_words_say(tmp_path: Path) -> None:
    usual = [f"{row},Latvia,.,drone,{units},.," for row, units in enumerate((10, 20, 30), start=1)]
    slip = '4,Lithuania,.,Drone,3000000,.,"about 3,000 drones for EUR 2 million, agreed in 2024"'
    reading = read(tmp_path, *usual, slip)
    (finding,) = reading.findings
    assert (finding.code, finding.place.row) == (FindingCode.IMPLAUSIBLE_QUANTITY, 5)
    assert finding_sentence(finding).endswith("it is used as it is. The row's own words say 3000.")
    assert len(reading.drafts) == 4


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        read_pledges(tmp_path / "nothing.csv")


def test_what_is_not_known_is_not_nought() -> None:
    assert [number_of(cell) for cell in (".", "undisclosed", None, "", "n/a")] == [None] * 5
    assert number_of("0") == 0.0


@pytest.mark.parametrize(
    ("cell", "number"), [("1,000", 1000.0), ("1 250 000", 1_250_000.0), ("7.725", 7.725), (3, 3.0)]
)
def test_numbers_with_thousands_separators_are_read(cell: str | int, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize("cell", ["1,00", "12,5", "20-30", "280NULL49", "1e3"])
def test_a_number_that_could_mean_two_things_is_not_guessed(cell: str) -> None:
    with pytest.raises(UnclearCellError):
        number_of(cell)


def test_numbers_stand_in_words_with_and_without_separators() -> None:
    assert numbers_in("3000 drones, 1,250 spares and 2.5 t by 4.05.2024 in M777") == [3000.0, 1250.0, 2.5]


@pytest.mark.parametrize(
    ("words", "told"),
    [("3000 drones for 2", 3000.0), ("3,000,000 drones, 3 a day", None), ("2900 drones", None), ("", None)],
)
def test_only_a_power_of_ten_counts_as_the_same_number(words: str, told: float | None) -> None:
    assert told_instead(3_000_000.0, words) == told
