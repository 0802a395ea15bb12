"""`muster replan`, as its users meet it."""

import json
from pathlib import Path

import pytest

import muster
from muster.datasets import read_dataset, read_plan
from muster.domain.offers import OfferStage
from muster.domain.plan import AssignmentStatus
from muster.errors import BadOptionError
from tests.functional.conftest import Run
from tests.worlds import day

HEADER = "date,kind,id,what,column,value,quantity,until,note\n"


@pytest.fixture
def plan(run: Run, lists: Path) -> Path:
    """A plan of the small dataset, as a folder."""
    assert run("plan", lists, "--out", "plan").code == 0
    return Path("plan")


def told(*rows: str) -> Path:
    """A table of what happened."""
    path = Path("changes.csv")
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_without_anything_that_happened_the_same_tables_come_back(run: Run, lists: Path, plan: Path) -> None:
    said = run("replan", lists, plan, "--as-of", day(0), "--out", "today")
    assert said.code == 0
    for table in plan.iterdir():
        assert (Path("today/plan") / table.name).read_bytes() == table.read_bytes()


def test_a_later_day_is_a_dataset_whose_plan_keeps_every_promise(run: Run, lists: Path, plan: Path) -> None:
    assert run("replan", lists, plan, "--as-of", day(25), "--out", "today").code == 0
    assert run("verify", "today/dataset", "today/plan").code == 0
    offers = read_dataset("today/dataset").situation.offers
    assert {offer.stage for offer in offers if offer.part_of == "O-GEN"} == {OfferStage.RECEIVED}
    rows = read_plan("today/plan").assignments
    assert {row.status for row in rows if row.need_id == "N-GEN"} == {AssignmentStatus.FIXED}


def test_what_happened_is_told_need_by_need_with_its_cause(run: Run, lists: Path, plan: Path) -> None:
    changes = told(f"{day(1)},offer,O-GEN,change,,,6,,")
    said = run("replan", lists, plan, "--as-of", day(1), "--changes", changes, "--out", "today")
    assert said.code == 0
    assert "N-GEN (priority 1): 6 of 10 usable, 10 before. Because of offer O-GEN." in said.out
    assert run("verify", "today/dataset", "today/plan").code == 0
    assert "N-GEN,1,lost,10,10,6," in Path("today/difference/needs.csv").read_text(encoding="utf-8")


def test_json_holds_the_difference_and_the_orders(run: Run, lists: Path, plan: Path) -> None:
    changes = told(
        f"{day(1)},offer,O-NEW,add,partner,P,100,,",
        f"{day(1)},offer,O-NEW,add,item,boots,,,",
        f"{day(1)},offer,O-NEW,add,site,A,,,",
    )
    said = run("replan", lists, plan, "--as-of", day(1), "--changes", changes, "--out", "today", "--json")
    document = json.loads(said.out)
    (need,) = document["needs"]
    assert (need["need_id"], need["verdict"]) == ("N-BOOTS", "gained")
    assert need["causes"] == [{"kind": "offer", "subject_id": "O-NEW"}]
    assert {order["deed"] for order in document["orders"]} == {"send"}


@pytest.mark.parametrize(
    ("row", "told_of"),
    [
        ("{day},offer,O-GONE,cancel,,,,,", "'O-GONE' is no known offer"),
        ("{day},offer,O-GEN,close,,,,,", "'close' does not fit the kind 'offer'"),
        ("{day},offer,O-GEN,change,colour,red,,,", "'colour' is no column of offers"),
        ("{day},offer,O-GEN,change,available_from,soon,,,", "'soon' is not a date"),
        ("{day},offer,O-GEN,change,site,NOWHERE,,,", "'NOWHERE' is not in the table 'sites'"),
        ("{day},offer,O-GEN,late,,,,,", "The new date was expected"),
        ("{day},offer,O-GEN,add,partner,P,,,", "'O-GEN' is there already"),
        ("{day},offer,O-NEW,add,partner,P,,,", "The new offer 'O-NEW' lacks item, site"),
        ("{day},link,A-B,close,,2,,,", "'2' is no share of normal"),
        ("soon,link,A-B,close,,,,,", "'soon' is not a date"),
        ("{day},movement,A99999,lost,,,,,", "'A99999' is no known assignment of the plan"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_place(
    run: Run, lists: Path, plan: Path, row: str, told_of: str
) -> None:
    changes = told(row.format(day=day(1)))
    said = run("replan", lists, plan, "--as-of", day(1), "--changes", changes, "--out", "today")
    assert said.code == 2
    assert "changes.csv row 2" in said.err
    assert told_of in said.err
    assert not Path("today").exists()


def test_goods_that_have_not_left_cannot_be_lost_on_the_way(run: Run, lists: Path, plan: Path) -> None:
    changes = told(f"{day(1)},movement,A00001,lost,,,,,")
    said = run("replan", lists, plan, "--as-of", day(1), "--changes", changes, "--out", "today")
    assert said.code == 2
    assert "have not left" in said.err


def test_goods_on_their_way_can_be_lost(run: Run, lists: Path, plan: Path) -> None:
    number = next(row.assignment_id for row in read_plan(plan).assignments if row.need_id == "N-GEN")
    changes = told(f"{day(25)},movement,{number},lost,,,4,,struck by lightning")
    said = run("replan", lists, plan, "--as-of", day(25), "--changes", changes, "--out", "today")
    assert said.code == 0
    assert run("verify", "today/dataset", "today/plan").code == 0
    lost = [offer for offer in read_dataset("today/dataset").situation.offers if offer.stage is OfferStage.LOST]
    assert [offer.quantity for offer in lost] == [4.0]


def test_a_day_before_the_dataset_is_refused(run: Run, lists: Path, plan: Path) -> None:
    said = run("replan", lists, plan, "--as-of", "1999-01-01", "--out", "today")
    assert said.code == 2
    assert "1999-01-01 is out of range" in said.err


def test_a_plan_of_another_dataset_is_not_renewed(run: Run, lists: Path, plan: Path) -> None:
    offers = lists / "offers.csv"
    offers.write_text(offers.read_text(encoding="utf-8").replace(",12,", ",11,"), encoding="utf-8")
    said = run("replan", lists, plan, "--as-of", day(1), "--out", "today")
    assert said.code == 1
    assert "same-dataset: " in said.err
    assert not Path("today").exists()


def test_python_replans(lists: Path) -> None:
    dataset = muster.read(lists)
    plan = muster.plan(dataset, method="greedy")
    made = muster.replan(dataset, plan, day(3))
    assert made.broken == ()
    assert made.plan.summary.value == pytest.approx(plan.summary.value)
    with pytest.raises(BadOptionError):
        muster.replan(dataset, plan, day(1000))
