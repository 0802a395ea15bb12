"""The limits of the child process in which files are read."""

from pathlib import Path

import pytest

from muster.errors import SheetError, SheetFault
from muster.sheets.child import ReadingProgram, ask_child

GREEDY = "content = bytes(2**30)"
ENDLESS = "while True: pass"
SILENT = "pass"
GARBLED = "print('hello')"
ECHO = "import marshal, sys; marshal.dump(marshal.load(sys.stdin.buffer), sys.stdout.buffer)"


def program(folder: Path, code: str) -> ReadingProgram:
    path = folder / "program.py"
    path.write_text(code, encoding="utf-8")
    return ReadingProgram(name=str(path), options=("-I", "-S"), memory_bytes=2**28, cpu_seconds=1)


def test_a_program_within_its_limits_answers(tmp_path: Path) -> None:
    assert ask_child(program(tmp_path, ECHO), [b"a", b"\xff"], "a.csv") == [b"a", b"\xff"]


@pytest.mark.parametrize("code", [GREEDY, ENDLESS, SILENT, GARBLED])
def test_a_program_that_comes_to_its_limits_or_does_not_answer_is_a_clear_error(tmp_path: Path, code: str) -> None:
    with pytest.raises(SheetError) as refusal:
        ask_child(program(tmp_path, code), [], "a.csv")
    assert (refusal.value.fault, refusal.value.file) == (SheetFault.TOO_MUCH, "a.csv")
