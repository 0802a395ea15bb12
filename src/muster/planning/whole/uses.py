"""Units of needs that become usable: on which days, by which way, and from which stores their goods come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from muster.planning.instance import Instance
from muster.planning.whole.flows import Flow
from muster.planning.whole.program import Draft, Term
from muster.planning.whole.stores import Store
from muster.planning.wishes import Wish


@dataclass(slots=True)
class Use:
    """Units of a need that become usable on a day by a way."""

    wish: Wish
    way: int
    day: int
    units: int
    takes: list[Term] = field(default_factory=list)  # per component, units of its item


@dataclass(frozen=True, slots=True)
class Draw:
    """What one component of a use takes from one store."""

    use: int
    component: int
    store: Store
    day: int
    term: Term


@dataclass(slots=True)
class Uses:
    """All uses of the needs of a stage, and what they draw."""

    draft: Draft
    uses: list[Use] = field(default_factory=list)
    draws: list[Draw] = field(default_factory=list)

    def add(self, wish: Wish, days: Mapping[int, Sequence[int]], stores: Mapping[int, Sequence[Store]]) -> None:
        """A need with its ways; `days` by way, and the stores of each item from which it may take."""
        own: list[Term] = []
        for way in days:
            for day in days[way]:
                there = [_open(stores[part.item], day) for part in wish.ways[way].components]
                if all(there):
                    use = self._use(wish, way, day)
                    own.append((use.units, 1.0))
                    for component, sources in enumerate(there):
                        self._draw(len(self.uses) - 1, component, sources)
        if own:
            self.draft.row(own, 0.0, wish.quantity)

    def _use(self, wish: Wish, way: int, day: int) -> Use:
        use = Use(wish, way, day, self.draft.variable(wish.quantity, is_whole=wish.is_whole))
        for component in wish.ways[way].components:
            is_exact = not component.is_whole or (wish.is_whole and component.per_unit.is_integer())
            if is_exact:
                use.takes.append((use.units, component.per_unit))
                continue
            whole = self.draft.variable(component.take(wish.quantity), is_whole=True)
            self.draft.row([(whole, 1.0), (use.units, -component.per_unit)], 0.0, float("inf"))
            use.takes.append((whole, 1.0))
        self.uses.append(use)
        return use

    def _draw(self, number: int, component: int, sources: Sequence[Store]) -> None:
        """Take a component's units from its store, or from several together."""
        use = self.uses[number]
        take = use.takes[component]
        if len(sources) == 1:
            terms = [take]
        else:
            part = use.wish.ways[use.way].components[component]
            top = part.take(use.wish.quantity)
            terms = [(self.draft.variable(top, is_whole=part.is_whole), 1.0) for _ in sources]
            self.draft.row([*terms, (take[0], -take[1])], 0.0, 0.0)
        for store, term in zip(sources, terms, strict=True):
            store.go(use.day, term)
            self.draws.append(Draw(number, component, store, use.day, term))


def _open(stores: Iterable[Store], day: int) -> list[Store]:
    """Stores in which there can be something on a day."""
    return [store for store in stores if store.opens is not None and store.opens <= day]


def use_days(instance: Instance, wish: Wish, way: int, arrivals: Iterable[int]) -> list[int]:
    """The due day, and each later one on which goods or graduates can come while a unit is still worth something.

    On all days up to the due one a unit is worth the same and nothing is easier; between two events nothing changes.
    """
    first = max(wish.earliest, min(wish.due, instance.horizon - 1))
    end = min(max(wish.expires, wish.due + 1), instance.horizon)
    events = set(arrivals) | {first}
    for qualification in wish.ways[way].people_per_unit():
        schooling = instance.schooling
        events |= {schooling.starts[number].graduates for number in schooling.starts_of[qualification]}
        trained = schooling.trained[qualification]
        events |= {day for day in range(first + 1, end) if trained[day] > trained[day - 1]}
    return sorted(day for day in events if first <= day < end)


def stores_for(flows: Sequence[Flow], wish: Wish, item: int) -> list[Store]:
    """Stores of an item from which a need may take."""
    return [
        store for flow in flows if flow.shelf.item == item and flow.shelf.serves(wish) for store in flow.at(wish.site)
    ]
