"""The movements: consignments by the week in which they leave, and how full each link gets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from muster.briefing.drawn import drawn
from muster.briefing.map_picture import plan_map
from muster.briefing.names import Names
from muster.briefing.page import Cell, Column, Group, Section, Table, heat, table
from muster.domain.plan import Assignment, Movement, Plan
from muster.domain.settings import DAYS_PER_WEEK
from muster.language import plural, say
from muster.language.figures import day_date, number, percent, quantity
from muster.language.labels import mode_word
from muster.pictures import draw_map


@dataclass(frozen=True)
class _Consignment:
    """One assignment with its legs in order; none where the goods stand at the need's site."""

    assignment: Assignment
    legs: tuple[Movement, ...]

    @property
    def leaves(self) -> date:
        return self.legs[0].depart if self.legs else self.assignment.ready


def movements_section(plan: Plan, names: Names) -> Section:
    """What goes where, when, on which route."""
    consignments = _consignments(plan)
    moved = sum(bool(each.legs) for each in consignments)
    load = sum(each.legs[0].load_t for each in consignments if each.legs)
    lead = plural(
        "{moved} consignment travels, {load} t of load in all.",
        "{moved} consignments travel, {load} t of load in all.",
        moved,
        moved=number(moved),
        load=number(load),
    )
    tables = (_consignment_table(consignments, names), _link_table(plan, names)) if consignments else ()
    picture = drawn("map", draw_map, plan_map(names, plan))
    return Section(anchor="movements", heading=say("Movements"), lead=lead, pictures=(picture,), tables=tables)


def _consignments(plan: Plan) -> list[_Consignment]:
    legs: defaultdict[str, list[Movement]] = defaultdict(list)
    for movement in plan.movements:
        legs[movement.assignment_id].append(movement)
    ordered = [
        _Consignment(each, tuple(sorted(legs[each.assignment_id], key=lambda leg: leg.leg)))
        for each in plan.assignments
    ]
    return sorted(ordered, key=lambda each: (each.leaves, each.assignment.need_id, each.assignment.assignment_id))


def _consignment_table(consignments: Sequence[_Consignment], names: Names) -> Table:
    columns = (
        Column(say("What")),
        Column(say("Quantity"), figures=True),
        Column(say("From")),
        Column(say("Leaves"), dates=True),
        Column(say("Route")),
        Column(say("There"), dates=True),
        Column(say("For")),
        Column(say("Load, t"), figures=True),
        Column(say("Go-ahead by"), dates=True),
    )
    weeks: defaultdict[date, list[_Consignment]] = defaultdict(list)
    start = names.situation.settings.start
    for each in consignments:
        weeks[each.leaves - timedelta(days=(each.leaves - start).days % DAYS_PER_WEEK)].append(each)
    groups = tuple(
        Group(
            heading=say("Week of {monday}", monday=day_date(week)),
            rows=tuple(_consignment_row(each, names) for each in weeks[week]),
        )
        for week in sorted(weeks)
    )
    return Table(caption=say("Every consignment, by the week in which it leaves"), columns=columns, groups=groups)


def _consignment_row(each: _Consignment, names: Names) -> tuple[Cell, ...]:
    assignment = each.assignment
    offer = names.situation.offer_by_id.get(assignment.offer_id)
    need = names.situation.need_by_id.get(assignment.need_id)
    return (
        Cell(names.item(assignment.item_id), small=assignment.offer_id),
        Cell(quantity(assignment.quantity), small=names.unit(assignment.item_id)),
        Cell(names.partner(offer.partner_id), small=names.site(offer.site_id)) if offer else Cell(),
        Cell(day_date(each.leaves) if each.legs else say("stands there")),
        _route_cell(each, names),
        Cell(day_date(assignment.ready)),
        Cell(names.site(need.site_id), small=assignment.need_id) if need else Cell(assignment.need_id),
        Cell(number(each.legs[0].load_t, 1) if each.legs else ""),
        Cell(day_date(assignment.decide_by)),
    )


def _route_cell(each: _Consignment, names: Names) -> Cell:
    """Modes in order; each leg unfolds below."""
    modes: list[str] = []
    for leg in each.legs:
        link = names.situation.link_by_id.get(leg.link_id)
        mode = mode_word(link.mode) if link else leg.link_id
        if not modes or modes[-1] != mode:
            modes.append(mode)
    return Cell(" → ".join(modes), folded=tuple(_leg(leg, names) for leg in each.legs))


def _leg(leg: Movement, names: Names) -> str:
    link = names.situation.link_by_id.get(leg.link_id)
    if link is None:
        return say("{link}: {depart} to {arrive}", link=leg.link_id, depart=leg.depart, arrive=leg.arrive)
    return say(
        "{origin}, {depart} → {destination}, {arrive} ({mode})",
        origin=names.site(link.origin_id),
        depart=day_date(leg.depart),
        destination=names.site(link.destination_id),
        arrive=day_date(leg.arrive),
        mode=mode_word(link.mode),
    )


def _link_table(plan: Plan, names: Names) -> Table:
    start = names.situation.settings.start
    loads: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for leg in plan.movements:
        loads[leg.link_id][(leg.depart - start).days // DAYS_PER_WEEK] += leg.load_t
    columns = (
        Column(say("Link")),
        Column(say("By")),
        Column(say("Load, t"), figures=True),
        Column(say("Weeks used"), figures=True),
        Column(say("Busiest week of"), dates=True),
        Column(say("Load in it, t"), figures=True),
        Column(say("Capacity a week, t"), figures=True),
        Column(say("Filled in it"), figures=True),
    )
    ordered = sorted(loads, key=lambda link_id: (-sum(loads[link_id].values()), link_id))
    rows = tuple(_link_row(link_id, loads[link_id], names) for link_id in ordered)
    return table(say("How full each link gets; capacity is that of a week without closures"), columns, rows)


def _link_row(link_id: str, weeks: dict[int, float], names: Names) -> tuple[Cell, ...]:
    link = names.situation.link_by_id.get(link_id)
    busiest = max(sorted(weeks), key=lambda week: weeks[week])
    capacity = link.capacity_t_per_week if link else None
    name = (
        say("{origin} → {end}", origin=names.site(link.origin_id), end=names.site(link.destination_id)) if link else ""
    )
    return (
        Cell(name or link_id, small=link_id if name else ""),
        Cell(mode_word(link.mode) if link else ""),
        Cell(number(sum(weeks.values()), 1)),
        Cell(str(len(weeks))),
        Cell(day_date(names.situation.settings.date(busiest * DAYS_PER_WEEK))),
        Cell(number(weeks[busiest], 1)),
        Cell(say("unlimited") if capacity is None else number(capacity, 1)),
        Cell() if not capacity else Cell(percent(weeks[busiest] / capacity), heat=heat(weeks[busiest], capacity)),
    )
