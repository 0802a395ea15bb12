"""Recompute, from a plan's `prices`, the bound of each priority that they prove.

The bound is a Lagrangian one and valid at any prices ≥ 0. Take all ways p to make one unit of a need usable: a way of
the need, an offer and a dated route for each component, a day d of being usable, the crew. Let f_p be what such a
unit is worth on day d, counted once for needs of the own priority, times the price λ_j for needs of a higher
priority j that is held, and not at all for the others. Let x_p ≥ 0 be units, y ≥ 0 people who join one start. Every
valid plan, whole units and minimum lots included, is a solution of

    Σ_p x_p ≤ quantity                                  for each need
    Σ taken ≤ quantity                                  for each offer                             price of `offer`
    Σ load departing ≤ capacity                         for each link and week                     `link`
    Σ load arriving ≤ handling                          for each site and week                     `site`
    Σ unit_cost × taken ≤ amount                        for each fund                              `fund`
    y ≤ seats                                           for each start                             `course`
    Σ y who join by `at` ≤ people available by `at`     for each pool                              `trainees`
    Σ y in training on `at` ≤ max_in_training           for each day                               `in_training`
    Σ bound by units usable by `at` − Σ y who graduate by `at` ≤ trained by `at`    for each day   `graduates`
    Σ_p of priority j f_p x_p ≥ value reached           for each held priority                     `held` (λ_j)

Add to the plan's value, for each limit, its price times what is left of it, which is never negative. Sorted by
variable, the sum is Σ price × limit − Σ λ_j × value reached, plus for each x_p its f_p less the prices of all that it
takes (its reduced value), plus for each y its reduced value. With Σ x_p ≤ quantity and 0 ≤ y ≤ seats the largest that
these can come to is quantity × max(0, best reduced value), and seats × max(0, reduced value of one person). So

- a unit usable on day d that needs c people pays c × Σ of the `graduates` prices with `at` ≥ d: it counts as bound by
  every such day;
- a person who joins on day s and graduates on day g earns Σ `graduates` with `at` ≥ g, and pays the `course` price,
  Σ `in_training` over s … g − 1, and Σ `trainees` with `at` ≥ s of the pool that he or she comes from: the cheaper of
  the qualification's own and the general one, of those that have anyone by then; where none has, nobody joins;
- the `course` price × seats stays among the limits, so that a start counts seats × (price + max(0, reduced value)).

What is not in the table costs nothing; without any row the bound is what the needs were worth on an empty network
with crews for free.
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from muster.domain.needs import PRIORITIES, Need
from muster.domain.plan import PriceKind
from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.arrivals import Costs, Market, Wanted
from muster.verifying.capacity import link_limits, site_limits
from muster.verifying.case import Case
from muster.verifying.measuring import broken, exceeds
from muster.verifying.people import PeoplePrices
from muster.verifying.prices import Tariff, tariffs
from muster.verifying.summary import is_complete
from muster.verifying.timetable import Floats
from muster.verifying.value import values_by_priority
from muster.verifying.ways import Way

BY_PRICES = "prices"
GOODS = (PriceKind.OFFER, PriceKind.LINK, PriceKind.SITE, PriceKind.FUND)
"""Kinds of prices on which the cost of an arrival hangs."""


def bound_promises(case: Case) -> Iterator[BrokenPromise]:
    """Priorities whose stated bound lies below the one that the prices prove."""
    summary = case.plan.summary
    if not is_complete(summary) or BY_PRICES not in summary.bound_by:
        return
    prover = Prover(case)
    for place, priority in enumerate(PRIORITIES):
        if summary.bound_by[place] == BY_PRICES:
            proven = prover.bound(priority)
            if exceeds(proven, summary.bound[place]):
                yield broken(PromiseCode.BOUND_PROVEN, str(priority), found=summary.bound[place], expected=proven)


class Prover:
    """Computes the bounds that a plan's prices prove."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.market = Market(case)
        self.tariffs = tariffs(case)
        self.reached = values_by_priority(case)
        self._costs: dict[object, Costs] = {}

    def bound(self, priority: int) -> float:
        """Upper limit of a priority's value, given that held priorities keep theirs."""
        tariff = self.tariffs[priority]
        people = PeoplePrices(self.case, tariff)
        held = {int(subject): price for (subject, _), price in tariff.of(PriceKind.HELD).items()}
        counts = {**held, priority: 1.0}
        needs = [need for need in self.case.situation.needs if counts.get(need.priority, 0.0) > 0.0]
        costs = self._costs_under(tariff)
        worth = sum(need.quantity * self._best(need, counts[need.priority], costs, people) for need in needs)
        kept = sum(price * self.reached[PRIORITIES.index(each)] for each, price in held.items())
        return self._limits(tariff) + people.limits() + people.seats() + worth - kept

    def _best(self, need: Need, count: float, costs: Costs, people: PeoplePrices) -> float:
        """Best reduced value of one unit of a need over its ways and days, 0 where none is above it.

        Being on time is worth the same up to `due`, and nothing gets dearer with time: earlier days need no look.
        """
        settings = self.case.situation.settings
        due, expires = settings.day(need.due), settings.day(need.expires_on(settings))
        first = max(settings.day_or(need.earliest, 0), min(due, settings.last_day))
        span = slice(first, min(max(expires, due + 1), settings.days))
        days = np.arange(span.start, span.stop)
        if not len(days):
            return 0.0
        timeliness = np.where(days <= due, 1.0, (expires - days) / max(1, expires - due))
        unit = count * self.case.unit_worth(need)
        best = 0.0
        for way in self.case.ways[need.item_id].values():
            reduced = unit * way.effectiveness * timeliness - people.crew(way)[span]
            best = max(best, float((reduced - self._goods(need, way, costs, span)).max()))
        return best

    def _goods(self, need: Need, way: Way, costs: Costs, span: slice) -> Floats:
        """Cost of the components of one unit by each day of a span."""
        total = np.zeros(span.stop - span.start)
        for part in way.components:
            own = [costs[pair][span] for pair in self.market.eligible(need, part.item.item_id)]
            total += part.per_unit * (np.minimum.reduce(own) if own else np.inf)
        return total

    def _costs_under(self, tariff: Tariff) -> Costs:
        """Costs of arrivals, computed once for all priorities with the same prices of goods."""
        key = tuple(frozenset(tariff.of(kind).items()) for kind in GOODS)
        if key not in self._costs:
            self._costs = {key: self.market.costs(tariff, self._wanted)}
        return self._costs[key]

    @cached_property
    def _wanted(self) -> frozenset[Wanted]:
        """Every group and site that some need could use."""
        needs, ways = self.case.situation.needs, self.case.ways
        parts = ((need, part) for need in needs for way in ways[need.item_id].values() for part in way.components)
        return frozenset(pair for need, part in parts for pair in self.market.eligible(need, part.item.item_id))

    def _limits(self, tariff: Tariff) -> float:
        """Σ price × limit of offers, links and sites by week, and funds."""
        return sum(
            price * self._limit(kind, subject_id, at)
            for kind in GOODS
            for (subject_id, at), price in tariff.of(kind).items()
        )

    def _limit(self, kind: PriceKind, subject_id: str, week: int) -> float:
        """What a priced limit of goods allows; prices belong to none but finite ones."""
        situation, calendar = self.case.situation, self.case.calendar
        if kind is PriceKind.OFFER:
            return situation.offer_by_id[subject_id].quantity or 0.0
        if kind is PriceKind.FUND:
            return next(fund.amount for fund in situation.funds if fund.fund_id == subject_id)
        if kind is PriceKind.LINK:
            limits = link_limits(calendar, situation.link_by_id[subject_id])
        else:
            limits = site_limits(calendar, situation.site_by_id[subject_id])
        return np.inf if limits is None else float(limits[week])
