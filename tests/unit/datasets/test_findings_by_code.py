"""Every code of a finding: it appears, its row is left out or kept, and the reference page says it word for word."""

import re
from pathlib import Path

import pytest

from muster.domain.findings import DOUBTS, Finding, FindingCode
from muster.language.findings import finding_sentence
from tests.folders import read_folder
from tests.sources import ROOT
from tests.unit.datasets.finding_cases import CASES

PAGE = ROOT / "docs" / "reference" / "findings.md"
EVERY_CODE = pytest.mark.parametrize("code", list(FindingCode), ids=str)


def first(folder: Path, code: FindingCode) -> Finding:
    findings = read_folder(folder, **CASES[code]).findings
    return next(finding for finding in findings if finding.code is code)


@EVERY_CODE
def test_the_finding_appears_where_the_dataset_shows_it(tmp_path: Path, code: FindingCode) -> None:
    place = first(tmp_path, code).place
    assert place.file == f"{place.table}.csv"


@EVERY_CODE
def test_an_error_leaves_its_row_out_and_a_doubt_keeps_it(tmp_path: Path, code: FindingCode) -> None:
    reading = read_folder(tmp_path, **CASES[code])
    tables = {finding.place.table for finding in reading.findings if finding.code is code}
    for table in tables - {"settings"}:
        stated = len(CASES[code][table].strip().split("\n")) - 1
        wrong = {
            finding.place.row
            for finding in reading.findings
            if finding.place.table == table and finding.code not in DOUBTS and finding.place.row is not None
        }
        missing = stated if code is FindingCode.MISSING_COLUMN else len(wrong)
        assert len(getattr(reading.situation, table)) == stated - missing


@EVERY_CODE
def test_the_reference_page_explains_the_code_with_this_very_sentence(tmp_path: Path, code: FindingCode) -> None:
    page = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8").replace("\n> ", "\n"))
    assert f"### `{code}`" in page
    assert finding_sentence(first(tmp_path, code)) in page


def test_the_reference_page_knows_no_other_code() -> None:
    named = re.findall(r"^### `([a-z-]+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert named == [str(code) for code in FindingCode]
