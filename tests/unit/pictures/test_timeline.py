"""The timeline: bars and marks stand at their days, late ones have another shape, names never run into bars."""

from dataclasses import replace
from datetime import date

import pytest

from muster.pictures import Bar, Look, Month, Timeline, TimelineGroup, TimelineRow, draw_timeline
from muster.pictures.axis import Axis, months_between
from muster.pictures.timeline import _lanes
from tests.unit.pictures.drawings import outside, overlaps, paths, texts, words

OCT, NOV, DEC = (Month(date(2022, month, 1), name) for month, name in ((10, "Oct 2022"), (11, "Nov"), (12, "Dec")))
START, END = date(2022, 10, 10), date(2022, 12, 12)
SENT = TimelineRow(
    label="P1 Generator <500 kVA> with a very long name indeed",
    amount="1 200 generators",
    bars=(
        Bar(date(2022, 10, 12), date(2022, 10, 20), "sea"),
        Bar(date(2022, 10, 20), date(2022, 10, 25), "rail"),
        Bar(date(2022, 10, 14), date(2022, 10, 27), "course"),
    ),
    usable=((date(2022, 10, 27), False), (date(2022, 11, 20), True)),
    due=date(2022, 11, 1),
)
BARE = TimelineRow(label="P2 Tent", amount="3 tents", bars=(), usable=(), due=END, nothing="nothing is usable")


def timeline(*rows: TimelineRow) -> Timeline:
    return Timeline(
        title="1 of 2 needs is usable in full and on time",
        description="Journeys, courses and the days of use.",
        start=START,
        end=END,
        as_of=date(2022, 10, 12),
        as_of_label="as of Wed 12 Oct 2022",
        months=(OCT, NOV, DEC),
        kinds=(("sea", "by sea"), ("rail", "by rail"), ("course", "course")),
        marks=("usable", "usable, late", "due"),
        groups=(TimelineGroup(heading="Energy", rows=rows, more="and 7 more in the tables"),) if rows else (),
        empty="Nothing is asked for.",
    )


@pytest.mark.parametrize("width", [240, 288, 520, 896, 1600])
def test_no_text_runs_into_another_or_out_of_the_picture(width: int) -> None:
    drawn = draw_timeline(timeline(SENT, BARE), Look(width=width))
    assert not overlaps(texts(drawn))
    assert not outside(drawn)
    assert min(each.size for each in texts(drawn)) >= 11


def test_late_units_have_another_shape_than_those_on_time() -> None:
    drawn = draw_timeline(timeline(SENT), Look())
    assert len(paths(drawn, "late")) == 2, "one in the key, one at its day"
    assert all(path.endswith("l-5-9z") for path in paths(drawn, "late"))


def test_what_is_left_out_and_what_comes_to_nothing_is_said() -> None:
    said = words(draw_timeline(timeline(SENT, BARE), Look()))
    assert {"and 7 more in the tables", "nothing is usable", "as of Wed 12 Oct 2022", "Nov"} <= set(said)


def test_nothing_asked_for_is_said() -> None:
    assert "Nothing is asked for." in words(draw_timeline(timeline(), Look()))


def test_a_horizon_of_one_day_is_drawn() -> None:
    assert draw_timeline(replace(timeline(SENT, BARE), end=START, as_of=START), Look())


def test_days_stand_in_proportion_and_never_outside_the_axis() -> None:
    axis = Axis(date(2022, 1, 1), date(2022, 1, 11), 100, 200)
    assert [axis.x(date(2022, 1, day)) for day in (1, 6, 11, 31)] == [100, 150, 200, 200]
    assert axis.x(date(2021, 1, 1)) == 100


def test_only_months_that_the_axis_shows_are_named() -> None:
    assert months_between((OCT, NOV, DEC), date(2022, 11, 5), date(2022, 11, 30)) == (NOV,)
    assert months_between((OCT, NOV, DEC), START, END) == (OCT, NOV, DEC)


def test_bars_share_a_lane_where_they_follow_each_other_and_courses_keep_their_own() -> None:
    sea, rail, course = SENT.bars
    assert _lanes(SENT.bars) == [[sea, rail], [course]]
    assert len(_lanes((sea, replace(rail, start=sea.start)))) == 2
