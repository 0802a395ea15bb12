"""What every command shares: help, exit codes, completion, and quick starts."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from muster import __version__
from muster.errors import BrokenInvariantError
from muster.services import check_dataset
from tests.functional.conftest import Run

HEAVY = ("numpy", "numba", "rich", "jinja2", "python_calamine", "xlsxwriter", "muster.planning", "muster.datasets")


def test_the_version_is_one(run: Run) -> None:
    assert run("--version").out == f"muster {__version__}\n"


@pytest.mark.parametrize("command", ["validate", "compare", "plan", "verify", "show", "completion"])
def test_the_help_of_a_command_has_examples_and_exit_codes(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert f"muster {command} " in said.out.partition("Examples:")[2]
    assert "Exit codes:" in said.out


def test_help_and_import_load_nothing_heavy() -> None:
    for program in ("import muster", "import muster.cli; muster.cli.main(['--help'], {})"):
        listed = _python(f"import sys; {program}; print('LOADED', *sys.modules)").rpartition("LOADED")[2].split()
        assert not [name for name in HEAVY if name in listed]


def test_importing_muster_takes_less_than_a_third_of_a_second() -> None:
    timed = "import time; began = time.perf_counter(); import muster; print(time.perf_counter() - began)"
    assert min(float(_python(timed)) for _ in range(3)) <= 0.3


def test_an_unknown_command_is_a_sentence_and_exit_2(run: Run) -> None:
    said = run("divine", "lists")
    assert said.code == 2
    assert "No such command 'divine'" in said.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(run: Run, shell: str) -> None:
    said = run("completion", shell)
    assert said.code == 0
    assert "_MUSTER_COMPLETE" in said.out


def test_a_setting_that_means_nothing_is_a_sentence_and_exit_2(run: Run, lists: Path) -> None:
    said = run("validate", lists, environment={"MUSTER_SEED": "many"})
    assert (said.code, said.out) == (2, "")
    assert said.err == "MUSTER_SEED: 'many' was found, a whole number from 0 was expected.\n"


def test_a_reader_that_leaves_early_is_no_error(lists: Path) -> None:
    muster = [sys.executable, "-m", "muster", "validate", str(lists), "--json"]
    with subprocess.Popen(muster, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 (our own program)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in {0, 141}


def test_a_fault_of_muster_is_said_without_a_traceback(run: Run, lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_dataset, "read_dataset", _contradict)
    said = run("validate", lists)
    assert said.code == 70
    assert said.err.startswith("Muster itself is at fault (BrokenInvariantError: two and two)")
    assert "Traceback" in run("validate", lists, environment={"MUSTER_LOG_LEVEL": "debug"}).err


def test_ctrl_c_inside_compiled_code_is_no_fault(run: Run, lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_dataset, "read_dataset", _be_interrupted)
    said = run("validate", lists)
    assert (said.code, said.err) == (130, "Stopped. Nothing was written.\n")


def _contradict(_path: Path) -> NoReturn:
    raise BrokenInvariantError("two and two")


def _be_interrupted(_path: Path) -> NoReturn:
    raise SystemError("returned a result with an exception set") from KeyboardInterrupt()


def _python(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 (our own program)
    return done.stdout
