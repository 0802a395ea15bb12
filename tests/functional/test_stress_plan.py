"""`muster stress`, as its users meet it."""

import csv
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.generating import Size, generate
from muster.datasets import write_dataset
from tests.functional.conftest import Run

SEED = 7


@pytest.fixture
def planned(run: Run, lists: Path) -> Path:
    """The small dataset, with a plan beside it."""
    assert run("plan", lists, "--out", "plan").code == 0
    return lists


@pytest.fixture
def random_planned(run: Run, tmp_path: Path) -> Path:
    """A random dataset, with a plan beside it."""
    write_dataset(generate(Size.XXS, SEED), tmp_path / "random")
    assert run("plan", "random", "--out", "plan").code == 0
    return tmp_path / "random"


def rows(path: str) -> list[dict[str, str]]:
    """Rows of a table that was written."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_failure_of_a_small_plan_is_weighed(run: Run, planned: Path) -> None:
    said = run("stress", planned, "plan", "--out", "stress")
    assert (said.code, said.err) == (0, "")
    assert "Priority 1: 1 need; 0 hold in every case, 1 fail after some failure" in said.out
    failures = {row["failure"]: row for row in rows("stress/failures.csv")}
    # One link, both its ends, the course, the one partner in two ways.
    assert set(failures) == {"link:A-B", "site:A", "site:B", "course:C-GUN", "withdrawn:P", "late:P"}
    assert float(failures["withdrawn:P"]["lost_1"]) == 1.0
    assert float(failures["course:C-GUN"]["lost_1"]) == 0.0
    assert float(failures["course:C-GUN"]["lost_2"]) == 0.5
    assert all(float(row["value_1"]) <= float(row["bound_1"]) + 1e-9 for row in failures.values())
    assert failures["withdrawn:P"]["rank_1"] == "1"
    needs = {row["need"]: row for row in rows("stress/needs.csv")}
    assert needs["N-GEN"]["standing"] == "fails"
    assert "withdrawn:P" in needs["N-GEN"]["fails_if"].split(";")
    assert needs["N-GUN"]["standing"] == "failing"
    summary = json.loads(Path("stress/summary.json").read_text(encoding="utf-8"))
    assert summary["risks"]["withdrawn"]["worst"][0] == 1.0


def test_a_back_up_is_confirmed_by_planning_with_it(run: Run, planned: Path) -> None:
    run("stress", planned, "plan", "--out", "stress", "--failures", "withdrawn")
    (generators,) = [row for row in rows("stress/backups.csv") if row["id"] == "generator"]
    assert (generators["site"], float(generators["amount"]), float(generators["used"])) == ("B", 10.0, 10.0)
    assert float(generators["saved_1"]) == 1.0
    assert generators["helps"] == "withdrawn:P"


def test_the_page_of_the_plan_shows_it(run: Run, planned: Path) -> None:
    run("stress", planned, "plan", "--out", "stress")
    assert run("show", planned, "plan", "--stress", "stress", "--out", "plan.html").code == 0
    page = Path("plan.html").read_text(encoding="utf-8")
    assert "What if it fails" in page
    assert "withdrawn:P" in page
    assert "pledge:generator:B" in page
    said = run("show", planned, "plan", "--stress", "plan", "--out", "other.html")
    assert said.code == 2
    assert "A folder that 'muster stress' wrote was expected" in said.err


def test_single_failures_can_be_named(run: Run, planned: Path) -> None:
    said = run("stress", planned, "plan", "--out", "stress", "--failures", "course, link:A-B", "--json")
    document = json.loads(said.out)
    assert {each["failure"] for each in document["failures"]} == {"course:C-GUN", "link:A-B"}


@pytest.mark.parametrize(
    ("failures", "words"),
    [("weather", "'weather' is no kind of failure"), ("link:B-A", "link:B-A cannot touch the plan")],
)
def test_what_is_no_failure_is_refused(run: Run, planned: Path, failures: str, words: str) -> None:
    said = run("stress", planned, "plan", "--out", "stress", "--failures", failures)
    assert said.code == 2
    assert words in said.err
    assert not Path("stress").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(run: Run, planned: Path) -> None:
    said = run("stress", planned, "plan", "--out", "lists")
    assert said.code == 2
    assert (planned / "needs.csv").is_file()
    assert not (planned / "journal.jsonl").exists()


def test_a_plan_that_breaks_a_promise_is_not_tested(run: Run, planned: Path) -> None:
    table = Path("plan/assignments.csv")
    table.write_text(table.read_text(encoding="utf-8").replace("O-GEN,", "O-GUN,"), encoding="utf-8")
    said = run("stress", planned, "plan", "--out", "stress")
    assert said.code == 1
    assert not Path("stress").exists()


def test_samples_are_drawn_from_delays_that_are_said(run: Run, planned: Path) -> None:
    said = run("stress", planned, "plan", "--out", "stress", "--samples", "5", "--seed", "3")
    assert said.code == 0
    assert "These delays are assumed; state better ones with --delays:" in said.out
    assert "A partner's goods are late with a chance of 25" in said.out
    Path("delays.csv").write_text("kind,id,chance,mean_days\npartner,P,1,40\n", encoding="utf-8")
    said = run("stress", planned, "plan", "--out", "other", "--samples", "5", "--delays", "delays.csv")
    assert said.code == 0
    assert "assumed" not in said.out
    samples = [row for row in rows("other/failures.csv") if row["kind"] == "sample"]
    assert len(samples) == 5
    assert all(row["disruptions"].startswith("partner_late:P:") for row in samples)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("kind,id,chance,mean_days\npartner,NOBODY,1,40\n", "'NOBODY' is no partner of the dataset"),
        ("kind,id,chance,mean_days\npartner,P,2,40\n", "chance"),
        ("kind,id,chance,mean_days\nrain,P,1,40\n", "kind"),
    ],
)
def test_delays_that_cannot_be_used_are_refused(run: Run, planned: Path, table: str, words: str) -> None:
    Path("delays.csv").write_text(table, encoding="utf-8")
    said = run("stress", planned, "plan", "--out", "stress", "--samples", "1", "--delays", "delays.csv")
    assert said.code == 2
    assert words in said.err


def test_pairs_cost_at_least_as_much_as_each_alone_and_are_two(run: Run, planned: Path) -> None:
    assert run("stress", planned, "plan", "--out", "stress", "--pairs", "2").code == 0
    pairs = [row for row in rows("stress/failures.csv") if row["kind"] == "pair"]
    assert len(pairs) == 2
    assert all(len(row["disruptions"].split(";")) == 2 for row in pairs)


def test_a_killed_sweep_goes_on_where_it_was_and_finds_the_same(run: Run, random_planned: Path) -> None:
    asked = ("stress", random_planned, "plan", "--samples", "3", "--pairs", "3")
    assert run(*asked, "--out", "whole").code == 0
    journal = Path("whole/journal.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    keys = [json.loads(line)["key"] for line in journal]
    assert len(keys) == len(set(keys))
    Path("half").mkdir()
    # Half of it, and half a line more: what a kill in the middle of writing leaves.
    half = "".join(journal[: len(journal) // 2]) + journal[len(journal) // 2][:40]
    Path("half/journal.jsonl").write_text(half, encoding="utf-8")
    assert run(*asked, "--out", "half").code == 0
    assert _tables("half") == _tables("whole")
    again = Path("half/journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(again) == len(journal) + 1  # only the line that was cut was done again


def test_another_plan_or_seed_does_not_go_on_from_a_journal(run: Run, planned: Path) -> None:
    run("stress", planned, "plan", "--out", "stress", "--failures", "link")
    before = len(Path("stress/journal.jsonl").read_text(encoding="utf-8").splitlines())
    run("stress", planned, "plan", "--out", "stress", "--failures", "link", "--seed", "1")
    after = len(Path("stress/journal.jsonl").read_text(encoding="utf-8").splitlines())
    assert after == 2 * before


def test_two_processes_find_what_one_finds(run: Run, random_planned: Path) -> None:
    assert run("stress", random_planned, "plan", "--out", "one", "--samples", "2").code == 0
    assert run("stress", random_planned, "plan", "--out", "two", "--samples", "2", "--workers", "2").code == 0
    assert _tables("two") == _tables("one")


def test_two_machines_find_what_one_finds_though_one_of_them_dies(run: Run, random_planned: Path) -> None:
    assert run("stress", random_planned, "plan", "--out", "one").code == 0
    with _dask_cluster() as (address, workers):
        journal = Path("two/journal.jsonl")
        with _sweep(random_planned, "two", "--cluster", address) as sweep:
            _wait_for(lambda: journal.is_file() and journal.stat().st_size > 0)
            workers[0].send_signal(signal.SIGKILL)
            _, complaints = sweep.communicate(timeout=300)
    assert (sweep.returncode, "Traceback" in complaints.decode()) == (0, False)
    assert _tables("two") == _tables("one")
    keys = [json.loads(line)["key"] for line in journal.read_text(encoding="utf-8").splitlines()]
    assert len(keys) == len(set(keys))


def test_a_cluster_that_does_not_answer_is_said(run: Run, planned: Path) -> None:
    said = run("stress", planned, "plan", "--out", "stress", "--cluster", "nonsense://nowhere")
    assert said.code == 2
    assert "No scheduler answers at nonsense://nowhere" in said.err


def test_ctrl_c_leaves_the_journal(run: Run, random_planned: Path) -> None:
    journal = Path("stress/journal.jsonl")
    with _sweep(random_planned, "stress") as sweep:
        _wait_for(lambda: journal.is_file() and journal.stat().st_size > 0)
        sweep.send_signal(signal.SIGINT)
        _, complaints = sweep.communicate(timeout=120)
    assert sweep.returncode == 130
    assert re.search(r"Stopped: \d+ of \d+ are in the journal of stress\.", complaints.decode())
    assert not Path("stress/failures.csv").exists()
    assert run("stress", random_planned, "plan", "--out", "stress").code == 0


def _sweep(lists: Path, out: str, *options: str) -> subprocess.Popen[bytes]:
    """A stress test that runs in a process of its own."""
    asked = [sys.executable, "-m", "muster", "stress", str(lists), "plan", "--out", out, *options]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 (our own program)


def _tables(folder: str) -> dict[str, str]:
    """All that was written but the journal, whose lines come as they are done."""
    return {path.name: path.read_text(encoding="utf-8") for path in Path(folder).iterdir() if path.suffix != ".jsonl"}


@contextmanager
def _dask_cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own, on this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    processes = [_dask("scheduler", "--host", "127.0.0.1", "--port", str(port))]
    try:
        _wait_for(lambda: _answers(port))
        processes += [_dask("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _dask(part: str, *options: str) -> subprocess.Popen[bytes]:
    """A part of a Dask cluster as a process."""
    asked = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options, "--no-dashboard"]
    return subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 (our own program)


def _answers(port: int) -> bool:
    with socket.socket() as door:
        door.settimeout(1.0)
        return door.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(is_so: Callable[[], bool], patience_s: float = 120.0) -> None:
    """Wait until something is so; a test that waits in vain fails."""
    deadline = time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_plan_of_firm_offers_is_stressed_as_such(run: Run, planned: Path) -> None:
    (planned / "offers.csv").write_text(
        "offer,partner,item,quantity,site,status\nO-1,P,generator,6,A,committed\nO-2,P,generator,6,A,offered\n",
        encoding="utf-8",
    )
    assert run("plan", planned, "--out", "firm", "--status", "committed").code == 0
    asked = run("stress", planned, "firm", "--out", "as-if-all", "--failures", "late")
    assert "give that here as well" in asked.err
    said = run("stress", planned, "firm", "--out", "firm-only", "--failures", "late", "--status", "committed")
    assert (said.code, said.err) == (0, "")
    (loose,), (firm,) = rows("as-if-all/failures.csv"), rows("firm-only/failures.csv")
    assert float(loose["value_1"]) > float(firm["value_1"])
    assert json.loads(Path("firm-only/summary.json").read_text(encoding="utf-8"))["least_status"] == "committed"
    assert run("plan", planned, "--out", "all").code == 0
    refused = run("stress", planned, "all", "--out", "no", "--status", "committed")
    assert refused.code == 2
    assert "O-2, which is only offered" in refused.err
