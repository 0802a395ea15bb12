"""Draws the catalogue: items, what stands in for them, packages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from benchmarks.generating.dice import Dice
from benchmarks.generating.sizes import Dimensions
from muster.domain.catalogue import Alternative, Item, PackageComponent
from muster.domain.situation import Situation

BULKY_KG_PER_M3 = 333.0
RATIOS = (1.0, 1.0, 2.0, 3.0, 0.5, 1.5, 0.75)
EFFECTIVENESS = (1.0, 0.95, 0.9, 0.8, 0.6)


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of goods: what its items weigh (kg per unit), who works them, how much of it one need asks for."""

    category: str
    theme: str
    unit: str
    cargo: tuple[str, ...]
    mass_kg: tuple[int, int]
    asked: tuple[int, int]
    crew: tuple[float, ...] = (0.0,)
    divisible: bool = False


SORTS = (
    Sort("generator", "energy", "piece", ("general", "bulky"), (800, 9_000), (1, 20)),
    Sort("fuel", "energy", "t", ("liquid",), (1_000, 1_000), (5, 120), divisible=True),
    Sort("truck", "military", "piece", ("vehicle",), (5_000, 15_000), (1, 25), (0.0, 1.0, 2.0)),
    Sort("flour", "humanitarian", "t", ("general",), (1_000, 1_000), (5, 90), divisible=True),
    Sort("howitzer", "military", "piece", ("vehicle", "heavy"), (4_000, 18_000), (1, 12), (5.0, 8.0)),
    Sort("ammunition", "military", "box", ("explosive",), (20, 60), (50, 1_500)),
    Sort("blanket", "humanitarian", "bale", ("bulky",), (15, 30), (20, 400)),
    Sort("medicine", "medical", "pallet", ("cold", "general"), (100, 400), (2, 60)),
    Sort("fire_engine", "civil_protection", "piece", ("vehicle",), (9_000, 16_000), (1, 8), (3.0, 4.0)),
    Sort("transformer", "energy", "piece", ("outsize", "heavy"), (15_000, 45_000), (1, 4), (0.0, 0.5)),
    Sort("ambulance", "medical", "piece", ("vehicle",), (3_000, 5_000), (1, 15), (2.0, 2.5)),
    Sort("water_plant", "civil_protection", "set", ("bulky", "dangerous"), (500, 4_000), (1, 12), (0.25, 1.0)),
)
SORT_BY_CATEGORY = {sort.category: sort for sort in SORTS}


def sort_of(item: Item) -> Sort:
    """The sort of goods that an item belongs to."""
    return SORT_BY_CATEGORY[item.category]


def draw_items(_: Situation, dimensions: Dimensions, dice: Dice) -> tuple[Item, ...]:
    """Items of all sorts, in turn from a random one on, so that a small catalogue is as mixed as a large one."""
    qualifications = cycle(f"operators-{number:02d}" for number in range(1, dimensions.qualifications + 1))
    first = dice.whole(0, len(SORTS) - 1)
    items = []
    for number in range(dimensions.items):
        sort = SORTS[(first + number) % len(SORTS)]
        items.append(_draw_item(f"{sort.category}-{number:03d}", sort, qualifications, dice))
    return tuple(items)


def _draw_item(item_id: str, sort: Sort, qualifications: Iterator[str], dice: Dice) -> Item:
    mass = float(dice.whole(*sort.mass_kg))
    cargo = dice.one_of(sort.cargo)
    volume = round(mass / dice.between(100.0, 300.0), 3) if cargo == "bulky" else None
    crew = dice.one_of(sort.crew)
    return Item(
        item_id=item_id,
        name=f"{sort.category.replace('_', ' ').capitalize()} {item_id[-3:]}",
        category=sort.category,
        unit=sort.unit,
        mass_kg=mass,
        load_kg=None if volume is None else round(volume * BULKY_KG_PER_M3, 1),
        volume_m3=volume,
        cargo=cargo,
        divisible=sort.divisible,
        qualification=next(qualifications) if crew else "",
        crew=crew,
        unit_value=dice.between(10.0, 5_000.0) if dice.chance(0.3) else None,
        aliases=(sort.category.upper(), f"{item_id} (alt)") if dice.chance(0.2) else (),
    )


def draw_alternatives(situation: Situation, _: Dimensions, dice: Dice) -> tuple[Alternative, ...]:
    """Half as many alternatives as items, between any two different items."""
    pairs: dict[tuple[str, str], Alternative] = {}
    for _number in range((len(situation.items) + 1) // 2):
        item, other = dice.some_of(situation.items, 2)
        # Comparable weights, so that a box does not stand in for a tank.
        ratio = dice.one_of(RATIOS) * max(1.0, round(item.mass_kg / other.mass_kg / 4.0))
        row = Alternative(
            item_id=item.item_id,
            alternative_id=other.item_id,
            ratio=ratio,
            effectiveness=dice.one_of(EFFECTIVENESS),
        )
        pairs[row.item_id, row.alternative_id] = row
    return tuple(pairs.values())


def draw_packages(situation: Situation, _: Dimensions, dice: Dice) -> tuple[PackageComponent, ...]:
    """A package for every eight items, each with one variant or two of two to four components."""
    rows: list[PackageComponent] = []
    for number in range(1, len(situation.items) // 8 + 2):
        items = dice.some_of(situation.items, dice.whole(2, 4))
        rows += _draw_variant(f"package-{number:03d}", "full", items, dice)
        if dice.chance(0.6):
            kept = items[: dice.whole(1, len(items))]
            spare = [item for item in situation.items if item not in items]
            others = dice.some_of(spare, dice.whole(1, 2))
            rows += _draw_variant(f"package-{number:03d}", "lesser", (kept + others)[:4], dice)
    return tuple(rows)


def _draw_variant(package_id: str, word: str, items: list[Item], dice: Dice) -> list[PackageComponent]:
    effectiveness = 1.0 if word == "full" else dice.between(0.5, 0.95)
    return [
        PackageComponent(
            package_id=package_id,
            variant=f"{package_id}-{word}",
            item_id=item.item_id,
            quantity=dice.between(0.5, 4.0) if item.divisible else float(dice.whole(1, 4)),
            effectiveness=effectiveness,
        )
        for item in items
    ]
