"""`muster whatif`, as its users meet it."""

import json
from pathlib import Path

import pytest

import muster
from muster.domain.pledge import Pledge
from tests.functional.conftest import Run


@pytest.fixture
def plan(run: Run, lists: Path) -> Path:
    """A plan of the small dataset, as a folder."""
    assert run("plan", lists, "--out", "plan").code == 0
    return Path("plan")


def test_a_pledge_that_is_wanted_closes_a_need(run: Run, lists: Path, plan: Path) -> None:
    said = run("whatif", lists, plan, "--item", "boots", "--quantity", "100", "--site", "A", "--partner", "P")
    assert said.code == 0
    assert "100 × boots from P at A: 100 would be used." in said.out
    assert "N-BOOTS (priority 3): 100 of 100 usable, 0 before. Because of offer WHAT-IF." in said.out
    assert "N-BOOTS (priority 3): 0 short, 12 late." in said.out


def test_what_stays_open_is_said(run: Run, lists: Path, plan: Path) -> None:
    said = run("whatif", lists, plan, "--item", "boots", "--quantity", "30", "--site", "A", "--partner", "P", "--json")
    document = json.loads(said.out)
    assert document["used"] == 30
    assert document["still_open"] == [{"need_id": "N-BOOTS", "priority": 3, "short": 70, "late": 0}]


def test_a_pledge_that_nobody_needs_is_not_used(run: Run, lists: Path, plan: Path) -> None:
    said = run(
        "whatif", lists, plan, "--item", "generator", "--quantity", "5", "--site", "A", "--partner", "P", "--json"
    )
    assert json.loads(said.out)["used"] == 0


@pytest.mark.parametrize(("option", "value"), [("--item", "unicorn"), ("--site", "NOWHERE"), ("--quantity", "0")])
def test_a_pledge_of_nothing_known_is_refused(run: Run, lists: Path, plan: Path, option: str, value: str) -> None:
    said_so = {"--item": "boots", "--quantity": "1", "--site": "A", "--partner": "P", option: value}
    said = run("whatif", lists, plan, *(word for pair in said_so.items() for word in pair))
    assert said.code == 2
    assert "was expected" in said.err


def test_python_asks_what_if(lists: Path) -> None:
    dataset = muster.read(lists)
    plan = muster.plan(dataset, method="greedy")
    answer = muster.whatif(dataset, plan, Pledge(item_id="boots", quantity=40, site_id="A", partner_id="P"))
    assert answer.used == 40
    assert answer.difference.ended == 0
