"""What a plan moves between which sites."""

from muster.domain.flows import SiteRole, network_flows, plan_flows, site_roles
from muster.domain.network import Mode
from tests.plans import plan, send, use
from tests.worlds import link, need, offer, site, world

LISTS = world(
    sites=[site("H", kind="hub"), site("X", kind="handover")],
    links=[link("A", "H"), link("H", "B", mode="road"), link("H", "X")],
    needs=[need(site="B")],
    offers=[offer(quantity=10)],
)


def test_loads_on_the_same_link_add_up_heaviest_first() -> None:
    by = [("A-H", 0), ("H-B", 3)]
    made = plan(
        LISTS, send("O1", "N1", 4, by=by, assignment_id="A1"), send("O1", "N1", 3, by=by[:1], assignment_id="A2")
    )
    flows = plan_flows(LISTS, made)
    assert [(each.origin_id, each.destination_id, each.mode, each.load_t) for each in flows] == [
        ("A", "H", Mode.RAIL, 7.0),
        ("H", "B", Mode.ROAD, 4.0),
    ]


def test_a_movement_on_a_link_that_nobody_knows_is_left_out() -> None:
    made = plan(LISTS, send("O1", "N1", 4, by=[("A-H", 0)]), use("N1", 4, on=5))
    assert plan_flows(world(needs=[need()]), made) == ()


def test_without_a_plan_every_link_is_there_without_load() -> None:
    assert [(each.origin_id, each.destination_id, each.load_t) for each in network_flows(LISTS)] == [
        ("A", "H", 0.0),
        ("H", "B", 0.0),
        ("H", "X", 0.0),
    ]


def test_goods_start_at_sources_pass_hubs_and_end_where_they_are_needed_or_handed_over() -> None:
    assert site_roles(LISTS, network_flows(LISTS)) == {
        "A": SiteRole.SOURCE,
        "H": SiteRole.HUB,
        "B": SiteRole.DESTINATION,
        "X": SiteRole.DESTINATION,
    }


def test_a_site_that_offers_and_is_passed_is_a_hub() -> None:
    lists = world(links=[link("A", "H"), link("H", "B")], needs=[need()], offers=[offer(), offer("O2", site="H")])
    assert site_roles(lists, network_flows(lists))["H"] is SiteRole.HUB
