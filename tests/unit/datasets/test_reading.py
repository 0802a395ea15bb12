"""Reading a dataset: what counts, what is left out, what is refused."""

from datetime import date, datetime
from pathlib import Path

import pytest

from muster.datasets import read_dataset
from muster.domain.findings import DefaultTaken, FindingCode
from muster.errors import DatasetRefusedError
from tests.folders import TINY, dataset_folder, dataset_workbook, read_folder, sentences

NEED = "need,item,quantity,priority,site,due"


def refusal(folder: Path, /, **tables: str | None) -> DatasetRefusedError:
    with pytest.raises(DatasetRefusedError) as refused:
        read_folder(folder, **tables)
    return refused.value


def test_the_tiny_dataset_is_read_without_a_finding(tmp_path: Path) -> None:
    reading = read_folder(tmp_path)
    assert reading.findings == ()
    (need,), (offer,) = reading.situation.needs, reading.situation.offers
    assert (need.need_id, need.quantity, need.due) == ("N1", 10.0, date(2024, 2, 1))
    assert (offer.offer_id, offer.available_from, offer.quantity) == ("O1", None, 10.0)


def test_every_default_of_a_quantity_date_or_capacity_is_counted(tmp_path: Path) -> None:
    offers = "offer,partner,item,quantity,site,available_from\nO1,PL,generator,10,A,2024-01-05\nO2,PL,generator,,A,"
    counts = {(taken.table, taken.column): taken.count for taken in read_folder(tmp_path, offers=offers).defaults}
    assert counts["offers", "quantity"] == 1
    assert counts["offers", "available_from"] == 1
    assert counts["offers", "available_until"] == 2
    assert counts["settings", "grace_days"] == 1
    assert counts["links", "capacity_t_per_week"] == 1
    assert ("offers", "fund") not in counts


def test_rows_that_are_left_out_take_no_defaults(tmp_path: Path) -> None:
    needs = f"{TINY['needs']}\nN2,generator,many,1,B,2024-02-01"
    defaults = read_folder(tmp_path, needs=needs).defaults
    assert DefaultTaken(table="needs", column="earliest", count=1) in defaults


def test_all_that_is_wrong_is_found_at_once(tmp_path: Path) -> None:
    needs = f"{TINY['needs']}\nN2,lamp,many,9,C,soon"
    found = [(finding.code, finding.place.column) for finding in read_folder(tmp_path, needs=needs).findings]
    assert sorted(found) == [
        (FindingCode.BAD_DATE, "due"),
        (FindingCode.BAD_NUMBER, "quantity"),
        (FindingCode.OUT_OF_RANGE, "priority"),
        (FindingCode.UNKNOWN_REFERENCE, "item"),
        (FindingCode.UNKNOWN_REFERENCE, "site"),
    ]


def test_what_names_a_left_out_row_is_left_out_down_to_the_last(tmp_path: Path) -> None:
    reading = read_folder(
        tmp_path,
        sites="site,latitude\nA,\nB,\nC,north",
        links=f"{TINY['links']}\nB-C,B,C,road,1",
        closures="link\nB-C\nA-B",
        permits="permit,links,status\nP1,B-C,needed\nP2,A-B;B-C,needed",
    )
    assert [(finding.code, finding.place.table, finding.place.row) for finding in reading.findings] == [
        (FindingCode.BAD_NUMBER, "sites", 4),
        (FindingCode.LEFT_OUT_REFERENCE, "links", 3),
        (FindingCode.LEFT_OUT_REFERENCE, "closures", 2),
        (FindingCode.LEFT_OUT_ENTRY, "permits", 2),
        (FindingCode.NO_ENTRY_LEFT, "permits", 2),
        (FindingCode.LEFT_OUT_ENTRY, "permits", 3),
    ]
    assert [closure.link_id for closure in reading.situation.closures] == ["A-B"]
    assert [permit.links for permit in reading.situation.permits] == [("A-B",)]


def test_a_package_without_a_usable_variant_leaves_out_what_asks_for_it(tmp_path: Path) -> None:
    reading = read_folder(
        tmp_path,
        packages="package,variant,item,quantity\nset,set-1,generator,1\nset,set-1,lamp,1\npair,pair-1,generator,2",
        needs=f"{TINY['needs']}\nN2,set,1,1,B,2024-02-01\nN3,pair,1,1,B,2024-02-01",
    )
    assert [need.need_id for need in reading.situation.needs] == ["N1", "N3"]
    assert [part.package_id for part in reading.situation.packages] == ["pair"]


def test_a_need_for_training_needs_neither_item_nor_site(tmp_path: Path) -> None:
    needs = f"{TINY['needs']}\nN2,drivers,20,2,,2024-02-01"
    reading = read_folder(tmp_path, needs=needs, trainees="qualification,people\ndrivers,30")
    assert reading.findings == ()
    assert reading.situation.is_training(reading.situation.need_by_id["N2"])


def test_a_need_for_goods_without_a_site_is_left_out(tmp_path: Path) -> None:
    reading = read_folder(tmp_path, needs=f"{TINY['needs']}\nN2,generator,1,1,,2024-02-01")
    assert [finding.place.column for finding in reading.findings] == ["site"]


def test_without_a_table_of_partners_any_partner_may_offer(tmp_path: Path) -> None:
    assert read_folder(tmp_path, partners=None, permits="permit,offers\nP1,partner:PL").findings == ()


def test_the_recipient_may_be_the_partner_of_its_own_stock(tmp_path: Path) -> None:
    settings = f"{TINY['settings']}\nrecipient,UA"
    assert read_folder(tmp_path, settings=settings, offers=TINY["offers"].replace("PL", "UA")).findings == ()


@pytest.mark.parametrize("earmark", ["N1", "site:B", "priority:5", "theme:energy", "N1;priority:2"])
def test_an_offer_may_be_earmarked_for_needs_sites_priorities_and_themes(tmp_path: Path, earmark: str) -> None:
    offers = f"offer,partner,item,quantity,site,earmarked_for\nO1,PL,generator,10,A,{earmark}"
    assert read_folder(tmp_path, offers=offers).findings == ()


@pytest.mark.parametrize(
    "earmark", ["N7", "site:C", "priority:9", "priority:", ":N1", "theme:", "country:UA", "need:N1"]
)
def test_an_earmark_that_names_nothing_is_found(tmp_path: Path, earmark: str) -> None:
    offers = f"offer,partner,item,quantity,site,earmarked_for\nO1,PL,generator,10,A,N1;{earmark}"
    reading = read_folder(tmp_path, offers=offers)
    assert [finding.code for finding in reading.findings] == [FindingCode.UNKNOWN_ENTRY]
    assert reading.situation.offers[0].earmarked_for == ("N1",)


def test_equal_rows_with_one_id_are_taken_once(tmp_path: Path) -> None:
    reading = read_folder(tmp_path, needs=f"{TINY['needs']}\n{TINY['needs'].splitlines()[1]}")
    assert len(reading.situation.needs) == 1
    assert [finding.place.row for finding in reading.findings] == [3]


@pytest.mark.parametrize("order", [1, -1])
def test_of_different_rows_with_one_id_none_is_taken_in_whatever_order(tmp_path: Path, order: int) -> None:
    rows = ["N1,generator,10,1,B,2024-02-01", "N2,generator,5,1,B,2024-02-01", "N2,generator,6,1,B,2024-02-01"][::order]
    reading = read_folder(tmp_path, needs="\n".join([NEED, *rows]))
    assert [need.need_id for need in reading.situation.needs] == ["N1"]


@pytest.mark.parametrize("others", [1, 2, 3, 4])
def test_a_hundred_times_the_other_offers_is_doubted(tmp_path: Path, others: int) -> None:
    rows = [f"O{number},PL,generator,10,A" for number in range(others)]
    offers = "\n".join(["offer,partner,item,quantity,site", *rows, "OX,PL,generator,1000,A", "OY,PL,generator,,A"])
    findings = read_folder(tmp_path, offers=offers).findings
    assert [(finding.code, finding.found) for finding in findings] == [(FindingCode.IMPLAUSIBLE_QUANTITY, "1000")]


def test_less_than_a_hundred_times_is_not_doubted(tmp_path: Path) -> None:
    offers = f"{TINY['offers']}\nO2,PL,generator,999,A"
    assert read_folder(tmp_path, offers=offers).findings == ()


def test_goods_that_arrived_may_do_so_after_their_offer_ended(tmp_path: Path) -> None:
    header = "offer,partner,item,quantity,site,stage,available_from,available_until,minimum"
    offers = f"{header}\nO1,PL,generator,5,A,moving,2024-02-01,2024-01-05,10"
    assert read_folder(tmp_path, offers=offers).findings == ()


def test_the_majority_of_a_request_holds_whatever_the_order(tmp_path: Path) -> None:
    header = "need,request,item,quantity,priority,weight,site,due"
    rows = [f"N{n},R,generator,10,1,{weight},B,2024-02-01" for n, weight in ((1, 5), (2, 1), (3, 1))]
    for order in (1, -1):
        needs = read_folder(tmp_path, needs="\n".join([header, *rows[::order]])).situation.needs
        assert [need.need_id for need in needs] == ["N2", "N3"]


def test_an_unknown_column_is_kept_with_its_nearest_known_name(tmp_path: Path) -> None:
    needs = "need,item,quantity,prioriti,priority,site,due\nN1,generator,10,high,1,B,2024-02-01"
    reading = read_folder(tmp_path, needs=needs)
    assert reading.situation.needs[0].extra == (("prioriti", "high"),)
    assert [finding.code for finding in reading.findings] == [FindingCode.UNKNOWN_COLUMN]
    needs = needs.replace(",priority,", ",").replace(",high,1", ",1")
    assert "The nearest known name is 'priority'." in sentences(refusal(tmp_path, needs=needs).findings)[0]


def test_blank_rows_are_passed_over_and_counted(tmp_path: Path) -> None:
    reading = read_folder(tmp_path, needs=f"{TINY['needs']}\n\n, ,,\nN2,generator,x,1,B,2024-02-01")
    assert [finding.place.row for finding in reading.findings] == [5]


def test_a_table_of_the_settings_keeps_remarks_and_unknown_keys(tmp_path: Path) -> None:
    settings = "key,value,note,mood\nstart,2024-01-01,Monday,\ndays,56,,calm\ncolour,blue,,"
    read = read_folder(tmp_path, settings=settings).situation.settings
    assert read.extra == (("colour", "blue"),)
    assert read.remarks == (("start", "Monday", ""),)
    assert read.extra_cells == (("days", "mood", "calm"),)


def test_an_unknown_table_is_refused_with_the_nearest_known_name(tmp_path: Path) -> None:
    assert "'oferrs' is not a table of a dataset" in str(refusal(tmp_path, offers=None, oferrs=TINY["offers"]))
    assert "The nearest known name is 'offers'" in str(refusal(tmp_path, offers=None, oferrs=TINY["offers"]))


def test_every_missing_table_is_named(tmp_path: Path) -> None:
    said = str(refusal(tmp_path, items=None, links=None, settings=None))
    assert [f"the table '{name}' is missing" in said for name in ("settings", "items", "links")] == [True] * 3


def test_one_table_in_two_files_is_refused(tmp_path: Path) -> None:
    dataset_folder(tmp_path)
    (tmp_path / "needs.CSV").write_text(TINY["needs"], encoding="utf-8")
    if len(list(tmp_path.iterdir())) > len(TINY):  # not where case means nothing to the system
        assert "the table 'needs' is there more than once" in str(refusal(tmp_path))


def test_a_newer_dataset_is_refused_before_its_new_tables_are_complained_of(tmp_path: Path) -> None:
    said = str(refusal(tmp_path, settings="key,value\ndataset_version,2", stars="star\nSol"))
    assert "dataset_version is 2" in said
    assert "stars" not in said


@pytest.mark.parametrize(
    "settings",
    [
        "key,value\ndays,56",
        "key,value\nstart,2024-01-01",
        "key,value\nstart,2024-01-01\ndays,0",
        "key,value\nstart,first of May\ndays,56",
        "key,value\nstart,9999-12-01\ndays,56",
        "key,value\nstart,2024-01-01\nstart,2024-01-02\ndays,56",
        "word,value\nstart,2024-01-01",
        "",
    ],
)
def test_settings_without_start_or_days_are_refused_with_all_that_was_noticed(tmp_path: Path, settings: str) -> None:
    refused = refusal(tmp_path, settings=settings, needs=f"{TINY['needs']}\nN2,generator,many,1,B,2024-02-01")
    assert "the settings do not say when the plan starts" in str(refused)
    assert {finding.place.table for finding in refused.findings} == {"settings", "needs"}


def test_a_wrong_setting_takes_its_default(tmp_path: Path) -> None:
    reading = read_folder(tmp_path, settings=f"{TINY['settings']}\ngrace_days,long")
    assert reading.situation.settings.grace_days == 60
    assert [finding.code for finding in reading.findings] == [FindingCode.BAD_WHOLE_NUMBER]


def test_a_dataset_without_a_usable_need_is_refused_with_its_findings(tmp_path: Path) -> None:
    refused = refusal(tmp_path, needs=f"{NEED}\nN1,generator,many,1,B,2024-02-01")
    assert "no usable row is left in the table 'needs'" in str(refused)
    assert [finding.code for finding in refused.findings] == [FindingCode.BAD_NUMBER]


def test_an_offer_that_does_not_state_its_quantity_is_enough_of_an_offer(tmp_path: Path) -> None:
    assert read_folder(tmp_path, offers="offer,partner,item,site\nO1,PL,generator,A").findings == ()


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    dataset_folder(tmp_path)
    (tmp_path / "needs.csv").write_bytes(b"need\nK\xf6ln")
    assert str(refusal(tmp_path / "nowhere" / "deep", **dict.fromkeys(TINY))).endswith("Check the path.")
    with pytest.raises(DatasetRefusedError, match="the byte 0xF6 at position 7 is not UTF-8"):
        read_dataset(tmp_path)


def test_a_workbook_is_read_as_a_folder_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*NEED.split(",")],
        ["N1", "generator", 10, "1", "B", date(2024, 2, 1)],
        [2, "generator", "1e1", 1.0, "B", datetime(2024, 2, 1)],  # noqa: DTZ001 # a cell knows no zone
    ]
    sites: list[list[object]] = [["site", "latitude"], ["A", 51.5], ["B", None]]
    reading = read_dataset(dataset_workbook(tmp_path / "d.xlsx", needs=rows, sites=sites, _notes=[["anything"]]))
    assert reading.findings == ()
    assert [(need.need_id, need.quantity, need.due) for need in reading.situation.needs] == [
        ("2", 10.0, date(2024, 2, 1)),
        ("N1", 10.0, date(2024, 2, 1)),
    ]


def test_a_finding_in_a_workbook_names_its_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*NEED.split(",")],
        ["N1", "generator", 10, 1, "B", date(2024, 2, 1)],
        ["N2", "generator", True, 1, "B", 45000],
    ]
    reading = read_dataset(dataset_workbook(tmp_path / "d.xlsx", needs=rows))
    said = [sentence.split(": ")[1] for sentence in sentences(reading.findings)]
    assert said == ["d.xlsx [needs] C3", "d.xlsx [needs] F3"]
