"""`muster explain`, as its users meet it."""

import json
from pathlib import Path

import pytest

import muster
from tests.functional.conftest import Run


@pytest.fixture
def plan(run: Run, lists: Path) -> Path:
    """A plan of the small dataset, as a folder."""
    assert run("plan", lists, "--out", "plan").code == 0
    return Path("plan")


def test_a_need_that_nobody_offers_asks_for_a_pledge_of_all_of_it(run: Run, lists: Path, plan: Path) -> None:
    said = run("explain", lists, plan, "--need", "N-BOOTS")
    assert said.code == 0
    assert "N-BOOTS: 100 are short." in said.out
    assert "a pledge of 100 boots that is at B by " in said.out


def test_limits_that_stand_in_the_way_together_are_told_together(run: Run, lists: Path, plan: Path) -> None:
    said = run("explain", lists, plan, "--need", "N-GUN")
    assert said.code == 0
    assert "O-GUN-MORE" in said.out
    assert "What to ask of whom" in said.out


def test_an_offer_that_is_not_used_says_why(run: Run, lists: Path, plan: Path) -> None:
    said = run("explain", lists, plan, "--offer", "O-GUN-MORE")
    assert said.code == 0
    assert "O-GUN-MORE: Its quantity is not stated; it could serve N-GUN." in said.out
    assert "Every need that it could serve has all" in run("explain", lists, plan, "--offer", "O-GEN").out


def test_a_need_that_has_all_is_one_sentence(run: Run, lists: Path, plan: Path) -> None:
    assert run("explain", lists, plan, "--need", "N-GEN").out == "N-GEN has all it asks for, on time.\n"


def test_json_has_the_typed_reasons_with_their_sentences(run: Run, lists: Path, plan: Path) -> None:
    document = json.loads(run("explain", lists, plan, "--json").out)
    assert document["is_whole"] is True
    needs = {need["need_id"]: need for need in document["needs"]}
    (cause,) = needs["N-BOOTS"]["causes"]
    assert cause["limits"][0]["reason"] == "no_offer"
    assert cause["cure"]["changes"][0]["kind"] == "pledge"
    assert cause["cure"]["changes"][0]["amount"] == 100
    assert cause["confirmed_by"] == "checked_plan"
    assert cause["sentence"]
    assert {offer["offer_id"]: offer["why"] for offer in document["offers"]} == {
        "O-GEN": "all_served",
        "O-GUN-MORE": "not_stated",
    }
    assert any(
        ask["change"]["kind"] == "confirm" and ask["change"]["subject_id"] == "O-GEN" for ask in document["asks"]
    )


def test_an_id_that_is_not_there_is_refused_with_the_nearest(run: Run, lists: Path, plan: Path) -> None:
    said = run("explain", lists, plan, "--need", "N-BOOT")
    assert said.code == 2
    assert "N-BOOTS" in said.err
    assert run("explain", lists, plan, "--need", "N-GUN", "--offer", "O-GUN").code == 2


def test_a_plan_that_breaks_a_promise_is_not_explained(run: Run, lists: Path, plan: Path) -> None:
    offers = lists / "offers.csv"
    offers.write_text(offers.read_text(encoding="utf-8").replace(",12,", ",13,"), encoding="utf-8")
    said = run("explain", lists, plan)
    assert said.code == 1
    assert "same-dataset: " in said.err
    assert said.out == ""


def test_python_explains_too(lists: Path) -> None:
    dataset = muster.read(lists)
    (need,) = muster.explain(dataset, muster.plan(dataset), need="N-BOOTS").needs
    assert need.causes[0].cure is not None
    assert need.causes[0].cure.changes[0].amount == 100


def test_a_plan_of_firm_offers_is_explained_as_such(run: Run, lists: Path) -> None:
    (lists / "offers.csv").write_text(
        "offer,partner,item,quantity,site,status\nO-1,P,generator,6,A,committed\nO-2,P,generator,6,A,offered\n",
        encoding="utf-8",
    )
    assert run("plan", lists, "--out", "firm", "--status", "committed").code == 0
    asked = run("explain", lists, "firm", "--need", "N-GEN")
    assert "give that here as well" in asked.err
    assert "with nothing changed: plan again" in asked.out
    said = run("explain", lists, "firm", "--status", "committed")
    assert (said.code, "with nothing changed" in said.out) == (0, False)
    assert "It is not firm enough to count; it could serve N-GEN." in said.out
