"""Hostile files: each is refused with one sentence by a program that goes on living, within its own memory."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from muster.datasets import write_dataset
from muster.domain.situation import Situation

MUSTER = (sys.executable, "-m", "muster")
# The superuser reads everything; without its capabilities it does not.
PLAIN_PERSON = () if os.name != "posix" or os.geteuid() else ("setpriv", "--bounding-set=-all")
CAN_BE_KEPT_OUT = os.name == "posix" and (not PLAIN_PERSON or shutil.which("setpriv") is not None)

OLE_HEADER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def validate(path: Path, *before: str) -> str:
    """What `muster validate` says of a file that it must refuse."""
    done = subprocess.run(  # noqa: S603 # our own program
        [*before, *MUSTER, "validate", str(path)], capture_output=True, check=False, timeout=60, cwd=path.parent
    )
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (2, b""), said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1, said
    return said


@pytest.fixture
def needs(lists: Path) -> Path:
    """The table of needs of a good dataset, which the test makes hostile."""
    return lists / "needs.csv"


@pytest.fixture
def book(tmp_path: Path, situation: Situation) -> Path:
    """A good workbook, which the test makes hostile."""
    path = tmp_path / "lists.xlsx"
    write_dataset(situation, path)
    return path


def test_a_line_of_200_megabytes(needs: Path) -> None:
    with needs.open("ab") as file:
        file.writelines(b"x" * 2**20 for _ in range(200))
    assert "needs.csv line 5: the line has more than 10000000 characters." in validate(needs.parent)


def test_a_line_of_ten_million_cells(needs: Path) -> None:
    needs.write_bytes(needs.read_bytes() + b"," * 9_999_990 + b"\n" + b"," * 9_999_990 + b"\n" + b",\n" * 100)
    assert "needs.csv: reading this takes too much memory or time." in validate(needs.parent)


def test_files_of_a_gigabyte_without_content(needs: Path) -> None:
    with needs.open("ab") as file:
        file.truncate(2**30)
    assert "needs.csv: reading this takes too much memory or time." in validate(needs.parent)


def test_millions_of_blank_rows(needs: Path) -> None:
    needs.write_bytes(needs.read_bytes() + b"\n" * 2_100_000)
    assert "needs.csv: reading this takes too much memory or time." in validate(needs.parent)


def test_a_quotation_mark_that_never_closes(needs: Path) -> None:
    needs.write_bytes(needs.read_bytes() + b'"' + b"a line,\n" * 2_000_000)
    assert "needs.csv row 5: the row cannot be split into cells" in validate(needs.parent)


def test_a_nul_in_a_table(needs: Path) -> None:
    needs.write_bytes(needs.read_bytes() + b"N\0,\n")
    assert "needs.csv line 5: the line holds a NUL character" in validate(needs.parent)


@pytest.mark.parametrize(
    ("encoding", "what"),
    [
        ("utf-16", "the byte 0xFF at position 1 is not UTF-8"),
        ("utf-16-le", "is not UTF-8"),
        ("utf-32", "the byte 0xFF at position 1 is not UTF-8"),
        ("cp1252", "is not UTF-8"),
        ("cp037", "is not UTF-8"),
    ],
)
def test_another_encoding(needs: Path, encoding: str, what: str) -> None:
    needs.write_bytes((needs.read_text(encoding="utf-8") + "Köln,\n").encode(encoding))
    assert what in validate(needs.parent)


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "lists.xlsx"))
    sheet = book.add_worksheet("needs")
    sheet.write_string("A1", "need")
    sheet.write_string("XFD1048576", "x")
    book.close()
    assert "lists.xlsx: reading this takes too much memory or time." in validate(tmp_path / "lists.xlsx")


def test_a_cell_far_below_and_to_the_right(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "lists.xlsx"))
    sheet = book.add_worksheet("needs")
    sheet.write_string("A1", "need")
    sheet.write_string("XFD1250", "x")
    book.close()
    assert "lists.xlsx: reading this takes too much memory or time." in validate(tmp_path / "lists.xlsx")


def test_a_workbook_that_unpacks_to_gigabytes(book: Path) -> None:
    zeros = bytes(2**24)
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/bomb.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(65):
            member.write(zeros)
    assert "lists.xlsx: reading this takes too much memory or time." in validate(book)


def test_a_workbook_that_ends_in_the_middle(book: Path) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: len(content) // 2])
    assert "lists.xlsx: this is not a readable XLSX workbook" in validate(book)


def test_a_workbook_with_a_password(book: Path) -> None:
    book.write_bytes(OLE_HEADER + "EncryptedPackage".encode("utf-16-le") + bytes(4096))
    said = validate(book)
    assert "lists.xlsx: this is not a readable XLSX workbook" in said
    assert "An XLSX workbook without a password was expected." in said


def test_an_archive_whose_members_are_encrypted(book: Path) -> None:
    content = bytearray(book.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    book.write_bytes(content)
    assert "lists.xlsx: this is not a readable XLSX workbook" in validate(book)


def test_a_picture_called_a_workbook(book: Path) -> None:
    book.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "lists.xlsx: this is not a readable XLSX workbook" in validate(book)


@pytest.mark.skipif(not CAN_BE_KEPT_OUT, reason="the superuser may read everything")
@pytest.mark.parametrize("kept_out", ["needs.csv", "."])
def test_a_file_or_a_folder_without_permission(lists: Path, kept_out: str) -> None:
    (lists / kept_out).chmod(0)
    try:
        said = validate(lists, *PLAIN_PERSON)
    finally:
        (lists / kept_out).chmod(0o700)
    assert "this cannot be read (Permission denied)" in said


@pytest.mark.skipif(not CAN_BE_KEPT_OUT, reason="the superuser may read everything")
def test_a_workbook_without_permission(book: Path) -> None:
    book.chmod(0)
    assert "this cannot be read (Permission denied)" in validate(book, *PLAIN_PERSON)


def test_nothing_is_half_written_from_a_hostile_dataset(needs: Path) -> None:
    needs.write_bytes(needs.read_bytes() + b"N\0,\n")
    folder = needs.parent.parent
    before = sorted(folder.rglob("*"))
    command = [*MUSTER, "compare", str(needs.parent), "--out", str(folder / "gap")]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=folder)  # noqa: S603 # our own
    assert done.returncode == 2, done.stderr
    assert sorted(folder.rglob("*")) == before
