"""The method `best`: greedy plans, column generation priority by priority, whole units, and a search around them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from muster.domain.needs import PRIORITIES
from muster.domain.plan import gap_of
from muster.planning.bounding import free_bounds
from muster.planning.columns import folded
from muster.planning.diving import Descent, Diver
from muster.planning.greedy import by_due_date, by_worth_of_load, greedy, keeps_its_minimum
from muster.planning.improving import Improver, Patience
from muster.planning.instance import Instance
from muster.planning.ledger import Ledger
from muster.planning.master import Answer
from muster.planning.options import PlanOptions, Progress, Watch, leaving
from muster.planning.prices import Prices, price_rows
from muster.planning.pricing import Aim, Pricer
from muster.planning.proving import EXACT, Effort, Proof, prove, settle
from muster.planning.serving import Timing
from muster.planning.settling import bring_forward
from muster.planning.solution import Solution, is_close_enough
from muster.planning.warm_master import WarmMaster
from muster.planning.whole.searching import Found, WholeSearch
from muster.planning.worth import cost_of, is_better, values_reached

# The greedy plans to begin with; the first is the plain rule, so that the best is never worse than it.
ATTEMPTS = (
    (by_due_date, Timing.JUST_IN_TIME),
    (by_worth_of_load, Timing.JUST_IN_TIME),
    (by_due_date, Timing.EARLIEST),
    (by_worth_of_load, Timing.EARLIEST),
)
FEW_ATTEMPTS = 2  # where the dataset is not small: those just in time, which win there
SMALL = 100_000  # needs × offers up to which the search is given all the rounds and moves that it can use
# Rounds of column generation by priority, on small datasets and on large ones, and the share of them for a last proof.
MOST_ROUNDS, FEWEST_ROUNDS = (40, 40, 40, 24, 24), (14, 30, 18, 4, 4)
MOST_AGAIN, LEAST_AGAIN = 0.5, 0.15
HOPELESS = 1.1  # times the bound that needs no prices: where prices had not come nearer, they are not tried once more
URGENT = 2  # priority up to which the last proof of a large dataset gets the larger share
# Where time is limited: the share of it by which the rounds of each priority give way to what follows.
PRICED_UNTIL, SEARCHED_UNTIL = (0.25, 0.5, 0.65, 0.72, 0.78), 0.9
REASONS_TAKE = 3.0  # times as long as a greedy plan does what follows the search, the reasons most of all
ROUNDS_BEFORE_EXACT = 10  # of a first-order master on a small dataset, before an exact one goes on
ROUGHLY = 0.01  # the first-order master stops at this distance where an exact one goes on
MOST_MOVES, FEWEST_MOVES = 1000, 60
LAST_ANEW = 2  # priority up to which a dive on a small dataset also places the higher ones anew
MOST_DIVE_MOVES = 60  # of them within one dive
MOVES_AT_ONCE = 25
LEAST_IDLE, IDLE_PER_NEED = 100, 2  # the search ends when so many moves in a row have brought nothing
NEARLY_SAME = 1e-7  # relative distance of values that differ by the rounding of goods that come in fractions
ALMOST_BEST = 1e-4  # the whole-unit search goes on to this share of what is possible
PROOF_SHARE = 0.1  # column generation stops at this share of the gap that is asked for


@dataclass(frozen=True, slots=True)
class _Plan:
    """The best plan so far, and its values."""

    ledger: Ledger
    values: tuple[float, ...]


class _Search:
    """One run: keeps the best plan, the columns and the prices found on the way."""

    def __init__(self, instance: Instance, options: PlanOptions, watch: Watch) -> None:
        self.instance = instance
        self.options = options
        self.watch = watch
        size = max(1, len(instance.wishes) * len(instance.goods.item))
        share = min(1.0, SMALL / size)
        self.is_small = size <= SMALL
        self.rounds = [
            max(fewest, round(most * share)) for most, fewest in zip(MOST_ROUNDS, FEWEST_ROUNDS, strict=True)
        ]
        self.moves = max(FEWEST_MOVES, round(MOST_MOVES * share))
        self.free = free_bounds(instance)
        self.bounds = list(self.free)
        self.prices: dict[int, Prices] = {}
        self.proofs: dict[int, Proof] = {}
        self.whole: WholeSearch | None = None
        self.found: dict[int, Found] = {}
        self.searched: set[int] = set()
        self.best = self._first()
        self.watch = leaving(self.watch, REASONS_TAKE * self._share_of_greedy)

    def _first(self) -> _Plan:
        """The best of the greedy plans."""
        began = self.watch.spent()
        best = self._greedy(0)
        self._share_of_greedy = self.watch.spent() - began
        for number in range(1, len(ATTEMPTS) if self.is_small else FEW_ATTEMPTS):
            if self.watch.stop() or self._is_done(best.values):
                break
            plan = self._greedy(number)
            best = plan if _is_improvement(plan, best) else best
        return best

    def _greedy(self, number: int) -> _Plan:
        order, timing = ATTEMPTS[number]
        ledger = greedy(self.instance, self.watch, order, timing)
        return _Plan(ledger, values_reached(ledger))

    def run(self) -> Solution:
        """Better plans and bounds in turn; the bounds are those of the plan that is returned."""
        pricer = Pricer(self.instance)
        master = WarmMaster(self.instance)
        self.whole = WholeSearch(self.instance, master.rows, self.watch.stop) if self.is_small else None
        self._fold(master)
        self._follow_prices(pricer, master)
        self._improve()
        held = self.best.values
        self._fold(master)
        bring_forward(self.best.ledger)
        reached = values_reached(self.best.ledger)
        self._prove(pricer, master, reached, held)
        self._tell("proof", sum(self.rounds), sum(self.rounds))
        rows = [row for priority, prices in self.prices.items() for row in price_rows(self.instance, priority, prices)]
        return Solution(self.best.ledger, tuple(self.bounds), tuple(rows), frozenset(self.searched))

    def _follow_prices(self, pricer: Pricer, master: WarmMaster) -> None:
        """Priority by priority, let the master say what is possible, and make whole units of it."""
        diver = Diver(pricer, master, Descent(self.options.seed, min(self.moves, MOST_DIVE_MOVES), self.watch.stop))
        for priority in PRIORITIES:
            if self.watch.stop() or self.free[priority - 1] <= 0.0 or self._is_done(self.best.values):
                continue
            aim = Aim(priority, self.best.values, self.best.values)
            effort = self._effort("prices", priority)
            proof = prove(pricer, master, aim, effort)
            if self.is_small:
                proof = settle(pricer, master, aim, proof, effort)
            self.proofs[priority] = proof
            self.bounds[priority - 1] = min(self.free[priority - 1], proof.bound)
            self._round(diver, master, aim, proof.answer)
            self._search_whole(master, priority)

    def _stop_by(self, share: float) -> Callable[[], bool]:
        """What to ask whether to stop, where so much of the time may be over at the most."""
        return lambda: self.watch.spent() > share or self.watch.stop()

    def _search_whole(self, master: WarmMaster, priority: int) -> None:
        """On a small dataset, look for the best of all whole-unit plans, and how good any of them can be."""
        bound, value = self.bounds[priority - 1], self.best.values[priority - 1]
        enough = PROOF_SHARE * self.options.optimality_gap
        if self.whole is None or self.watch.stop() or gap_of(value, bound) <= max(enough, EXACT):
            return
        aim = Aim(priority, self.best.values, self.best.values)
        pool = master.pool
        awake = [pool.columns[number] for number in pool.awake(priority).tolist()]
        used = [pool.columns[number] for number in np.flatnonzero(pool.shares > 0.0).tolist()]
        used += [folded(batch) for batch in self.best.ledger.batches.values()]
        found = self.whole.find(aim, min(enough, ALMOST_BEST), self.proofs[priority].prices, (awake, used))
        if found is None:
            return
        for ledger in found.ledgers:
            plan = _Plan(ledger, values_reached(ledger))
            if _is_fair(ledger) and is_better(plan.values, self.best.values, tie=NEARLY_SAME):
                self.best = plan
                self._fold(master)
        if found.bound < bound * (1.0 - EXACT):  # else prices say as much, and anyone can recompute them
            self.found[priority] = found
            self.bounds[priority - 1] = max(found.bound, self.best.values[priority - 1])
        self._tell("whole units", priority, len(PRIORITIES))

    def _effort(self, stage: str, priority: int) -> Effort:
        """How long to work on a priority, and what to do on the way."""
        again = MOST_AGAIN if self.is_small or priority <= URGENT else LEAST_AGAIN
        rounds = max(1, round(self.rounds[priority - 1] * (again if priority in self.proofs else 1.0)))
        if self.is_small:
            rounds = min(rounds, ROUNDS_BEFORE_EXACT)
        first = sum(self.rounds[: priority - 1])

        def tell(done: int, bound: float) -> None:
            self.bounds[priority - 1] = min(self.free[priority - 1], bound)
            self._tell(stage, first + done, sum(self.rounds))

        return Effort(
            rounds=rounds,
            enough=ROUGHLY if self.is_small else PROOF_SHARE * self.options.optimality_gap,
            known=math.inf if self.is_small else self.free[priority - 1],
            stop=self._stop_by(1.0 if priority in self.proofs else PRICED_UNTIL[priority - 1]),
            tell=tell,
        )

    def _round(self, diver: Diver, master: WarmMaster, aim: Aim, answer: Answer) -> None:
        """Make whole units of what the master says; the master learns from it, and the better plan is kept."""
        ways_down: list[Ledger | None] = [self.best.ledger] if aim.priority > 1 else []
        if aim.priority == 1 or (self.is_small and aim.priority <= LAST_ANEW):
            ways_down.append(None)
        for kept in ways_down:
            ledger = diver.dive(aim, answer, kept)
            if ledger is None:
                break
            for batch in ledger.batches.values():
                master.add(folded(batch))
            plan = _Plan(ledger, values_reached(ledger))
            if _is_fair(ledger) and _is_improvement(plan, self.best):
                self.best = plan

    def _improve(self) -> None:
        """Search around the best plan."""
        before = self.best.ledger.copy()
        improver = Improver(self.best.ledger, self.options.seed)
        most_idle = max(LEAST_IDLE, IDLE_PER_NEED * len(self.instance.wishes))
        stop = self._stop_by(SEARCHED_UNTIL)
        for done in improver.rounds(Patience(self.moves, MOVES_AT_ONCE, most_idle), stop):
            self.best = _Plan(self.best.ledger, values_reached(self.best.ledger))
            if self._is_done(self.best.values):
                break
            self._tell("search", done, self.moves)
        self.best = _Plan(self.best.ledger, values_reached(self.best.ledger))
        if not _is_fair(self.best.ledger):
            self.best = _Plan(before, values_reached(before))

    def _prove(self, pricer: Pricer, master: WarmMaster, reached: tuple[float, ...], held: tuple[float, ...]) -> None:
        """Bounds given what the final plan reached, from the prices found before."""
        for priority in PRIORITIES:
            self.bounds[priority - 1] = self.free[priority - 1]
            if self.free[priority - 1] <= 0.0 or (self.watch.stop() and priority not in self.proofs):
                continue
            found = self.found.get(priority)
            if found is not None and self._is_bounded_by_search(priority, found.bound_for(reached, priority)):
                continue
            if not self.is_small and priority in self.proofs and self._was_in_vain(priority):
                continue
            aim = Aim(priority, reached, held)
            effort = self._effort("proof", priority)
            proof = prove(pricer, master, aim, effort, self.proofs.get(priority))
            if self.is_small:
                proof = settle(pricer, master, aim, proof, effort)
            if proof.bound < self.free[priority - 1]:
                self.bounds[priority - 1] = proof.bound
                self.prices[priority] = proof.prices
            if found is not None and self.whole is not None and not self.watch.stop():
                # What was found holds for an earlier plan only.
                self._is_bounded_by_search(priority, self.whole.bound(aim, ALMOST_BEST, proof.prices))

    def _was_in_vain(self, priority: int) -> bool:
        """Whether prices came nowhere near the bound that needs none."""
        return self.proofs[priority].bound >= HOPELESS * self.free[priority - 1]

    def _is_bounded_by_search(self, priority: int, bound: float) -> bool:
        """Take a bound that the whole-unit search proved for the final plan, where it is the best one."""
        if bound >= self.bounds[priority - 1]:
            return False
        self.bounds[priority - 1] = bound
        self.searched.add(priority)
        self.prices.pop(priority, None)
        return True

    def _fold(self, master: WarmMaster) -> None:
        """Teach the master the columns of the best plan."""
        for batch in self.best.ledger.batches.values():
            master.add(folded(batch))

    def _is_done(self, values: tuple[float, ...]) -> bool:
        return is_close_enough(values, self.bounds, self.options.optimality_gap)

    def _tell(self, stage: str, done: int, total: int) -> None:
        bound = tuple(self.bounds)
        self.watch.tell(Progress(stage=stage, done=done, total=total, value=self.best.values, bound=bound))


def optimise(instance: Instance, options: PlanOptions, watch: Watch) -> Solution:
    """The best plan found, settled, with a proven bound for every priority."""
    return _Search(instance, options, watch).run()


def _is_fair(ledger: Ledger) -> bool:
    """Whether every offer is used enough or not at all."""
    used = np.flatnonzero(ledger.instance.goods.quantity - ledger.offer_left > 0.0)
    return all(keeps_its_minimum(ledger, offer) for offer in used.tolist())


def _is_improvement(plan: _Plan, best: _Plan) -> bool:
    """Whether a plan wins by value, or ties and costs less."""
    if is_better(plan.values, best.values):
        return True
    return not is_better(best.values, plan.values) and cost_of(plan.ledger) < cost_of(best.ledger)
