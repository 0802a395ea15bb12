"""The kind of thing that a package is."""

from muster.briefing.names import Names
from muster.comparing import compare
from muster.domain.gap import Axis
from muster.domain.offers import OfferStatus
from tests.worlds import item, need, package, world

GUN = item("gun", category="artillery", unit_value=1000.0)
ROUND = item("round", category="ammunition", unit_value=1.0, mass_kg=50.0)
TOOLS = item("tools", category="a workshop", unit_value=300.0, mass_kg=9000.0)
BATTERY = package("battery", "small", gun=2, round=900, tools=1)


def test_a_package_is_of_the_kind_to_which_most_of_its_value_belongs() -> None:
    assert world(items=[GUN, ROUND, TOOLS], packages=[BATTERY]).category_by_package == {"battery": "artillery"}


def test_where_not_everything_has_a_value_load_decides() -> None:
    unpriced = item("gun", category="artillery", mass_kg=4000.0)
    assert world(items=[unpriced, ROUND, TOOLS], packages=[BATTERY]).category_by_package == {"battery": "ammunition"}
    bulky = item("gun", category="artillery", mass_kg=4000.0, load_kg=30000.0)
    assert world(items=[bulky, ROUND, TOOLS], packages=[BATTERY]).category_by_package == {"battery": "artillery"}


def test_all_variants_count_together() -> None:
    large = package("battery", "large", gun=1, round=1500)
    assert world(items=[GUN, ROUND, TOOLS], packages=[large]).category_by_package == {"battery": "ammunition"}
    both = world(items=[GUN, ROUND, TOOLS], packages=[BATTERY, large])
    assert both.category_by_package == {"battery": "artillery"}


def test_of_equals_the_first_by_name_counts_and_what_has_no_category_does_not() -> None:
    items = [item("b", category="beta"), item("a", category="alpha"), item("heavy", mass_kg=5000.0)]
    assert world(items=items, packages=[package("kit", "one", b=1, a=1, heavy=1)]).category_by_package["kit"] == "alpha"
    assert world(packages=[package("kit", "one", b=1)]).category_by_package["kit"] == ""


def test_page_and_comparison_put_a_package_in_the_same_place() -> None:
    lists = world(items=[GUN, ROUND, TOOLS], packages=[BATTERY], needs=[need(item="battery", quantity=1)])
    (row,) = compare(lists).rows(Axis.CATEGORY, OfferStatus.OFFERED)
    assert row.key == Names(lists).category(lists.needs[0]) == "artillery"
