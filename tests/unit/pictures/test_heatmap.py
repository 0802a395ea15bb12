"""The heatmap: every cell says what it shows, nothing runs into anything, nothing is empty without a word."""

import pytest

from muster.pictures import HeatCell, Heatmap, HeatRow, Look, draw_heatmap
from muster.pictures.heatmap import shade
from tests.unit.pictures.drawings import numbers, outside, overlaps, texts, tree, words

PARTS = ("on time\u00a016", "late\u00a04", "part\u00a012", "nothing\u00a0104")
FULL = HeatCell(share=0.68, figure="68 %", parts=PARTS, short="16 / 136")
NOTHING = HeatCell(share=0.0, figure="0 %", parts=("nothing\u00a01",), short="0 / 1")
ALL = HeatCell(share=1.0, figure="100 %", parts=("on time\u00a02",), short="2 / 2")


def heatmap(*rows: HeatRow) -> Heatmap:
    return Heatmap(
        title="Priority 1 is covered to 68 % on time; the widest gap is energy",
        description="A grid.",
        note="Share of worth usable on time, and needs by what becomes of them. The deeper, the more.",
        short_note="Share of worth usable on time; needs met on time of all needs.",
        columns=("Priority 1", "Priority 2", "All"),
        short_columns=("P1", "P2", "All"),
        rows=rows,
        empty="Nothing is asked for.",
    )


ROWS = (
    HeatRow(label="Energy & heat <large>", cells=(FULL, NOTHING, FULL)),
    HeatRow(label="A kind of thing whose name is far too long for its column", cells=(None, ALL, ALL)),
)
WIDTHS = pytest.mark.parametrize("width", [240, 288, 520, 896, 1600])


@WIDTHS
def test_no_text_runs_into_another_or_out_of_the_picture(width: int) -> None:
    drawn = draw_heatmap(heatmap(*ROWS), Look(width=width))
    assert not overlaps(texts(drawn))
    assert not outside(drawn)


@WIDTHS
def test_no_text_is_smaller_than_eleven_px(width: int) -> None:
    assert min(each.size for each in texts(draw_heatmap(heatmap(*ROWS), Look(width=width)))) >= 11


def test_each_cell_says_in_words_what_its_shade_shows() -> None:
    said = " ".join(words(draw_heatmap(heatmap(*ROWS), Look())))
    assert all(part in said for part in (*PARTS, "68 %", "0 %", "100 %"))


def test_a_narrow_picture_says_it_in_short() -> None:
    said = words(draw_heatmap(heatmap(*ROWS), Look(width=288)))
    assert {"P1", "68 %", "16 / 136", "0 / 1"} <= set(said)


def test_the_picture_is_named_and_described_for_those_who_hear_it() -> None:
    root = tree(draw_heatmap(heatmap(*ROWS), Look(name="cover")))
    named = root.attrib["aria-labelledby"].split()
    assert root.attrib["role"] == "img"
    assert [each.attrib["id"] for each in root[:2]] == named
    assert root[0].text == heatmap().title


def test_nothing_asked_for_is_said() -> None:
    assert "Nothing is asked for." in words(draw_heatmap(heatmap(), Look()))


def test_the_same_heatmap_is_the_same_picture() -> None:
    assert draw_heatmap(heatmap(*ROWS), Look()) == draw_heatmap(heatmap(*ROWS), Look())
    assert numbers(draw_heatmap(heatmap(*ROWS), Look()))


@pytest.mark.parametrize(("share", "depth"), [(0.0, 0), (0.01, 1), (0.5, 3), (0.99, 4), (1.0, 5), (1.2, 5)])
def test_a_shade_is_lightest_only_for_nothing_and_deepest_only_for_all(share: float, depth: int) -> None:
    assert shade(share) == depth
