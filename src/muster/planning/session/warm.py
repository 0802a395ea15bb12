"""The session: a plan that stays warm between changes."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from operator import ge

from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.planning.bounding import free_bounds
from muster.planning.improving import Neighbours, Terms, key_of, neighbours_of
from muster.planning.instance import Instance, build_instance, rebuild_instance
from muster.planning.ledger import Ledger
from muster.planning.options import PlanOptions
from muster.planning.prices import read_prices
from muster.planning.session.again import Again, Manner, Proof, Reasons
from muster.planning.session.carrying import Carried, carry
from muster.planning.session.filling import newly_filled
from muster.planning.session.freight import cost_of_all, freight_of
from muster.planning.session.gains import may_gain
from muster.planning.session.loosening import loosened
from muster.planning.session.mending import Mender
from muster.planning.session.numbering import Numbering, numbering
from muster.planning.session.openings import altered_needs
from muster.planning.session.proofs import Change, Proven, priced_anew, proven_again, tightest
from muster.planning.session.proving_anew import is_small, prove_anew
from muster.planning.session.standing import Standing, journeys_of, read_standing
from muster.planning.session.tables import PlanTables, Reached, explained, signed
from muster.planning.settling import bring_forward
from muster.planning.worth import values_reached

USUAL = Manner()


class Session:
    """Keeps an instance, a plan and its prices warm; a changed situation is planned from what stands.

    It does not change by being asked: `again` gives a new plan, and `take` makes that the one that stands.
    """

    def __init__(self, situation: Situation, plan: Plan, options: PlanOptions | None = None) -> None:
        """Stand where a plan stands; what of it does not hold in this situation is left out, and mended when asked."""
        self.options = options or PlanOptions()
        self._stand(build_instance(situation, self.options.least_status), plan)

    def take(self, again: Again) -> None:
        """Make a plan that was made again the one that stands."""
        self._stand(again.instance, again.plan)

    def _stand(self, instance: Instance, plan: Plan) -> None:
        self.instance, self.plan = instance, plan
        self._tables = PlanTables(plan)
        self._carried = carry(instance, read_standing(instance, plan))
        for name in ("_proven", "_neighbours", "_own_standing"):
            self.__dict__.pop(name, None)

    @cached_property
    def _proven(self) -> Proven:
        """The bounds of the plan that stands, and its prices."""
        return Proven(_priced_bounds(self.instance, self.plan), read_prices(self.instance, self.plan.prices))

    def moved_on(self, situation: Situation, plan: Plan, *, prove: bool = True) -> "Session":
        """A session on a later day's dataset and the plan in its rows, with bounds that the same prices prove there.

        Without `prove` it has no prices, and bounds only of the day before: for those who ask for plans alone.
        """
        later = Session(situation, plan, self.options)
        if later.instance.wishes == self.instance.wishes:
            later._neighbours = self._neighbours
        if not prove:
            later._proven = Proven(plan.summary.bound, {})
            later.plan = replace(plan, prices=())
            later._tables = PlanTables(later.plan)
            return later
        behind = _legs_behind(self.instance, self.plan, plan)
        values = self.plan.summary.value
        numbers = numbering(self.instance, later.instance)
        change = Change(self.instance, later.instance, numbers, values, values, behind)
        later._proven = priced_anew(self._proven, change)
        reached = Reached(values, plan.summary.cost, self.options.optimality_gap)
        later.plan = signed(plan, reached, later._proven, later._carried.ledger)
        later._tables = PlanTables(later.plan)
        return later

    def bounds_of(self, situation: Situation, values: tuple[float, ...]) -> tuple[float, ...]:
        """Bounds of a changed situation, for a plan that reaches these values in it: by the prices that stand.

        Where the change makes nothing possible, what is proven of the plan that stands, by a search perhaps, holds on
        for a priority whose higher ones reach no less than they did.
        """
        instance = rebuild_instance(self.instance, situation, self.options.least_status)
        numbers = numbering(self.instance, instance)
        change = Change(self.instance, instance, numbers, self.plan.summary.value, values)
        bounds = proven_again(self._proven, change).bounds
        if may_gain(self.instance, instance, numbers):
            return bounds
        before, proven = self.plan.summary.value, self.plan.summary.bound
        return tuple(
            min(bound, proven[place]) if all(map(ge, values[:place], before[:place])) else bound
            for place, bound in enumerate(bounds)
        )

    def again(self, situation: Situation, manner: Manner = USUAL) -> Again:
        """The plan made good for a changed situation, with bounds that the old prices prove."""
        mended = self._mended(situation, manner)
        return self._written(mended.carried, mended.touched, mended.numbers, manner)

    def tried(self, situation: Situation, manner: Manner = USUAL) -> Ledger:
        """What a plan made good for a changed situation would be built of: much quicker than its tables and proof."""
        return self._mended(situation, manner).carried.ledger

    def _mended(self, situation: Situation, manner: Manner) -> "_Mended":
        instance = rebuild_instance(self.instance, situation, self.options.least_status)
        numbers = numbering(self.instance, instance)
        carried = self._loosened(instance, numbers) if manner.loosens else None
        carried = carried or carry(instance, self._standing(instance, numbers))
        ledger, stood = carried.ledger, _Stood(carried.ledger)
        hurt = carried.hurt | {numbers.needs[need] for need in self._carried.hurt if need in numbers.needs}
        mender = Mender(ledger, self._neighbours_in(instance, numbers), self._terms(instance, manner), manner.watch)
        if manner.wanted is None:
            mender.mend(hurt, may_gain(self.instance, instance, numbers), manner.pace)
        else:
            wanted = {wish.number for wish in instance.wishes if wish.need.need_id in manner.wanted}
            mender.mend(hurt, wanted, manner.pace, insisted=wanted)
        touched = hurt | stood.touched(ledger) | set(altered_needs(self.instance, instance, numbers))
        return _Mended(carried, touched, numbers)

    def _loosened(self, instance: Instance, numbers: Numbering) -> Carried | None:
        """All that stands, in an instance that gives more of some limits; None where its rows are numbered anew."""
        ledger = loosened(self._carried.ledger, instance, numbers)
        return None if ledger is None else Carried(ledger, frozenset(), {})

    def filled_by(self, again: Again) -> tuple[str, ...]:
        """Links and sites (`link:X`, `site:X`) that a plan made again fills up in some week and this one did not."""
        return newly_filled(self._carried.ledger, again.ledger)

    def _standing(self, instance: Instance, numbers: Numbering) -> Standing:
        """What stands, in the numbers of another instance; by way of the tables where the catalogue is another."""
        before, after = self.instance.situation, instance.situation
        if (before.items, before.alternatives, before.packages) != (after.items, after.alternatives, after.packages):
            return read_standing(instance, self.plan)
        return numbers.standing(self._own_standing, instance)

    @cached_property
    def _own_standing(self) -> Standing:
        """What stands, in its own numbers."""
        ledger = self._carried.ledger
        joined = {
            number: round(start.seats - float(ledger.seats_left[number]))
            for number, start in enumerate(self.instance.schooling.starts)
            if ledger.seats_left[number] < start.seats
        }
        return Standing(tuple(ledger.batches.values()), ledger.surplus, joined)

    @property
    def ledger(self) -> Ledger:
        """What the plan that stands is built of, and what it leaves of every limit; not to be changed."""
        return self._carried.ledger

    @cached_property
    def _neighbours(self) -> Neighbours:
        return neighbours_of(self.instance)

    def _neighbours_in(self, instance: Instance, numbers: Numbering) -> Neighbours:
        """The competitors of each need, found anew where the needs are others."""
        same = numbers.is_same and self.instance.situation.needs == instance.situation.needs
        return self._neighbours if same else neighbours_of(instance)

    def _terms(self, instance: Instance, manner: Manner) -> Terms:
        stays = journeys_of(instance, self.plan, manner.stays) if manner.stays else ()
        stands = journeys_of(instance, self.plan) if manner.price_per_change > 0.0 else ()
        return Terms(
            stays=frozenset(key_of(journey) for journey in stays),
            stands=frozenset(key_of(journey) for journey in stands),
            price=manner.price_per_change,
        )

    def _written(self, carried: Carried, touched: frozenset[int], numbers: Numbering, manner: Manner) -> Again:
        """The tables of a mended ledger, signed with its values and bounds."""
        ledger = carried.ledger
        settled = ledger.copy()
        bring_forward(settled, touched)
        stands = not touched and len(numbers.needs) == len(self.instance.wishes)
        values = self.plan.summary.value if stands else values_reached(settled)
        change = Change(self.instance, ledger.instance, numbers, self.plan.summary.value, values)
        proven = Proven(values, {})
        if manner.proof is not Proof.NONE:
            proven = proven_again(self._proven, change)
        if manner.proof is Proof.ANEW and is_small(ledger) and not (stands and proven.as_before):
            proven = tightest(proven, prove_anew(ledger, values, manner.watch))
        if stands and ledger.instance.situation == self.instance.situation:
            return Again(
                plan=self.plan,
                instance=ledger.instance,
                ledger=settled,
                proven=self._proven,
                touched=touched,
                causes=carried.causes,
            )
        plan = self._tables.written_again(settled, touched)
        cost = plan.summary.cost if stands else cost_of_all(ledger.instance, freight_of(ledger.journeys))
        plan = signed(plan, Reached(values, cost, self.options.optimality_gap), proven, settled)
        if manner.reasons is not Reasons.NONE:
            asked = None if manner.reasons is Reasons.ALL else touched
            plan = explained(plan, settled, asked, (self.options, manner.watch))
        return Again(
            plan=plan,
            instance=ledger.instance,
            ledger=settled,
            proven=proven,
            touched=touched,
            causes=carried.causes,
        )


def _priced_bounds(instance: Instance, plan: Plan) -> tuple[float, ...]:
    """The bounds that a plan's prices prove; one that a search has proven says nothing of another dataset."""
    summary = plan.summary
    if "search" not in summary.bound_by:
        return summary.bound
    free = free_bounds(instance)
    return tuple(
        bound if by == "prices" else most for bound, by, most in zip(summary.bound, summary.bound_by, free, strict=True)
    )


def _legs_behind(instance: Instance, before: Plan, after: Plan) -> dict[str, tuple[tuple[int, int], ...]]:
    """Legs (link number, day) that the goods of each offer have behind them, by the offer's id in the later plan."""
    number = {link.link_id: place for place, link in enumerate(instance.situation.links)}
    settings = instance.situation.settings
    ahead = {(leg.assignment_id, leg.link_id, leg.depart) for leg in after.movements}
    offer_of = {row.assignment_id: row.offer_id for row in after.assignments}
    behind: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for leg in before.movements:
        if (leg.assignment_id, leg.link_id, leg.depart) not in ahead and leg.assignment_id in offer_of:
            behind[offer_of[leg.assignment_id]].append((number[leg.link_id], settings.day(leg.depart)))
    return {offer_id: tuple(legs) for offer_id, legs in behind.items()}


@dataclass(frozen=True, slots=True)
class _Mended:
    """A mended ledger, the needs that are served otherwise than before, and how the old rows are numbered in it."""

    carried: Carried
    touched: frozenset[int]
    numbers: Numbering


class _Stood:
    """What a ledger held before it was mended."""

    def __init__(self, ledger: Ledger) -> None:
        self._batches = dict(ledger.batches)
        self._surplus = dict(ledger.surplus)

    def touched(self, ledger: Ledger) -> frozenset[int]:
        """Needs of which anything is other than it was."""
        now = ledger.batches
        numbers = {
            number for number in self._batches.keys() | now.keys() if self._batches.get(number) is not now.get(number)
        }
        needs = {(self._batches.get(number) or now[number]).need for number in numbers}
        for offer in self._surplus.keys() | ledger.surplus.keys():
            was, is_now = self._surplus.get(offer, ()), ledger.surplus.get(offer, ())
            if was != is_now:
                needs |= {journey.need for journey in (*was, *is_now)}
        return frozenset(needs)
