"""The whole-unit programme of one stage: goods, people and needs down to the priority that is aimed at."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from muster.planning.courses import MANY
from muster.planning.instance import Instance
from muster.planning.pricing import Aim
from muster.planning.rows import Rows
from muster.planning.shelves import Shelf
from muster.planning.timetable import Floats
from muster.planning.whole.flows import Flow, Wanted, flow_of, limits_of, shelves_of
from muster.planning.whole.program import Draft
from muster.planning.whole.travel import Guide
from muster.planning.whole.uses import Uses, stores_for, use_days
from muster.planning.wishes import Wish

HELD_SLACK = 1e-12  # by which a held value may be missed, relative and absolute, for rounding


@dataclass(slots=True)
class Model:
    """Everything that was written down, to read a solution by."""

    instance: Instance
    rows: Rows
    draft: Draft
    flows: list[Flow] = field(default_factory=list)
    uses: Uses = field(init=False)
    joins: list[int] = field(default_factory=list)  # variables of `Rows.schooling_entries`, in their order
    _limit: dict[int, int] = field(default_factory=dict)
    _most: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing used."""
        self.uses = Uses(self.draft)
        self._most = self.rows.limits.copy()
        # People who graduate without the plan's doing are in training until then.
        places = self.instance.schooling.places[self.rows.training_days]
        first = self.rows.training
        self._most[first : first + len(places)] = np.where(places < MANY, np.maximum(places, 0.0), np.inf)

    def limit(self, row: int, variable: int, amount: float) -> None:
        """What a variable takes of one of the instance's limits, by its row among all."""
        most = float(self._most[row])
        if np.isfinite(most):
            if row not in self._limit:
                self._limit[row] = self.draft.row((), -np.inf, most)
            self.draft.put(self._limit[row], variable, amount)

    def joining(self) -> dict[tuple[int, int], list[int]]:
        """Variables of the people who join, by qualification and course start."""
        found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for variable, (_, entries) in zip(self.joins, self.rows.schooling_entries(), strict=True):
            for row in entries:
                if self.rows.course <= row < self.rows.training:
                    found[self._qualification(row - self.rows.course), row - self.rows.course].append(variable)
        return found

    def _qualification(self, start: int) -> int:
        starts_of = self.instance.schooling.starts_of
        return next(number for number, starts in enumerate(starts_of) if start in starts)

    def surplus_place(self, offer: int, site: int) -> tuple[int, int, int] | None:
        """Need, way and component to which what an offer sends beyond need may be assigned at a site."""
        item, marks = int(self.instance.goods.item[offer]), self.instance.situation.offers[offer].earmarked_for
        for wish in self.instance.wishes:
            if wish.site == site and (not marks or set(marks) & set(wish.marks)):
                for way, each in enumerate(wish.ways):
                    for place, part in enumerate(each.components):
                        if part.item == item:
                            return wish.number, way, place
        return None


def model_of(rows: Rows, aim: Aim, guide: Guide, most_whole: float) -> Model:
    """The programme of an aim, on the roads as the guide knows them."""
    model = unvalued_model(rows, aim.priority, guide, most_whole)
    _count_value(model, aim)
    return model


def unvalued_model(rows: Rows, least_urgent: int, guide: Guide, most_whole: float) -> Model:
    """All that needs down to a priority may take, on the roads as the guide knows them; nothing is aimed at yet."""
    instance = rows.instance
    model = Model(instance, rows, Draft(most_whole))
    served = [wish for wish in instance.wishes if wish.need.priority <= least_urgent]
    for shelf in shelves_of(instance):
        wanted = _wanted(instance, shelf, served)
        if wanted.deadlines:
            model.flows.append(flow_of(instance, model.draft, shelf, wanted, guide))
    for wish in served:
        _add_wish(model, wish)
    for flow in model.flows:
        for store in [*flow.stores.values(), *flow.stands.values()]:
            store.write(model.draft)
    _limit_goods(model)
    _limit_people(model)
    return model


def _wanted(instance: Instance, shelf: Shelf, served: list[Wish]) -> Wanted:
    """Where and until when goods of a shelf can be of use."""
    deadlines: dict[int, int] = {}
    most = 0.0
    for wish in served:
        takes = [part.take(wish.quantity) for way in wish.ways for part in way.components if part.item == shelf.item]
        if takes and shelf.serves(wish):
            last = max(min(max(wish.expires, wish.due + 1), instance.horizon) - 1, wish.earliest)
            deadlines[wish.site] = max(last, deadlines.get(wish.site, -1))
            most += max(takes)
    surplus: set[int] = set()
    if deadlines and any(instance.goods.minimum[offer] > 0.0 for offer in shelf.offers):
        for wish in instance.wishes:
            if shelf.serves(wish) and any(part.item == shelf.item for way in wish.ways for part in way.components):
                surplus.add(wish.site)
    deadlines |= dict.fromkeys(surplus, instance.horizon - 1)
    return Wanted(deadlines, most, frozenset(surplus))


def _add_wish(model: Model, wish: Wish) -> None:
    """A need with all its ways."""
    items = {part.item for way in wish.ways for part in way.components}
    stores = {item: stores_for(model.flows, wish, item) for item in items}
    days = {}
    for number, way in enumerate(wish.ways):
        comes = {day for part in way.components for store in stores[part.item] for day in store.comes()}
        days[number] = use_days(model.instance, wish, number, comes)
    model.uses.add(wish, days, stores)


def _limit_goods(model: Model) -> None:
    """Offers with their minimums, links, sites and funds."""
    goods, rows, draft = model.instance.goods, model.rows, model.draft
    weeks = model.instance.timetable.link_capacity.shape[1]
    taken: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for flow in model.flows:
        for (kind, number, week), variable, amount in limits_of(model.instance, flow):
            first = getattr(rows, kind)
            model.limit(first + (number * weeks + week if kind != "fund" else number), variable, amount)
        for offer, variable in flow.taken():
            taken[offer].append((variable, 1.0))
    for offer, terms in taken.items():
        quantity, minimum = float(goods.quantity[offer]), float(goods.minimum[offer])
        if minimum > 0.0:
            used = draft.variable(1.0, is_whole=True)
            draft.row([*terms, (used, -quantity)], -np.inf, 0.0)
            draft.row([*terms, (used, -minimum)], 0.0, np.inf)
        else:
            draft.row(terms, -np.inf, quantity)


def _limit_people(model: Model) -> None:
    """Who joins, who graduates, who is bound."""
    rows = model.rows
    for top, entries in rows.schooling_entries():
        variable = model.draft.variable(top, is_whole=True)
        model.joins.append(variable)
        for row, amount in entries.items():
            for onwards in rows.onwards(row):
                model.limit(onwards, variable, amount)
    for use in model.uses.uses:
        way = use.wish.ways[use.way]
        takes = use.takes or [(use.units, 1.0)]
        for (variable, factor), (qualification, people) in zip(takes, way.crew, strict=True):
            if people > 0.0:
                for row in rows.bound[qualification].rows(use.day):
                    model.limit(row, variable, factor * people)


def _count_value(model: Model, aim: Aim) -> None:
    """The value of the aim's priority, and that of higher ones held."""
    held: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for use in model.uses.uses:
        worth = use.wish.unit_value(use.way, use.day)
        if use.wish.need.priority == aim.priority:
            model.draft.gains[use.units] = worth
        else:
            held[use.wish.need.priority].append((use.units, worth))
    for priority, terms in held.items():
        value = aim.held[priority - 1]
        if value > 0.0:
            model.draft.row(terms, value - HELD_SLACK * (1.0 + value), np.inf)
