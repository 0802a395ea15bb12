"""`muster plan`, as its users meet it."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.generating import Size, generate
from muster.datasets import read_plan, write_dataset
from tests.functional.conftest import Run

SUMMARY_KEYS = {
    "value",
    "bound",
    "optimality_gap",
    "bound_by",
    "cost",
    "seconds",
    "peak_mb",
    "status",
    "method",
    "version",
    "dataset_sha256",
    "defaults_taken",
}


def test_a_plan_is_written_and_summed_up(run: Run, lists: Path) -> None:
    said = run("plan", lists, "--out", "plan")
    assert said.code == 0
    assert "What becomes of the needs" in said.out
    assert "How much of their worth is reached" in said.out
    assert "The plan is in plan." in said.out
    assert Path("plan/summary.json").is_file()


def test_a_plan_can_be_a_workbook(run: Run, lists: Path) -> None:
    assert run("plan", lists, "--out", "plan.xlsx").code == 0
    assert run("verify", lists, "plan.xlsx").code == 0


def test_json_prints_the_summary_and_what_each_priority_gets(run: Run, lists: Path) -> None:
    document = json.loads(run("plan", lists, "--out", "plan", "--method", "greedy", "--json").out)
    assert set(document["summary"]) == SUMMARY_KEYS
    assert document["summary"]["method"] == "greedy"
    generators, guns, boots = document["priorities"]
    assert generators["outcomes"] == {"on_time": 1, "late": 0, "part": 0, "nothing": 0}
    assert (guns["on_time"], guns["short"]) == (0.5, 0.5)
    assert (boots["value"], boots["bound"], boots["optimality_gap"]) == (0.0, 0.0, 0.0)
    assert document["broken"] == []


def test_the_summary_says_what_the_plan_was_made_from_and_how(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "plan")
    summary = read_plan(Path("plan")).summary
    assert len(summary.dataset_sha256) == 64
    assert summary.defaults_taken["offers.quantity"] == 1
    assert summary.seconds > 0.0
    assert summary.peak_mb > 1.0


def test_only_firm_offers_are_used_when_asked(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "plan", "--status", "committed")
    assert {each.offer_id for each in read_plan(Path("plan")).assignments} == {"O-GUN"}


def test_a_setting_holds_where_the_command_line_says_nothing(run: Run, lists: Path) -> None:
    firm = {"MUSTER_STATUS": "committed"}
    run("plan", lists, "--out", "firm", environment=firm)
    run("plan", lists, "--out", "all", "--status", "offered", environment=firm)
    used = [{each.offer_id for each in read_plan(Path(name)).assignments} for name in ("firm", "all")]
    assert used == [{"O-GUN"}, {"O-GUN", "O-GEN"}]


def test_strict_plans_nothing_from_a_doubtful_dataset(run: Run, doubtful: Path) -> None:
    said = run("plan", doubtful, "--out", "plan", "--strict")
    assert said.code == 2
    assert "'about 20'" in said.err
    assert not Path("plan").exists()


def test_what_muster_has_not_written_is_never_replaced(run: Run, lists: Path) -> None:
    said = run("plan", lists, "--out", lists)
    assert said.code == 2
    assert (lists / "needs.csv").is_file()
    Path("notes.xlsx").write_text("not a workbook", encoding="utf-8")
    assert run("plan", lists, "--out", "notes.xlsx").code == 2
    assert Path("notes.xlsx").read_text(encoding="utf-8") == "not a workbook"


def test_an_earlier_plan_is_replaced_whole(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "plan")
    assert run("plan", lists, "--out", "plan", "--status", "committed").code == 0
    assert sorted(path.name for path in Path().iterdir()) == ["lists", "plan"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--method", "magic"),
        ("--optimality-gap", "2"),
        ("--time-limit", "0"),
        ("--status", "withdrawn"),
        ("--seed", "x"),
    ],
)
def test_an_option_that_means_nothing_is_a_sentence_and_exit_2(run: Run, lists: Path, option: str, value: str) -> None:
    said = run("plan", lists, "--out", "plan", option, value)
    assert said.code == 2
    assert option in said.err
    assert "Traceback" not in said.err


def test_a_time_limit_that_is_over_at_once_still_gives_a_checked_plan(run: Run, lists: Path) -> None:
    assert run("plan", lists, "--out", "plan", "--time-limit", "0.000001").code == 0
    assert run("verify", lists, "plan").code == 0


def test_equal_seeds_give_equal_plans(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "one", "--seed", "7")
    run("plan", lists, "--out", "two", "--seed", "7")
    for table in ("assignments", "movements", "training", "fulfilment", "shortfalls"):
        assert Path(f"one/{table}.csv").read_bytes() == Path(f"two/{table}.csv").read_bytes()


def test_a_first_run_says_that_it_compiles(lists: Path, tmp_path: Path) -> None:
    program = [
        sys.executable,
        "-m",
        "muster",
        "plan",
        str(lists),
        "--out",
        str(tmp_path / "plan"),
        "--method",
        "greedy",
    ]
    surroundings = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache")}
    for expected in (True, False):
        done = subprocess.run(program, capture_output=True, text=True, check=True, env=surroundings)  # noqa: S603 (our own program)
        assert ("Compiling the planner for this machine, once" in done.stderr) is expected


def test_with_json_a_first_run_says_nothing(lists: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "muster", "plan", str(lists), "--out", str(tmp_path / "plan")]
    program += ["--method", "greedy", "--json"]
    surroundings = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(program, capture_output=True, text=True, check=True, env=surroundings)  # noqa: S603 (our own program)
    assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    ("method", "standing"),
    [
        ("greedy", ["Priority 1: value 1", "Priority 2: value 0.5"]),
        (
            "best",
            [
                "Priority 1: value 1, no plan exceeds 1: proven best",
                "Priority 2: value 0.5, no plan exceeds 0.5: proven best",
            ],
        ),
    ],
)
def test_a_terminal_shows_where_each_priority_stands(
    lists: Path, tmp_path: Path, method: str, standing: list[str]
) -> None:
    shown = _on_a_terminal("plan", lists, "--out", tmp_path / "plan", "--method", method)
    assert [line for line in standing if not re.search(re.escape(line) + r"\s*(?![,\w])", shown)] == []
    assert "Priority 3" not in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process alone")
@pytest.mark.parametrize("stage", ["just in time", "prices"])
def test_ctrl_c_in_the_middle_of_a_stage_gives_a_checked_plan(run: Run, tmp_path: Path, stage: str) -> None:
    write_dataset(generate(Size.XS, 1), tmp_path / "many")
    shown = _on_a_terminal("plan", tmp_path / "many", "--out", tmp_path / "plan", interrupt_at=stage)
    assert "Stopping with the best plan so far." in shown
    assert max(read_plan(tmp_path / "plan").summary.value) > 0.0
    assert run("verify", tmp_path / "many", tmp_path / "plan").code == 0


def test_a_time_limit_that_is_over_at_once_serves_the_most_urgent_needs(run: Run, lists: Path) -> None:
    run("plan", lists, "--out", "plan", "--time-limit", "0.000001")
    assert read_plan(Path("plan")).summary.value[0] == 1.0


def _on_a_terminal(*arguments: str | Path, interrupt_at: str | None = None) -> str:
    """What a command shows on a terminal; it must end well, also where Ctrl-C is pressed once some words are there."""
    ours, theirs = os.openpty()
    surroundings = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "40"}
    command = [sys.executable, "-m", "muster", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=surroundings) as running:  # noqa: S603 (our own program)
        os.close(theirs)
        shown = b""
        # A terminal whose other side is gone ends with an error on Linux, with nothing elsewhere.
        with suppress(OSError):
            while more := os.read(ours, 65536):
                shown += more
                if interrupt_at and interrupt_at.encode() in shown:
                    interrupt_at = None
                    running.send_signal(signal.SIGINT)
    os.close(ours)
    assert running.returncode == 0, shown
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process alone")
def test_a_first_ctrl_c_gives_the_best_plan_so_far(lists: Path, tmp_path: Path) -> None:
    # The signal is sent from inside, at the first moment at which the planner could be asked to stop.
    interrupted = (
        "import os, signal, sys\n"
        "from muster.cli import main, watching\n"
        "asked = watching._ask_to_stop\n"
        "from contextlib import contextmanager\n"
        "@contextmanager\n"
        "def pressed(sentence):\n"
        "    with asked(sentence) as stop:\n"
        f"        os.kill(os.getpid(), {int(signal.SIGINT)})\n"
        "        yield stop\n"
        "watching._ask_to_stop = pressed\n"
        f"sys.exit(main(['plan', {str(lists)!r}, '--out', {str(tmp_path / 'plan')!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, text=True, check=False)  # noqa: S603 (our own program)
    assert done.returncode == 0, done.stderr
    assert "Stopping with the best plan so far." in done.stderr
    assert (tmp_path / "plan" / "summary.json").is_file()
