"""The canonical form and the hash of a dataset."""

from dataclasses import replace
from pathlib import Path

from muster.datasets import canonical_form, dataset_sha256, read_dataset, write_dataset
from muster.domain.partners import Partner
from muster.domain.places import SiteKind
from muster.domain.settings import Settings
from muster.domain.situation import Situation
from tests.folders import TINY, read_folder
from tests.worlds import START, item, need, offer, world


def lines_of(situation: Situation, table: str) -> list[str]:
    """Header and rows of one table; the tables follow one another by name."""
    names = sorted(["settings", *(name for name in vars(situation) if name != "settings")])
    lines = canonical_form(situation).split("\n")
    following = [name for name in names if name > table]
    end = lines.index(following[0]) if following else len(lines) - 1
    return lines[lines.index(table) + 1 : end]


def test_the_whole_form_of_a_tiny_dataset() -> None:
    tiny = Situation(
        settings=Settings(start=START, days=7), partners=(Partner(partner_id="PL", name="Łódź, city", gdp_eur=1.5e3),)
    )
    form = canonical_form(tiny)
    assert form.startswith("alternatives\nitem,alternative,ratio,effectiveness,note,source\nclosures\nlink,site,")
    assert 'partners\npartner,name,country,gdp_eur,note,source\nPL,"Łódź, city",,1500,,\npermits\n' in form
    assert (
        "settings\nkey,value,note,source\nas_of,2024-01-01,,\ncurrency,EUR,,\ndataset_version,1,,\ndays,7,,\n"
        "grace_days,60,,\nstart,2024-01-01,,\nsites\n"
    ) in form
    assert form.endswith("trainees\nqualification,available_from,people,trained,note,source\n")


def test_defaults_are_written_out() -> None:
    situation = world(
        needs=[need("N1", due=10)], offers=[offer("O1", quantity=None)], items=[item("thing", mass_kg=2.5)]
    )
    assert lines_of(situation, "items")[1] == "thing,,,,2.5,2.5,,general,no,,0,,,,"
    assert lines_of(situation, "needs")[1] == ("N1,N1,thing,10,1,1,B,2024-01-01,2024-01-11,2024-03-11,,partners,,,")
    assert lines_of(situation, "offers")[1] == ("O1,P,thing,,A,2024-01-01,2024-02-25,0,offered,held,,,0,0,,hidden,,,")


def test_a_handover_site_is_hidden_unless_it_says_otherwise() -> None:
    situation = world(needs=[need()], offers=[offer()])
    sites = tuple(
        replace(site, kind=SiteKind.HANDOVER if site.site_id == "B" else SiteKind.HUB) for site in situation.sites
    )
    assert [line.split(",")[-3] for line in lines_of(replace(situation, sites=sites), "sites")] == [
        "release",
        "public",
        "hidden",
    ]


def test_a_stated_default_gives_the_same_hash_as_an_empty_cell(tmp_path: Path) -> None:
    plain = read_folder(tmp_path / "plain")
    stated = read_folder(
        tmp_path / "stated",
        settings=f"{TINY['settings']}\ngrace_days,60\nas_of,2024-01-01\ncurrency,EUR",
        items="item,mass_kg,load_kg,cargo,divisible,crew\ngenerator,1e3,1000.0,general,no,0",
        needs="need,request,item,quantity,priority,site,due,expires,weight\n"
        "N1,N1,generator,1e1,1,B,2024-02-01,2024-04-01,1",
        offers="offer,partner,item,quantity,site,available_from,available_until\nO1,PL,generator,10,A,2024-01-01,2024-02-25",
    )
    assert stated.sha256 == plain.sha256


def test_the_order_of_rows_and_columns_means_nothing(tmp_path: Path) -> None:
    one = read_folder(tmp_path / "one", needs=f"{TINY['needs']}\nN2,generator,3,2,B,2024-02-01")
    header = "due,site,need,priority,quantity,item"
    two = read_folder(
        tmp_path / "two", needs=f"{header}\n2024-02-01,B,N2,2,3,generator\n2024-02-01,B,N1,1,10,generator"
    )
    assert (two.situation, two.sha256) == (one.situation, one.sha256)


def test_a_folder_and_a_workbook_have_one_hash(tmp_path: Path) -> None:
    reading = read_folder(tmp_path / "folder")
    write_dataset(reading.situation, tmp_path / "book.xlsx")
    assert read_dataset(tmp_path / "book.xlsx").sha256 == reading.sha256


def test_unknown_columns_and_keys_and_left_out_rows_do_not_count(tmp_path: Path) -> None:
    plain = read_folder(tmp_path / "plain").sha256
    more = read_folder(
        tmp_path / "more",
        settings=f"{TINY['settings']}\ncolour,blue",
        needs="need,item,quantity,priority,site,due,mood\nN1,generator,10,1,B,2024-02-01,calm\nN2,generator,many,1,B,,",
    ).sha256
    assert more == plain


def test_notes_and_quantities_count() -> None:
    situation = world(needs=[need()], offers=[offer()])
    hashes = {
        dataset_sha256(situation),
        dataset_sha256(world(needs=[need(quantity=11)], offers=[offer()])),
        dataset_sha256(world(needs=[need(note="by phone")], offers=[offer()])),
        dataset_sha256(replace(situation, settings=replace(situation.settings, remarks=(("start", "Monday", ""),)))),
    }
    assert len(hashes) == 4
