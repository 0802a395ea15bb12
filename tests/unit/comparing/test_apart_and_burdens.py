"""What is shown apart, what partners give, and how rows are put together."""

import pytest

from muster.comparing import compare
from muster.domain.coverage import Outcome
from muster.domain.partners import Fund, Partner
from tests.unit.comparing.compared import rows
from tests.worlds import course, item, link, need, offer, trained, world

ROAD = [link("A", "B", days=2)]


def test_training_needs_stand_apart_beside_trained_people_and_seats() -> None:
    found = compare(
        world(
            needs=[need("N1", item="driver", quantity=30, site=""), need("N2", quantity=1)],
            offers=[offer()],
            courses=[course(seats=10, days=7, first_start=3, every_days=14, notice_days=4)],
            trainees=[trained(5)],
            links=ROAD,
        )
    )
    assert [gap.need.need_id for gap in found.needs] == ["N2"]
    (wish,) = found.training
    # Starts on days 17, 31 and 45: for day 3 names would have had to be in before the day of the picture.
    assert (wish.qualification, wish.wanted, wish.trained, wish.seats) == ("driver", 30, 5, 30)


def test_offers_that_do_not_say_how_much_are_listed_by_item() -> None:
    found = compare(
        world(
            needs=[need()],
            offers=[
                offer("O1", quantity=None, partner="PL"),
                offer("O2", quantity=None, partner="DE"),
                offer("O3", quantity=None, status="withdrawn"),
            ],
        )
    )
    (unstated,) = found.unstated_offers
    assert (unstated.item_id, unstated.offers, unstated.partner_ids) == ("thing", 2, ("DE", "PL"))


def test_gifts_count_by_firmness_and_goods_for_sale_do_not() -> None:
    lists = world(
        items=[item(unit_value=100.0), item("odd")],
        needs=[need()],
        offers=[
            offer("O1", partner="PL", quantity=3, status="committed"),
            offer("O2", partner="PL", quantity=2, unit_cost=50.0, fund="F1"),
            offer("O3", partner="PL", item="odd"),
            offer("O4", partner="DE", quantity=None),
        ],
        partners=[Partner(partner_id="PL", gdp_eur=6000.0)],
        funds=[Fund(fund_id="F1", partner_id="DE", amount=100.0)],
    )
    poland, germany = compare(lists).burdens
    assert (poland.partner_id, poland.committed, poland.for_sale, poland.unvalued) == ("PL", 300, 200, 1)
    assert poland.share == pytest.approx(0.75)
    assert poland.share_of_gdp == pytest.approx(0.05)
    assert (germany.money, germany.unstated, germany.share_of_gdp) == (100, 1, None)


def test_gdp_says_nothing_where_the_currency_is_not_the_euro() -> None:
    lists = world(
        settings={"currency": "USD"},
        items=[item(unit_value=1.0)],
        needs=[need()],
        offers=[offer(partner="PL")],
        partners=[Partner(partner_id="PL", gdp_eur=6000.0)],
    )
    assert compare(lists).burdens[0].share_of_gdp is None


def test_rows_add_up_worth_and_by_item_units() -> None:
    lists = world(
        needs=[
            need("N1", quantity=4, theme="energy", weight=3.0),
            need("N2", quantity=10, due=40, theme="energy"),
            need("N3", item="other", quantity=2, theme="medical"),
        ],
        offers=[offer(quantity=9), offer("O2", item="other", quantity=5, status="committed")],
        links=ROAD,
    )
    energy = rows(lists, "theme")["energy"]
    assert energy.worth.wanted == pytest.approx(4.0)
    assert energy.worth.covered == pytest.approx(3.5)
    assert energy.outcomes == {Outcome.ON_TIME: 1, Outcome.LATE: 0, Outcome.PART: 1, Outcome.NOTHING: 0}
    thing = rows(lists, "item")["thing"]
    assert thing.units is not None
    assert (thing.units.wanted, thing.units.gap, thing.offered, thing.left) == (14, 5, 9, 0)
    firm = rows(lists, "item", "committed")
    assert (firm["thing"].offered, firm["other"].offered, firm["other"].left) == (0, 5, 3)
    assert list(rows(lists, "date")) == ["2024-01", "2024-02"]
    assert list(rows(lists, "item")) == ["thing", "other"]
