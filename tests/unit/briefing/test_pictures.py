"""What the pictures of a page say: titles that are findings, and nothing that is not to be seen."""

import pytest

from muster.briefing.coverage_picture import coverage_heatmap
from muster.briefing.map_picture import plan_map, tonnes
from muster.briefing.names import Names
from muster.briefing.timeline_section import plan_timeline
from muster.domain.coverage import cover_needs
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.pictures import Look, draw_heatmap, draw_map, draw_timeline
from tests.plans import plan, send, use
from tests.unit.pictures.drawings import tree
from tests.worlds import item, link, need, offer, site, world

LISTS = world(
    items=[item(category="energy"), item("tent", category="shelter", name="Tent <large>")],
    sites=[
        site("A", name="Gdańsk", kind="port", latitude=54.4, longitude=18.7),
        site("H", name="Rzeszów (hub)", kind="hub", latitude=50.1, longitude=22.0),
        site("B", name="Kyiv", kind="depot", country="UA", latitude=50.4, longitude=30.5),
        site("X", name="Medyka", kind="handover", latitude=49.8, longitude=22.9),
    ],
    links=[link("A", "H"), link("H", "B"), link("H", "X")],
    needs=[need(), need("N2", item="tent", quantity=4, priority=2, due=3), need("N3", quantity=2, site="X")],
    offers=[offer(quantity=12), offer("O2", item="tent", site="A", quantity=4)],
    settings={"recipient": "UA"},
)
BY = [("A-H", 0), ("H-B", 3)]
PLAN = plan(
    LISTS,
    send("O1", "N1", 10, by=BY),
    send("O1", "N3", 2, by=[("A-H", 0), ("H-X", 3)]),
    send("O2", "N2", 4, by=BY),
    use("N1", 8, on=5),
    use("N1", 2, on=25),
    use("N2", 4, on=5),
    use("N3", 2, on=5),
)
ALL_IN_TIME = plan(LISTS, use("N1", 10, on=5), use("N2", 4, on=2), use("N3", 2, on=5))


def heatmap_of(lists: Situation, made: Plan) -> str:
    return coverage_heatmap(cover_needs(lists, made), Names(lists)).title


def test_the_heatmap_says_how_far_the_most_urgent_needs_are_covered_and_where_the_gap_is() -> None:
    assert heatmap_of(LISTS, PLAN) == "Priority 1 is covered to 90\u202f% on time; the widest gap is energy"


def test_the_heatmap_says_that_all_is_covered() -> None:
    assert heatmap_of(LISTS, ALL_IN_TIME) == "All 3 needs are covered in full and on time"


def test_the_heatmap_counts_needs_by_what_becomes_of_them() -> None:
    content = coverage_heatmap(cover_needs(LISTS, PLAN), Names(LISTS))
    energy = next(row for row in content.rows if row.label == "Energy")
    assert energy.cells[0] is not None
    assert energy.cells[0].parts == ("on time\u00a01", "late\u00a01")
    assert energy.cells[1] is None


def test_the_map_says_how_much_travels_and_where_most_of_it_passes() -> None:
    assert plan_map(Names(LISTS), PLAN).title == "16\u202ft travel; 100\u202f% of it passes Rzeszów (hub)"


def test_the_map_of_lists_says_that_no_plan_uses_the_links() -> None:
    assert plan_map(Names(LISTS), None).title == "The lists name 3 links; no plan uses them yet"


def test_the_map_of_a_plan_that_moves_nothing_says_so() -> None:
    assert plan_map(Names(LISTS), ALL_IN_TIME).title == "Nothing travels in this plan"


def test_a_map_for_the_public_holds_no_hidden_site_and_nothing_that_goes_there() -> None:
    shown = plan_map(Names(LISTS), PLAN, public=True)
    assert {each.site_id for each in shown.sites} == {"A", "H", "B"}
    assert all(each.destination_id != "X" for each in shown.flows)
    assert "Medyka" not in draw_map(shown, Look())
    assert "Medyka" in draw_map(plan_map(Names(LISTS), PLAN), Look())


def test_no_map_holds_a_date() -> None:
    drawn = "".join(tree(draw_map(plan_map(Names(LISTS), PLAN), Look())).itertext())
    assert "2024" not in drawn
    assert "Jan" not in drawn


def test_the_timeline_says_how_many_needs_are_met_in_time_and_how_late_others_come() -> None:
    assert plan_timeline(Names(LISTS), PLAN).title == (
        "1 of 3 needs are usable in full and on time; 2 come late in full or in part, half of them by 5 days or more"
    )


def test_the_timeline_shows_the_most_urgent_needs_of_each_kind_and_counts_the_rest() -> None:
    many = world(items=[item(category="energy")], needs=[need(f"N{number}", due=number) for number in range(1, 9)])
    (group,) = plan_timeline(Names(many), plan(many)).groups
    assert len(group.rows) == 3
    assert group.more == "and 5 more in the tables"
    assert [row.due for row in group.rows] == sorted(row.due for row in group.rows)


def test_pictures_of_nothing_at_all_say_so() -> None:
    empty = world()
    names, made = Names(empty), plan(empty)
    assert "Nothing is asked for, so nothing can be covered." in draw_heatmap(coverage_heatmap((), names), Look())
    assert "No site has coordinates" in draw_map(plan_map(names, made), Look())
    assert "Nothing is asked for, so nothing has to be in time." in draw_timeline(plan_timeline(names, made), Look())


def test_sites_without_coordinates_are_left_out_of_the_map() -> None:
    bare = world(links=[link()], needs=[need()], offers=[offer()])
    assert plan_map(Names(bare), None).sites == ()


def test_a_name_that_holds_markup_stays_a_text_in_every_picture() -> None:
    drawn = draw_timeline(plan_timeline(Names(LISTS), PLAN), Look())
    assert "Tent &lt;large&gt;" in drawn
    assert tree(drawn) is not None


@pytest.mark.parametrize(("load", "said"), [(0.25, "0.2\u202ft"), (9.96, "10\u202ft"), (1234.5, "1\u202f234\u202ft")])
def test_loads_are_said_with_their_unit(load: float, said: str) -> None:
    assert tonnes(load) == said
