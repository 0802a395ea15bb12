"""The rule people use by hand: the most urgent need first, from what is left, just in time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from muster.planning.crews import Crews
from muster.planning.instance import Instance
from muster.planning.journeys import Haulage
from muster.planning.ledger import Batch, Ledger
from muster.planning.options import Progress, Watch
from muster.planning.paths import TINY
from muster.planning.serving import Servant, Timing
from muster.planning.wishes import Wish
from muster.planning.worth import batch_value, values_reached

Order = Callable[[Wish], tuple[float, ...]]
TELL_EVERY, MOST_TELLS = 50, 40  # needs between two reports of progress, at the least, and reports at the most
MOST_HELPINGS = 3  # rounds in which what is left is offered again


def by_due_date(wish: Wish) -> tuple[float, ...]:
    """Priority, then due date, then the worth of a unit, then the order of the table."""
    return (wish.need.priority, wish.due, -wish.unit_worth, wish.number)


def by_worth_of_load(wish: Wish) -> tuple[float, ...]:
    """Priority, then worth per tonne of the best way, then due date: more worth through a narrow corridor."""
    return (wish.need.priority, -wish.worth_per_t, wish.due, wish.number)


def greedy(
    instance: Instance, watch: Watch, order: Order = by_due_date, timing: Timing = Timing.JUST_IN_TIME
) -> Ledger:
    """Ledger of a plan in which each need, in order, takes what is left; whole as far as it got when told to stop.

    The first, most urgent needs are served in any case: to load the compiled code may take all the time that is given.
    """
    ledger = Ledger(instance)
    servant = Servant(ledger, Haulage(ledger), Crews(ledger), timing)
    wishes: Sequence[Wish] = sorted(instance.wishes, key=order)
    every = max(TELL_EVERY, len(wishes) // MOST_TELLS)
    for done, wish in enumerate(wishes):
        if done % every == 0:
            watch.tell(Progress(stage=timing.value, done=done, total=len(wishes), value=values_reached(ledger)))
            if done and watch.stop():
                break
        servant.serve(wish, wish.quantity)
    for _ in range(MOST_HELPINGS):
        if watch.stop() or not _second_helping(ledger, servant, wishes):
            break
    watch.tell(Progress(stage=timing.value, done=len(wishes), total=len(wishes), value=values_reached(ledger)))
    return ledger


def _second_helping(ledger: Ledger, servant: Servant, wishes: Sequence[Wish]) -> bool:
    """Offer what is left once more to needs that are short or late; returns whether any of them got more.

    Goods held to fill up a minimum, and seats of courses that others began to use, may have become free since.
    """
    on_time: defaultdict[int, float] = defaultdict(float)
    late: defaultdict[int, list[int]] = defaultdict(list)
    for number, batch in ledger.batches.items():
        if batch.day > ledger.instance.wishes[batch.need].due:
            late[batch.need].append(number)
        else:
            on_time[batch.need] += batch.units
    gained = False
    for wish in wishes:
        missing = wish.quantity - on_time[wish.number]
        if missing > wish.crumb:
            gained |= serve_again(ledger, servant, wish, missing, late[wish.number])
    return gained


def serve_again(ledger: Ledger, servant: Servant, wish: Wish, missing: float, late: list[int]) -> bool:
    """Take back what a need gets late and serve all that is not on time once more; kept where that is worth more."""
    mark, first_new = ledger.mark(), ledger.next_number
    dropped = [ledger.batch(number) for number in late]
    for number in late:
        ledger.drop(number)
    servant.serve(wish, missing)
    before = sum(batch_value(ledger, batch) for batch in dropped)
    after = sum(batch_value(ledger, batch) for batch in ledger.since(first_new))
    if after > before + TINY * wish.unit_worth and keep_their_minimums(ledger, dropped):
        return True
    ledger.rollback(mark)
    return False


def keep_their_minimums(ledger: Ledger, dropped: Iterable[Batch]) -> bool:
    """Whether every offer of batches that were taken out is used enough or not at all."""
    offers = {journey.offer for batch in dropped for journey in batch.journeys}
    return all(keeps_its_minimum(ledger, offer) for offer in offers)


def keeps_its_minimum(ledger: Ledger, offer: int) -> bool:
    """Whether an offer that gave less than before is used enough or not at all; mere surplus is given back."""
    used = ledger.used(offer)
    surplus = ledger.surplus.get(offer, ())
    if used > TINY and used <= sum(journey.quantity for journey in surplus) + TINY:
        ledger.give_back(offer)
        used = ledger.used(offer)
    return used <= TINY or used >= float(ledger.minimum[offer]) * (1.0 - TINY)
