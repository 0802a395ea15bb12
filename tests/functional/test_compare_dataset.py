"""`muster compare`, as its users meet it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

import muster
from muster.cli.compare_dataset import BY
from muster.domain.coverage import Outcome
from muster.domain.gap import Axis
from muster.domain.offers import OfferStatus
from tests.functional.conftest import Run
from tests.sources import ROOT

EXAMPLE = ROOT / "examples" / "contact-group-2022-10"
WITHOUT_NUMBA = """
import sys
from muster.cli import main
main(["compare", sys.argv[1]], {})
print("LOADED", *sys.modules)
"""


def test_the_first_sentences_say_what_is_found(run: Run, lists: Path) -> None:
    said = run("compare", lists)
    assert (said.code, said.err) == (0, "")
    covered, gap, *_ = said.out.splitlines()
    assert covered.startswith("Priority 1: of 1 need, 0 can be covered on time on firm commitments, 0 if pledges hold")
    assert covered.endswith(", 1 if every offer is accepted.")
    assert gap == "The widest gap at priority 2 is Howitzer: 2 of 4 can be covered."
    assert "1 offer does not say how much; it covers nothing." in said.out


@pytest.mark.parametrize("by", BY)
def test_needs_are_put_together_by_each_axis_within_the_width_of_a_page(run: Run, by: str) -> None:
    said = run("compare", EXAMPLE, "--by", by)
    assert said.code == 0
    tables = said.out.split("\n\n", 1)[1]
    assert max(len(line) for line in tables.splitlines()) <= 100
    assert "…" not in tables


def test_only_offers_that_are_firm_enough_are_counted(run: Run, lists: Path) -> None:
    firm = run("compare", lists, "--by", "item", "--status", "committed").out
    assert "Units covered on firm commitments" in firm
    assert firm.partition("Units covered")[2].splitlines()[4].split() == [
        "boots",
        "100",
        "0",
        "0",
        "0",
        "0",
        "0",
        "100",
    ]
    assert run("compare", lists, environment={"MUSTER_STATUS": "pledged"}).out.count("covered if pledges hold") == 2


def test_the_document_holds_every_level_axis_and_need(run: Run, lists: Path) -> None:
    said = run("compare", lists, "--json")
    document = json.loads(said.out)
    assert set(document["confidence"]) == {"committed", "pledged", "offered"}
    assert all(set(level) == {axis.value for axis in Axis} for level in document["confidence"].values())
    (gun,) = (row for row in document["confidence"]["committed"]["item"] if row["key"] == "gun")
    assert (gun["units"]["wanted"], gun["units"]["covered"], gun["offered"], gun["left"]) == (4, 2, 2, 0)
    assert [need["need"] for need in document["needs"]] == ["N-GEN", "N-GUN", "N-BOOTS"]
    assert document["not_stated"]["offers"] == [{"item_id": "gun", "offers": 1, "partner_ids": ["P"]}]


def test_needs_that_do_not_say_how_much_are_shown_apart(run: Run, lists: Path) -> None:
    needs = lists / "needs.csv"
    needs.write_text(needs.read_text(encoding="utf-8").replace(",boots,100,", ",boots,,"), encoding="utf-8")
    said = run("compare", lists, "--json")
    (place,) = json.loads(said.out)["not_stated"]["needs"]
    assert (place["table"], place["row"]) == ("needs", 2)
    assert "1 need does not say how much; it is counted nowhere." in run("compare", lists).out


def test_all_tables_are_written_as_a_folder_or_a_workbook(run: Run, lists: Path) -> None:
    assert "All tables are in gap." in run("compare", lists, "--out", "gap").out
    assert run("compare", lists, "--out", "gap", "--status", "committed").code == 0
    assert run("compare", lists, "--out", "gap.xlsx").code == 0
    assert Path("gap.xlsx").is_file()
    with Path("gap/by_item.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["item"] == "generator"]
    assert [(row["status"], row["covered"], row["left"]) for row in rows] == [
        ("committed", "0", "0"),
        ("pledged", "0", "0"),
        ("offered", "10", "2"),
    ]


def test_nothing_that_is_not_a_comparison_is_replaced(run: Run, lists: Path) -> None:
    before = sorted(lists.iterdir())
    said = run("compare", lists, "--out", lists)
    assert (said.code, said.out) == (2, "")
    assert sorted(lists.iterdir()) == before


def test_burdens_are_shared_by_what_is_given_and_against_the_economy(run: Run) -> None:
    burdens = {each.partner_id: each for each in muster.compare(muster.read(EXAMPLE)).burdens}
    assert sum(each.share for each in burdens.values()) == pytest.approx(1.0)
    germany = burdens["DE"]
    assert germany.share_of_gdp is not None
    assert 0.0 < germany.share_of_gdp < 0.001
    assert "What partners give, in million EUR" in run("compare", EXAMPLE, "--by", "partner").out


def test_python_gets_the_comparison_and_may_have_it_written(lists: Path, tmp_path: Path) -> None:
    comparison = muster.compare(muster.read(lists), tmp_path / "gap.xlsx")
    (first, *_) = comparison.rows(Axis.PRIORITY, OfferStatus.OFFERED)
    assert (first.key, first.outcomes[Outcome.ON_TIME]) == ("1", 1)
    assert (tmp_path / "gap.xlsx").is_file()


def test_comparing_loads_no_compiler() -> None:
    done = subprocess.run(  # noqa: S603 (our own interpreter and program)
        [sys.executable, "-c", WITHOUT_NUMBA, str(EXAMPLE)], capture_output=True, text=True, check=True
    )
    assert "numba" not in done.stdout.rpartition("LOADED")[2].split()
