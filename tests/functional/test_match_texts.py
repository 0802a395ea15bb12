"""`muster match`, as its users meet it."""

import csv
import json
from pathlib import Path

import pytest

from muster.matching import ACCEPTED
from tests.functional.conftest import Run, Said

ITEMS = """item,name,aliases,colour
gen-100,Diesel generator 100 kVA,Дизельний генератор 100 кВА;emergency power set,red
gen-20,Diesel generator 20 kVA,,
tr-330,Autotransformer 330/110 kV,,
tr-750,Autotransformer 750/330 kV,,
bag,Sleeping bag,спальник,
"""
TEXTS = "no,text\n1,20 pcs diesel generator 100kVA\n2,автотрансформатор 330/110 кВ\n3,sleeping bags\n4,\n5,Zzyzx\n"


@pytest.fixture
def items(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text(ITEMS, encoding="utf-8")
    return path


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.csv"
    path.write_text(TEXTS, encoding="utf-8")
    return path


def rows(path: Path = Path("matches.csv")) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_text_gets_its_item_the_next_two_and_clues_that_can_be_read(run: Run, items: Path, texts: Path) -> None:
    said = run("match", texts, "--catalogue", items, "--out", "matches.csv")
    assert said.code == 0
    assert "5 texts: " in said.out
    found = rows()
    assert [row["item"] for row in found[:3]] == ["gen-100", "tr-330", "bag"]
    assert found[2]["probability"] == "1"
    assert "power agrees: 100kva = 100 kva" in found[0]["clues"]
    assert "voltage agrees: 330/110 кв = 330/110 kv" in found[1]["clues"]
    assert {found[1]["second"], found[1]["third"]} < {"tr-750", "gen-20", "gen-100", "bag"}
    assert [row["row"] for row in found] == ["2", "3", "4", "5", "6"]


def test_another_voltage_is_incompatible_and_says_so(run: Run, items: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("text\nautotransformer 750/330 kV\n", encoding="utf-8")
    document = json.loads(run("match", "one.csv", "--catalogue", items, "--out", "matches.csv", "--json").out)
    first, *others = document["matches"][0]["candidates"]
    assert first["item"] == "tr-750"
    (other,) = [each for each in others if each["item"] == "tr-330"]
    assert "incompatible voltage: 750/330 kv ≠ 330/110 kv" in other["clues"]
    assert len(document["version"]) == 16


def test_a_text_that_means_nothing_here_waits_for_review_but_keeps_its_row(run: Run, items: Path, texts: Path) -> None:
    said = run("match", texts, "--catalogue", items, "--out", "matches.csv")
    assert rows()[4]["decision"] == "review"
    assert float(rows()[4]["probability"]) < ACCEPTED
    assert "texts.csv row 5, column text: the cell is empty." in said.err
    assert rows()[3]["text"] == ""


def test_examples_teach_labels_whose_names_say_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("item\nA\nB\n", encoding="utf-8")
    lines = [
        f"{word} {thing},{label}"
        for label, things in (("A", ("rifle", "pistol", "mortar")), ("B", ("blanket", "tent", "bed")))
        for thing in things
        for word in ("old", "new", "army", "used", "spare")
    ]
    (tmp_path / "known.csv").write_text("text,item,extra\n" + "\n".join(lines) + "\nx,C\n", encoding="utf-8")
    (tmp_path / "asked.csv").write_text("text\nsniper rifle\nwool blanket\nold rifle\n", encoding="utf-8")
    said = run("match", "asked.csv", "--catalogue", "labels.csv", "--examples", "known.csv", "--out", "matches.csv")
    assert said.code == 0
    assert [row["item"] for row in rows()] == ["A", "B", "A"]
    assert "like the example" in rows()[0]["clues"]
    assert "known.csv row 32, column item: 'C' is not in the table 'catalogue'." in said.err


def test_without_a_catalogue_the_starting_one_is_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "asked.csv").write_text("text\nPanzerhaubitze 2000\n蓄電池\n155 mm M777 howitzer\n", encoding="utf-8")
    assert run("match", "asked.csv", "--out", "matches.csv").code == 0
    assert [row["item"] for row in rows()[::2]] == ["how-pzh2000", "how-m777"]


def test_the_same_texts_give_the_same_table_and_are_remembered(run: Run, items: Path, texts: Path) -> None:
    where = {"XDG_CACHE_HOME": str(Path.cwd() / "kept")}
    run("match", texts, "--catalogue", items, "--out", "first.csv", environment=where)
    assert list(Path("kept/muster/matching").glob("*.sqlite"))
    run("match", texts, "--catalogue", items, "--out", "second.csv", environment=where)
    run("match", texts, "--catalogue", items, "--out", "third.csv")
    assert Path("first.csv").read_bytes() == Path("second.csv").read_bytes() == Path("third.csv").read_bytes()


def test_what_cannot_be_read_is_refused_with_what_to_do(run: Run, items: Path, texts: Path, tmp_path: Path) -> None:
    def refused(*arguments: str | Path) -> Said:
        said = run("match", *arguments, "--out", "matches.csv")
        assert (said.code, said.out) == (2, "")
        assert not Path("matches.csv").exists()
        return said

    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("item\n", encoding="utf-8")
    assert "the column 'text' is missing" in refused("other.csv", "--catalogue", items).err
    assert "the column 'item' is missing" in refused(texts, "--catalogue", "other.csv").err
    assert "there is no item here" in refused(texts, "--catalogue", "empty.csv").err
    assert "nothing.csv" in refused("nothing.csv").err
    assert "A number from 0 to 1 was expected" in refused(texts, "--accept", "7").err


def test_nothing_but_earlier_matches_is_replaced(run: Run, items: Path, texts: Path) -> None:
    said = run("match", texts, "--catalogue", items, "--out", items)
    assert (said.code, items.read_text(encoding="utf-8")) == (2, ITEMS)
    assert run("match", texts, "--catalogue", items, "--out", "matches.csv").code == 0
    assert run("match", texts, "--catalogue", items, "--out", "matches.csv").code == 0
    assert run("match", texts, "--catalogue", items, "--out", "matches.xlsx").code == 0
    assert run("match", "matches.xlsx", "--catalogue", items, "--out", "again.csv").code == 0
    assert [row["item"] for row in rows(Path("again.csv"))[:3]] == ["gen-100", "tr-330", "bag"]
