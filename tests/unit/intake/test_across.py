"""Rows beside each other: far above, in another unit, stated twice; each a question, never a repair."""

from datetime import date
from pathlib import Path

import pytest

from muster.domain.catalogue import Item
from muster.domain.doubt import AnswerKind, Doubt, DoubtKind, Entry
from muster.domain.draft import Draft
from muster.domain.findings import Place
from muster.domain.needs import Need
from muster.domain.offers import Offer
from muster.intake.across import Candidate, Origin, out_of_place, twice
from muster.intake.pledges import read_pledges
from muster.sheets import number_text

ITEMS = {"drone": Item(item_id="drone", mass_kg=5, unit="piece"), "fuel": Item(item_id="fuel", mass_kg=1, unit="kg")}


def offered(number: int, quantity: float, item: str = "drone", *, file: str = "a.csv", via: str = "") -> Candidate:
    """A row of a list that would become an offer of Poland."""
    draft = Draft(place=Place(file=file, table="a", row=number), partner="PL", item=item, asked_of=via)
    cells = (("partner", "PL"), ("item", item), ("quantity", number_text(quantity)))
    return Candidate(draft=draft, entry=Entry(table="offers", row_id=f"O-{number}", cells=cells))


def needed(number: int, via: str = "") -> Candidate:
    """A row of a list that would become a need of ten drones."""
    draft = Draft(place=Place(file="n.csv", table="n", row=number), partner="", item="drone", asked_of=via)
    cells = (("item", "drone"), ("quantity", "10"), ("site", "B"), ("due", "2024-02-01"))
    return Candidate(draft=draft, entry=Entry(table="needs", row_id=f"N-{number}", cells=cells))


def only(doubts: dict[str, Doubt]) -> Doubt:
    (doubt,) = doubts.values()
    return doubt


def test_the_three_million_drones_are_asked_about_and_three_thousand_are_proposed(shared: Path) -> None:
    reading = read_pledges(shared / "data" / "offers" / "kiel_items_to_2024-06.csv")
    drones = [draft for draft in reading.drafts if draft.item.casefold() == "drone" and draft.quantity]
    rows = [
        Candidate(
            draft=draft,
            entry=Entry(
                table="offers",
                row_id=draft.reference,
                cells=(("partner", draft.partner), ("item", "drone"), ("quantity", number_text(draft.quantity or 0))),
            ),
        )
        for draft in drones
    ]
    doubt = out_of_place(rows, (), ITEMS)["1784"]
    assert doubt.kind is DoubtKind.FAR_ABOVE
    assert doubt.found == "3000000"
    assert doubt.proposed is not None
    assert (doubt.proposed.kind, doubt.proposed.value) == (AnswerKind.TAKE, "3000")
    assert rows[0].draft.quantity is not None  # nothing was repaired


def test_tonnes_for_kilograms_are_asked_about_and_a_thousandth_is_proposed() -> None:
    rows = [offered(1, 20_000, "fuel"), offered(2, 25_000, "fuel"), offered(3, 22_000, "fuel"), offered(4, 24, "fuel")]
    doubt = only(out_of_place(rows, (), ITEMS))
    assert (doubt.kind, doubt.key) == (DoubtKind.UNIT_SLIP, "unit-slip:O-4")
    assert doubt.proposed is not None
    assert doubt.proposed.value == "24000"


@pytest.mark.parametrize(
    ("one", "other", "doubted"),
    [
        (offered(1, 10), offered(2, 10), False),
        (offered(1, 10), offered(2, 11, file="b.csv"), False),
        (offered(1, 10), offered(2, 10, file="b.csv"), True),
        (offered(1, 10, via="UCPM"), offered(2, 10, via="embassy"), True),
    ],
)
def test_the_same_pledge_in_two_lists_or_through_two_channels_is_doubted(
    one: Candidate, other: Candidate, *, doubted: bool
) -> None:
    doubts = twice([one, other], (), {})
    assert bool(doubts) is doubted
    assert not doubted or only(doubts).kind is DoubtKind.SAME_PLEDGE


def test_a_need_stated_twice_and_a_request_to_two_bodies_are_told_apart() -> None:
    assert only(twice([needed(1), needed(2)], (), {})).kind is DoubtKind.SAME_NEED
    assert only(twice([needed(1, "NSPA"), needed(2, "EU")], (), {})).kind is DoubtKind.SAME_REQUEST


def test_rows_are_doubted_beside_those_of_the_dataset_too() -> None:
    offer = Offer(offer_id="O", partner_id="PL", item_id="drone", site_id="A", quantity=10)
    need = Need(need_id="N", item_id="drone", quantity=10, priority=1, due=date(2024, 2, 1), site_id="B")
    assert only(twice([offered(1, 10)], [offer], {})).kind is DoubtKind.SAME_PLEDGE
    assert only(twice([needed(1)], [need], {})).kind is DoubtKind.SAME_NEED


def test_a_row_of_the_list_at_hand_may_be_repeated_whenever_the_others_came_in() -> None:
    offer = Offer(offer_id="O", partner_id="PL", item_id="drone", site_id="A", quantity=10)
    own: Origin = ("a.csv", "a", "")
    assert twice([offered(1, 10)], [offer], {"O": own}) == {}
    assert only(twice([offered(1, 10)], [offer], {"O": ("b.csv", "a", "")})).kind is DoubtKind.SAME_PLEDGE
