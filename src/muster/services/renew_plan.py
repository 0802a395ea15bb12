"""Replan: today's dataset, the plan made good for what happened, the orders that follow, and the difference."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from muster.datasets import (
    DatasetReading,
    read_changes,
    read_dataset,
    require_plan_place,
    write_dataset,
    write_difference,
    write_plan,
)
from muster.domain.changes import Change, ChangeKind
from muster.domain.difference import Difference, Order
from muster.domain.findings import Severity
from muster.domain.plan import AssignmentStatus, Plan
from muster.domain.promises import BrokenPromise
from muster.domain.situation import Situation
from muster.errors import BadOptionError, ChangesRefusedError
from muster.language import say
from muster.language.findings import finding_sentence
from muster.planning import PlanOptions
from muster.planning import Watch as PlannerWatch
from muster.planning.session import THOROUGH, Again, Manner, Reasons, Session
from muster.replanning import Today, advance, apply_changes, orders_of, tell_difference
from muster.services.make_plan import NOBODY, Watch
from muster.services.ports import Machine
from muster.services.signing import signed
from muster.verifying import verify

DATASET, PLAN, DIFFERENCE = "dataset", "plan", "difference"
SETTLED = (AssignmentStatus.ACCEPTED, AssignmentStatus.FIXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanOptions:
    """What a plan is made again for: the day, what happened, and what each change of an assignment must win."""

    as_of: date
    changes: Path | None = None
    price_per_change: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """A plan made again with its dataset, what differs, the orders to give, and the promises that it breaks: none."""

    reading: DatasetReading
    plan: Plan
    difference: Difference
    orders: tuple[Order, ...]
    broken: tuple[BrokenPromise, ...]


def replan(
    reading: DatasetReading, plan: Plan, options: ReplanOptions, machine: Machine, watch: Watch = NOBODY
) -> Replanned:
    """The plan made good as of a day.

    Raises
    ------
    ChangesRefusedError
        What happened cannot be read, or leaves a dataset that cannot be planned from.
    BadOptionError
        The day lies before the dataset's own, or after its last.
    """
    began = machine.seconds()
    broken = verify(reading.situation, plan, reading.sha256)
    _require_day(reading.situation, options.as_of)
    changes = () if options.changes is None else read_changes(options.changes, reading.situation, plan)
    if broken:
        nothing = tell_difference((reading.situation, plan), (reading.situation, plan), {})
        return Replanned(reading=reading, plan=plan, difference=nothing, orders=(), broken=broken)
    today = advance(reading.situation, plan, options.as_of)
    _require_on_the_way(changes, today)
    changed = _read_back(apply_changes(today.situation, changes, today.parts))
    again = _again((reading.situation, plan), today, changed.situation, (options, watch))
    if changed.sha256 == reading.sha256:
        made, changed = plan, reading
    else:
        made = signed(again.plan, (changed.sha256, changed.defaults), machine, machine.seconds() - began)
    return Replanned(
        reading=changed,
        plan=made,
        difference=tell_difference((today.situation, today.plan), (changed.situation, made), again.causes_by_need),
        orders=orders_of(changed.situation, today.plan, made),
        broken=verify(changed.situation, made, changed.sha256),
    )


def write_replanned(replanned: Replanned, out: Path) -> None:
    """Write the dataset of the day, its plan, and the difference with the orders, side by side into a folder.

    Raises
    ------
    UnwritableError
        Where a place cannot be written to; what stood there before still stands there.
    """
    require_plan_place(out / PLAN)
    write_dataset(replanned.reading.situation, out / DATASET)
    write_plan(replanned.plan, out / PLAN)
    write_difference(replanned.difference, replanned.orders, out / DIFFERENCE)


def _again(made: tuple[Situation, Plan], today: Today, changed: Situation, how: tuple[ReplanOptions, Watch]) -> Again:
    """The plan made good for what changed since the day began."""
    options, watch = how
    settled = {row.assignment_id for row in today.plan.assignments if row.status in SETTLED}
    session = Session(*made, PlanOptions(seed=options.seed))
    if today.plan is not made[1]:
        session = session.moved_on(today.situation, today.plan)
    manner = Manner(
        stays=frozenset(settled),
        price_per_change=options.price_per_change,
        pace=replace(THOROUGH, seed=options.seed),
        reasons=Reasons.TOUCHED if changed == today.situation else Reasons.ALL,
        watch=PlannerWatch(watch.progress or PlannerWatch().tell, watch.stop or PlannerWatch().stop),
    )
    return session.again(changed, manner)


def _require_day(situation: Situation, as_of: date) -> None:
    """Refuse a day that is not one of the dataset's from its own picture on."""
    settings = situation.settings
    first, last = settings.date(settings.as_of_day), settings.date(settings.last_day)
    if not first <= as_of <= last:
        sentence = "{day} is out of range. A day from {first}, the dataset's own, to {last}, its last, was expected."
        raise BadOptionError(say(sentence, day=as_of, first=first, last=last))


def _require_on_the_way(changes: Iterable[Change], today: Today) -> None:
    """Refuse what is told of movements that have not left."""
    names = [each.subject_id for each in changes if each.kind is ChangeKind.MOVEMENT]
    waiting = [name for name in names if name not in today.parts]
    if waiting:
        sentence = (
            "The goods of {assignments} have not left by {day}. Assignments that are on their way were expected. "
            "Tell of the offer instead, or take a later day."
        )
        day = today.situation.settings.as_of
        raise ChangesRefusedError(say(sentence, assignments=", ".join(waiting), day=day))


def _read_back(situation: Situation) -> DatasetReading:
    """The dataset as it is read where it was written: every rule of the contract is checked on the way."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / DATASET
        write_dataset(situation, place)
        reading = read_dataset(place)
    wrong = [each for each in reading.findings if each.severity is Severity.ERROR]
    if wrong:
        said = "\n".join(finding_sentence(each) for each in wrong)
        raise ChangesRefusedError(say("What happened leaves a dataset with faults:\n{faults}", faults=said))
    return reading
