"""Every way in which a need could be covered, in the order in which the ways take their turns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from muster.comparing.eligible import Askers, Bits, eligible_offers
from muster.comparing.options import Kind, Option, OptionBook, Part, Pools
from muster.comparing.stock import Stock
from muster.domain.situation import Situation


class Wish(NamedTuple):
    """One way of one need; `in_time` and `ever` hold, for each part, bits of the offers in its pool that may serve."""

    need: int
    option: Option
    in_time: tuple[int, ...]
    ever: tuple[int, ...]


class Asked:
    """The needs for goods by priority, due date and id, each with its quantity and what one unit is worth."""

    def __init__(self, situation: Situation) -> None:
        """Leave out the needs for training."""
        goods = (need for need in situation.needs if not situation.is_training(need))
        self.needs = sorted(goods, key=lambda need: (need.priority, need.due, need.need_id))
        self.quantities = [need.quantity for need in self.needs]
        self.worth = [situation.unit_worth(need) for need in self.needs]


def build_wishes(situation: Situation, asked: Asked, stock: Stock) -> tuple[Pools, list[Wish]]:
    """Pools of the catalogue, and the ways of these needs in the order of their turns.

    Needs take turns by priority, then due date; among equals the own item goes before alternatives and these before
    packages; then what is worth more per unit, so that most worth is covered; then the id.
    """
    needs = asked.needs
    book = OptionBook(situation, {need.item_id for need in needs}, stock)
    askers = Askers(needs, stock, situation.settings)
    options = [book.options_of(need.item_id) for need in needs]
    bits = _bits_by_item(options, askers, stock)
    rank = {turn: place for place, turn in enumerate(sorted({(need.priority, need.due) for need in needs}))}
    turns: list[tuple[int, Kind, float, int, int]] = []
    for number, need in enumerate(needs):
        turn, worth = rank[need.priority, need.due], -asked.worth[number]
        turns += [(turn, option.kind, worth, number, place) for place, option in enumerate(options[number])]
    wishes = []
    for _, _, _, number, place in sorted(turns):
        option = options[number][place]
        wish = _wish(number, option, [bits[part.item][number] for part in option.parts])
        if option.is_possible(wish.ever):
            wishes.append(wish)
    return book.pools, wishes


def _bits_by_item(
    options: Sequence[tuple[Option, ...]], askers: Askers, stock: Stock
) -> Mapping[int, Mapping[int, Bits]]:
    """For every item the bits of each need that can use it."""
    users: defaultdict[int, list[int]] = defaultdict(list)
    items = {ways: tuple({part.item: None for option in ways for part in option.parts}) for ways in set(options)}
    for number, ways in enumerate(options):
        for item in items[ways]:
            users[item].append(number)
    return {
        item: dict(zip(needs, eligible_offers(askers, stock, item, needs), strict=True))
        for item, needs in users.items()
    }


def _wish(need: int, option: Option, bits: Sequence[Bits]) -> Wish:
    if len(bits) == 1:
        shift = option.parts[0].shift
        return Wish(need, option, (bits[0].in_time << shift,), (bits[0].ever << shift,))
    pairs: list[tuple[Part, Bits]] = list(zip(option.parts, bits, strict=True))
    return Wish(
        need,
        option,
        tuple(each.in_time << part.shift for part, each in pairs),
        tuple(each.ever << part.shift for part, each in pairs),
    )
