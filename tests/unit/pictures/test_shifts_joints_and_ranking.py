"""Pictures of a change, of joint causes and of a ranking: nothing runs into anything, marks say what words say."""

from collections.abc import Callable

import pytest

from muster.pictures import (
    JointRow,
    Joints,
    Look,
    Rank,
    Ranking,
    Shift,
    ShiftGroup,
    Shifts,
    draw_joints,
    draw_ranking,
    draw_shifts,
)
from tests.unit.pictures.drawings import outside, overlaps, texts, tree, words

LONG = "M-R155-dec1: 155-mm artillery round, complete (shell, charge, fuze), of which there are many"
SHIFTS = Shifts(
    title="Without the railway: 6 needs lost, 9 later, 1 better covered & closed",
    description="Before and after.",
    note="A ring is before, a disc after; a triangle is after, and worse.",
    groups=(
        ShiftGroup(
            heading="Lost: 1",
            rows=(Shift(label=LONG, before=1.0, after=0.2, figure="30 000 → 5 617 of 30 000", is_worse=True),),
            more="and 12 more",
        ),
        ShiftGroup(
            heading="Better covered: 2",
            rows=(
                Shift(label="Fire <engine>", before=0.0, after=1.0, figure="0 → 10 of 10", is_worse=False),
                Shift(label="Later", before=1.0, after=1.0, figure="30 days later", is_worse=True),
            ),
        ),
    ),
    empty="Nothing differs.",
)
JOINTS = Joints(
    title="Round: 30 000 of 30 000 come late",
    description="Sets of limits.",
    note="Joined dots must be put right together.",
    limits=("Offers are earmarked for others", "An offer does not state its quantity", "A link is full"),
    rows=(
        JointRow(limits=frozenset({0, 2}), share=1.0, words="Enough would be: " + "let an offer serve, and " * 12),
        JointRow(limits=frozenset({1}), share=0.4, words="Enough would be: state the quantity."),
    ),
    empty="Nothing was found.",
)
RANKING = Ranking(
    title="The costliest failure is a port: it costs 12 % of priority 1",
    description="Failures by what they cost.",
    note="Each column has its own scale.",
    measures=("Priority 1", "Priority 2", "Priority 3"),
    short_measures=("P1", "P2", "P3"),
    rows=(
        Rank(label=LONG, aside="7 Nov", amounts=(2.5, 0.5, 0.0), figures=("2.5", "0.5", "0")),
        Rank(label="partner DE", aside="", amounts=(0.1, 12.0, -1.5), figures=("0.1", "12", "−1.5")),
    ),
    more="and 300 more",
    empty="Nothing can fail.",
)
Draw = Callable[[Look], str]
DRAWN: dict[str, Draw] = {
    "shifts": lambda look: draw_shifts(SHIFTS, look),
    "joints": lambda look: draw_joints(JOINTS, look),
    "ranking": lambda look: draw_ranking(RANKING, look),
}
EACH = pytest.mark.parametrize("name", DRAWN)


@EACH
@pytest.mark.parametrize("width", [240, 288, 520, 896, 1600])
def test_no_text_runs_into_another_or_out_of_the_picture_or_is_too_small(name: str, width: int) -> None:
    drawn = DRAWN[name](Look(width=width))
    assert not overlaps(texts(drawn))
    assert not outside(drawn)
    assert min(each.size for each in texts(drawn)) >= 11


@EACH
def test_the_picture_is_named_and_described_and_the_same_each_time(name: str) -> None:
    drawn = DRAWN[name](Look(name=name))
    root = tree(drawn)
    assert [each.attrib["id"] for each in root[:2]] == root.attrib["aria-labelledby"].split()
    assert drawn == DRAWN[name](Look(name=name))


def test_what_is_worse_is_told_by_shape_as_well_as_by_colour() -> None:
    drawn = draw_shifts(SHIFTS, Look())
    marks = [each for each in tree(drawn).iter() if "mp-f-late" in each.attrib.get("class", "")]
    assert [each.tag.partition("}")[2] for each in marks] == ["path", "path"]


def test_limits_of_one_set_are_full_dots_joined_by_a_line() -> None:
    dots = [each for each in tree(draw_joints(JOINTS, Look())).iter() if each.tag.endswith("circle")]
    assert sum(each.attrib["r"] == "5.5" for each in dots) == 3


def test_bars_of_a_column_share_a_scale_and_what_is_won_stands_open() -> None:
    root = tree(draw_ranking(RANKING, Look(width=900)))
    bars = [each for each in root.iter() if each.tag.endswith("rect")][1:]
    lost = [float(each.attrib["width"]) for each in bars if "mp-f-late" in each.attrib["class"]]
    assert lost[0] == pytest.approx(25 * lost[2], rel=0.05)
    assert len(bars) == len(lost) + 1


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (
            draw_shifts(Shifts(title="T", description="D", note="", groups=(), empty="Nothing differs."), Look()),
            "differs",
        ),
        (
            draw_joints(Joints(title="T", description="D", note="", limits=(), rows=(), empty="None found."), Look()),
            "None found.",
        ),
    ],
)
def test_an_empty_picture_says_so(drawn: str, said: str) -> None:
    assert any(said in each for each in words(drawn))
