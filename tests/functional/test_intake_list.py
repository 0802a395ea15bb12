"""`muster intake`, as its users meet it."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.books import Page, Value, write_book
from tests.functional.conftest import Run
from tests.sources import ROOT

HEADER: list[Value] = ["Country", "Item", "Quantity", "Available from", "Location"]
TENTS: list[Value] = ["Poland", "Generator <500 kVA>", 20, "2024-02-01", "A"]
BOOTS: list[Value] = ["Poland", "Winter boots", "ca. 40", "2024-02-01", "A"]
UNKNOWN: list[Value] = ["Poland", "Frobnicator Zx", 3, "2024-02-01", "A"]
INTERRUPT = "\x03"
SETTLED_S = 1.0
"""A terminal that is made to take single keys forgets those that were pressed before."""


def offers(path: Path, *rows: list[Value]) -> Path:
    """A list of offers with a title, in the format of the path's suffix."""
    title: list[list[Value]] = [["Offers of October"], [], HEADER]
    return write_book(path, {"Offers": Page([*title, *rows])})


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def taken_in(run_again: Run, *arguments: str | Path) -> dict[str, object]:
    """The document of an intake that went well."""
    said = run_again("intake", *arguments, "--json")
    assert said.code == 0, said.err
    document = json.loads(said.out)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_rows_of_any_format_become_offers_that_remember_their_cells(
    run_again: Run, lists: Path, tmp_path: Path, suffix: str
) -> None:
    document = taken_in(run_again, offers(tmp_path / f"october{suffix}", TENTS), "--into", lists)
    rows = document["rows"]
    assert isinstance(rows, list)
    (row,) = rows
    assert row["cells"]["item"] == "generator"
    assert row["from"]["quantity"] == {
        "file": f"october{suffix}",
        "sheet": "october" if suffix == ".csv" else "Offers",
        "row": 4,
        "cell": "Quantity" if suffix == ".csv" else "C4",
    }
    read = json.loads(run_again("validate", lists, "--json").out)["tables"]["offers"]
    assert (read["read"], read["left_out"]) == (4, 0)


def test_an_import_is_said_undone_whole_and_can_be_made_again(run_again: Run, lists: Path, tmp_path: Path) -> None:
    before = state(lists)
    book = offers(tmp_path / "october.xlsx", TENTS)
    assert "1 row was added as import-1." in run_again("intake", book, "--into", lists).out
    assert "1 row was taken out." in run_again("intake", "--undo", "import-1", "--into", lists).out
    after = state(lists)
    assert {name: after[name].replace(b"\r", b"") for name in before} == before
    assert "1 row was added as import-2." in run_again("intake", book, "--into", lists).out
    refused = run_again("intake", "--undo", "import-1", "--into", lists)
    assert (refused.code, "import-2" in refused.err) == (2, True)


def test_an_import_that_is_repeated_adds_nothing_twice(run_again: Run, lists: Path, tmp_path: Path) -> None:
    book = offers(tmp_path / "october.xlsx", TENTS)
    run_again("intake", book, "--into", lists)
    before = state(lists)
    assert "is in the dataset already" in run_again("intake", book, "--into", lists).out
    longer = taken_in(
        run_again, offers(tmp_path / "november.xlsx", TENTS, [*TENTS[:2], 7, *TENTS[3:]]), "--into", lists
    )
    assert longer["added"] == {"offers": 1}
    assert longer["lists"][0]["there_already"] == 1  # type: ignore[index]  # as the reference says
    assert all(state(lists)[name] == content for name, content in before.items() if name.endswith(".xlsx"))


def test_what_an_import_brought_in_makes_no_waiting_text_sure(run_again: Run, tmp_path: Path) -> None:
    quick: list[Value] = ["Poland", "Cargo truck 4x4, 5 t", 3, "2024-02-01", ""]
    book = offers(tmp_path / "october.xlsx", quick, ["Poland", "truck", 4, "2024-02-01", ""])
    first = taken_in(run_again, book, "--into", tmp_path / "new", "--yes")
    assert (first["added"], len(first["open"])) == ({"offers": 1}, 1)  # type: ignore[arg-type]  # as the reference says
    again = taken_in(run_again, book, "--into", tmp_path / "new", "--yes")
    assert (again["added"], again["open"]) == ({}, first["open"])


@pytest.mark.parametrize("name", ["messy/KS.xlsx", "offers/italy_civil_protection/dpc-ukr-2022--humanitarian-aid.csv"])
def test_a_public_list_taken_in_again_adds_nothing(run_again: Run, shared: Path, tmp_path: Path, name: str) -> None:
    first = taken_in(run_again, shared / "data" / name, "--into", tmp_path / "new", "--yes", "--sender", "KS")
    assert first["added"]
    again = taken_in(run_again, shared / "data" / name, "--into", tmp_path / "new", "--yes", "--sender", "KS")
    assert (again["added"], again["decisions"]) == ({}, [])


def test_what_was_decided_of_a_row_holds_though_the_row_beside_it_has_changed(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    first, second = offers(tmp_path / "one.xlsx", TENTS), offers(tmp_path / "two.csv", [*TENTS, "from stock"], UNKNOWN)
    document = taken_in(run_again, first, second, "--into", lists, "--yes")
    decisions = document["decisions"]
    assert isinstance(decisions, list)
    assert [each["key"].split(":")[0] for each in decisions] == ["same-pledge"]
    table = lists / "offers.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",20,", ",21,"), encoding="utf-8")
    assert taken_in(run_again, second, "--into", lists, "--yes")["added"] == {}


def test_a_column_that_is_corrected_later_doubles_nothing(run_again: Run, lists: Path, tmp_path: Path) -> None:
    book = offers(tmp_path / "october.xlsx", TENTS, UNKNOWN)
    taken_in(run_again, book, "--into", lists, "--yes")
    assert taken_in(run_again, book, "--into", lists, "--yes", "--column", "site=-")["added"] == {}
    assert taken_in(run_again, book, "--into", lists, "--yes", "--as", "needs")["added"] == {}


def test_a_row_that_comes_before_changes_only_the_numbers_of_the_others(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    header: list[Value] = ["Lp.", *HEADER]
    short = write_book(tmp_path / "one.xlsx", {"Offers": Page([header, [1, *TENTS]])})
    longer = write_book(tmp_path / "two.xlsx", {"Offers": Page([header, [1, *TENTS[:2], 7, *TENTS[3:]], [2, *TENTS]])})
    taken_in(run_again, short, "--into", lists)
    assert taken_in(run_again, longer, "--into", lists)["added"] == {"offers": 1}


def test_the_file_is_kept_as_it_came(run_again: Run, lists: Path, tmp_path: Path) -> None:
    book = offers(tmp_path / "october.xlsx", TENTS)
    run_again("intake", book, "--into", lists)
    (kept,) = (lists / "_intake" / "files").iterdir()
    assert kept.read_bytes() == book.read_bytes()


def test_rows_with_open_questions_wait_and_the_others_are_taken(run_again: Run, lists: Path, tmp_path: Path) -> None:
    said = run_again("intake", offers(tmp_path / "october.xlsx", TENTS, BOOTS, UNKNOWN), "--into", lists)
    assert said.code == 0
    assert "1 row was added" in said.out
    assert "how many is 'ca. 40'?" in said.err
    assert "which item is 'Frobnicator Zx'?" in said.err
    assert "Proposed: 40" in said.err


def test_yes_takes_what_is_proposed_and_says_so_but_guesses_no_item(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    said = run_again("intake", offers(tmp_path / "october.xlsx", TENTS, BOOTS, UNKNOWN), "--into", lists, "--yes")
    assert "2 rows were added" in said.out
    assert "ca. 40: 40" in said.out
    assert "Frobnicator Zx" in said.err


def test_a_decision_once_taken_is_never_asked_again(run_again: Run, lists: Path, tmp_path: Path) -> None:
    first = taken_in(run_again, offers(tmp_path / "october.xlsx", BOOTS), "--into", lists, "--yes")
    assert [each["about"] for each in first["decisions"]] == ["ca. 40"]  # type: ignore[attr-defined]  # as above
    second = taken_in(
        run_again, offers(tmp_path / "november.xlsx", BOOTS, [*BOOTS[:1], "Howitzer", *BOOTS[2:]]), "--into", lists
    )
    assert (second["open"], second["decisions"]) == ([], [])
    assert second["added"] == {"offers": 1}


def test_a_column_that_is_corrected_is_remembered_for_its_sender(run_again: Run, lists: Path, tmp_path: Path) -> None:
    page = Page([["Offers"], ["Who", "Thing", "Stock", "Going"], ["Poland", "gun", 90, 3], ["Poland", "boots", 80, 4]])
    book = write_book(tmp_path / "one.xlsx", {"a": page})
    said = ("--sender", "PL", "--as", "offers")
    first = taken_in(
        run_again, book, "--into", lists, *said, "--column", "quantity=Going", "--column", "item=Thing", "--yes"
    )
    assert [row["cells"]["quantity"] for row in first["rows"]] == ["3", "4"]  # type: ignore[attr-defined]  # as above
    page = Page([*page.rows[:2], ["Poland", "gun", 70, 5]])
    second = taken_in(run_again, write_book(tmp_path / "two.xlsx", {"a": page}), "--into", lists, "--sender", "PL")
    assert [row["cells"]["quantity"] for row in second["rows"]] == ["5"]  # type: ignore[attr-defined]  # as above


def test_needs_are_taken_in_with_one_question_for_what_the_whole_list_lacks(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    page = Page([["Needs of the region"], ["Item", "Quantity", "Place"], ["gun", 2, "B"], ["boots", 50, "B"]])
    document = taken_in(run_again, write_book(tmp_path / "needs.ods", {"a": page}), "--into", lists, "--yes")
    assert document["added"] == {"needs": 2}
    assert len(document["decisions"]) == 2  # type: ignore[arg-type]  # by when, and how urgent


def test_a_dataset_can_be_begun_by_an_import(run_again: Run, tmp_path: Path) -> None:
    said = run_again("intake", offers(tmp_path / "october.xlsx", UNKNOWN), "--into", tmp_path / "new", "--yes")
    assert said.code == 0
    assert "Frobnicator Zx" in said.err
    assert not (tmp_path / "new" / "offers.csv").exists()


def test_a_row_that_was_changed_since_stays_when_its_import_is_undone(
    run_again: Run, lists: Path, tmp_path: Path
) -> None:
    run_again("intake", offers(tmp_path / "october.xlsx", TENTS, [*TENTS[:2], 33, *TENTS[3:]]), "--into", lists)
    table = lists / "offers.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",33,", ",34,"), encoding="utf-8")
    said = run_again("intake", "--undo", "import-1", "--into", lists)
    assert "1 row was taken out." in said.out
    assert "have changed since and stay" in said.out
    assert ",34," in table.read_text(encoding="utf-8")


def test_what_cannot_be_written_leaves_the_old_state(run_again: Run, lists: Path, tmp_path: Path) -> None:
    (lists / "_intake").write_text("in the way", encoding="utf-8")
    before = state(lists)
    said = run_again("intake", offers(tmp_path / "october.xlsx", TENTS), "--into", lists)
    assert said.code == 2
    assert state(lists) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing.xlsx", "--into", "lists"), "nothing.xlsx"),
        (("broken.xlsx", "--into", "lists"), "broken.xlsx"),
        (("october.xlsx", "--into", "october.xlsx"), "A folder was expected"),
        (("--into", "lists"), "No file was named"),
        (("october.xlsx", "--into", "lists", "--yes", "--review"), "exclude each other"),
        (("october.xlsx", "--into", "lists", "--review"), "there is none here"),
        (("october.xlsx", "--into", "lists", "--column", "colour=Red"), "FIELD=HEADING"),
        (("--undo", "import-9", "--into", "lists"), "import-9"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_2(
    run_again: Run, lists: Path, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    offers(tmp_path / "october.xlsx", TENTS)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 no more")
    before = state(lists)
    said = run_again("intake", *arguments)
    assert (said.code, says in said.err) == (2, True), said.err
    assert state(lists) == before


def at_a_terminal(lists: Path, book: Path, keys: str, remembering: dict[str, str]) -> tuple[int, str]:
    """Exit code and what was seen at a terminal where these keys are pressed, one for each question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "muster", "intake", str(book), "--into", str(lists)]
    environment = {**os.environ, **remembering, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"}
    with subprocess.Popen(  # noqa: S603 # our own interpreter and program
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as program:
        os.close(theirs)
        seen = ""
        for key in keys:
            seen += _until(ours, "import nothing")
            time.sleep(SETTLED_S)
            if key == INTERRUPT:
                program.send_signal(signal.SIGINT)
            else:
                os.write(ours, key.encode())
        seen += _until(ours, None)
        os.close(ours)
        return program.wait(timeout=60), seen


def _until(terminal: int, words: str | None) -> str:
    """What a terminal shows until these words, or until it is closed."""
    seen = b""
    end = time.monotonic() + 30
    while time.monotonic() < end and (words is None or words.encode() not in seen):
        if not select.select([terminal], [], [], 1.0)[0]:
            continue
        try:
            seen += os.read(terminal, 4096)
        except OSError:
            break
    return seen.decode("utf-8", "replace")


def test_at_a_terminal_each_question_takes_one_key(lists: Path, tmp_path: Path, remembering: dict[str, str]) -> None:
    code, seen = at_a_terminal(lists, offers(tmp_path / "october.xlsx", TENTS, BOOTS, UNKNOWN), "1s", remembering)
    assert code == 0, seen
    assert "how many is 'ca. 40'?" in seen
    assert "2 rows were added" in seen
    assert (lists / "_intake" / "decisions.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_at_a_terminal_a_key_that_is_none_is_said_to_be_none(
    lists: Path, tmp_path: Path, remembering: dict[str, str]
) -> None:
    code, seen = at_a_terminal(lists, offers(tmp_path / "october.xlsx", BOOTS), "91", remembering)
    assert code == 0, seen
    assert "'9' is none of the keys." in seen
    assert "1 row was added" in seen


@pytest.mark.parametrize(("key", "code"), [("q", 0), (INTERRUPT, 130)])
def test_whoever_stops_in_the_middle_leaves_the_old_state(
    lists: Path, tmp_path: Path, remembering: dict[str, str], key: str, code: int
) -> None:
    before = state(lists)
    ended, seen = at_a_terminal(lists, offers(tmp_path / "october.xlsx", TENTS, BOOTS), key, remembering)
    assert ended == code, seen
    assert state(lists) == before
