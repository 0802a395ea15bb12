"""Stress a plan: plan for every failure that can touch it, weigh what each costs, and try what would help."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from muster.datasets import (
    DatasetReading,
    StressJournal,
    read_delays,
    require_stress_place,
    write_stress,
)
from muster.domain.delays import USUAL_DELAYS, Delay
from muster.domain.disruption import SINGLE_KINDS, Failure, FailureKind, StressReport, Trial
from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.errors import BadOptionError
from muster.language import say
from muster.planning import PlanOptions
from muster.services.enduring import Enduring
from muster.services.firmness import left_out, require_counted
from muster.services.make_plan import NOBODY, Watch
from muster.services.sweeping import StoppedEarlyError, Sweep
from muster.stressing import (
    Listing,
    Warmth,
    choose_pairs,
    draw_samples,
    list_failures,
    propose_back_ups,
    rank,
    reliefs,
    risks,
    spread_over,
    weigh_needs,
)
from muster.verifying import verify

FAILURES, PAIRS, SAMPLES, BACK_UPS = "failures", "pairs", "samples", "back-ups"


@dataclass(frozen=True, slots=True, kw_only=True)
class StressOptions:
    """What to test against, and who plans; it checks itself.

    `failures` are kinds (`link`) or single failures (`link:X`), all kinds where it is empty. `delays` is a CSV file of
    delays that samples are drawn from. `cluster` is the address of a Dask scheduler. `least_status` is what the plan
    was made with: offers below it are not used after a failure either.
    """

    failures: tuple[str, ...] = ()
    pairs: int = 0
    samples: int = 0
    seed: int = 0
    delays: Path | None = None
    workers: int = 1
    cluster: str = ""
    least_status: OfferStatus = OfferStatus.OFFERED

    def __post_init__(self) -> None:
        """Refuse what means nothing."""
        object.__setattr__(self, "least_status", self.planning.least_status)
        for name in ("pairs", "samples", "seed"):
            if getattr(self, name) < 0:
                raise BadOptionError(say("{name} is below 0. Give a number from 0 up.", name=name))
        if self.workers < 1:
            raise BadOptionError(say("There are no workers. Give a number from 1 up."))
        for name in self.failures:
            kind = name.partition(":")[0]
            if kind not in SINGLE_KINDS:
                sentence = "'{found}' is no kind of failure. One of these was expected: {allowed}; or {example}."
                allowed = ", ".join(SINGLE_KINDS)
                raise BadOptionError(say(sentence, found=name, allowed=allowed, example="link:X"))

    @property
    def planning(self) -> PlanOptions:
        """How the plan is made good after a failure."""
        return PlanOptions(seed=self.seed, least_status=self.least_status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stressed:
    """What a stress test found; without a report it was stopped, or the plan breaks promises.

    `ignored` says that the plan looks as if it had been made of firmer offers only than those that were counted here.
    `done` of `asked` failures and trials of back-ups are in the journal, as far as their number is known.
    """

    report: StressReport | None = None
    delays: tuple[Delay, ...] = ()
    broken: tuple[BrokenPromise, ...] = ()
    ignored: OfferStatus | None = None
    done: int = 0
    asked: int = 0


def stress_plan(
    reading: DatasetReading, plan: Plan, options: StressOptions, out: Path, watch: Watch = NOBODY
) -> Stressed:
    """Test a plan against failures and write what is found into a folder, where a stopped test also goes on.

    Raises
    ------
    BadOptionError
        An option that means nothing, or a cluster that cannot be reached; or the plan uses offers that are not counted.
    UnwritableError
        `out` cannot be written; what was there before is still there.
    """
    require_stress_place(out)
    broken = verify(reading.situation, plan, reading.sha256)
    if broken:
        return Stressed(broken=broken)
    situation = reading.situation
    require_counted(situation, plan, options.least_status)
    delays = USUAL_DELAYS if options.delays is None else read_delays(options.delays, situation)
    listing = _listed(list_failures(situation, plan, _kinds(options)), options)
    journal = StressJournal(out, reading.sha256, plan, f"{options.seed} {options.least_status}")
    warmth = Warmth(Enduring, situation, plan, options.planning)
    with spread_over(warmth, options.workers, options.cluster) as spread:
        sweep = Sweep(journal, spread, watch)
        try:
            report = _report(reading, plan, (listing, delays, options), sweep)
        except StoppedEarlyError:
            return Stressed(delays=delays, done=len(sweep.outcomes), asked=sweep.asked)
    told = {
        "dataset_sha256": reading.sha256,
        "seed": options.seed,
        "least_status": options.least_status.value,
        "delays": [_told(delay) for delay in delays] if options.samples else [],
    }
    write_stress(report, told, journal.text(), out)
    ignored = left_out(situation, plan) if options.least_status is OfferStatus.OFFERED else None
    return Stressed(report=report, delays=delays, ignored=ignored, done=len(sweep.outcomes), asked=sweep.asked)


def _report(
    reading: DatasetReading, plan: Plan, asked: tuple[Listing, Iterable[Delay], StressOptions], sweep: Sweep
) -> StressReport:
    """Single failures, then the pairs that these suggest, then samples, then back-ups against what costs most."""
    listing, delays, options = asked
    situation, failures = reading.situation, list(listing.failures)
    sweep.run(FAILURES, _trials(failures))
    if options.pairs:
        pairs = choose_pairs(rank(plan, failures, sweep.outcomes), options.pairs)
        sweep.run(PAIRS, _trials(pairs))
        failures += pairs
    if options.samples:
        samples = list(draw_samples((situation, plan), delays, options.samples, options.seed))
        sweep.run(SAMPLES, _trials(samples))
        failures += samples
    ranked = rank(plan, failures, sweep.outcomes)
    trials = propose_back_ups(situation, plan, ranked)
    sweep.run(BACK_UPS, trials)
    return StressReport(
        value=plan.summary.value,
        failures=ranked,
        needs=weigh_needs(situation, plan, ranked),
        reliefs=reliefs(plan, ranked, trials, sweep.outcomes),
        risks=risks(ranked),
        untouched=listing.untouched,
    )


def _trials(failures: Iterable[Failure]) -> list[Trial]:
    return [Trial(failure=failure) for failure in failures]


def _kinds(options: StressOptions) -> tuple[FailureKind, ...]:
    """Kinds that are named, by themselves or in a single failure."""
    names = {name.partition(":")[0] for name in options.failures} or set(SINGLE_KINDS)
    return tuple(kind for kind in SINGLE_KINDS if kind in names)


def _listed(listing: Listing, options: StressOptions) -> Listing:
    """The failures that are asked for; a single one that the plan has nothing to do with is refused."""
    if not options.failures:
        return listing
    wanted = set(options.failures)
    chosen = tuple(each for each in listing.failures if each.failure_id in wanted or each.kind in wanted)
    unknown = sorted(name for name in wanted if ":" in name and name not in {each.failure_id for each in chosen})
    if unknown:
        sentence = (
            "{unknown} cannot touch the plan, or is not in the dataset. A kind and an id of something that the plan "
            "uses was expected, such as {example}."
        )
        example = next((each.failure_id for each in listing.failures), "link:X")
        raise BadOptionError(say(sentence, unknown=", ".join(unknown), example=example))
    return Listing(failures=chosen, untouched=listing.untouched)


def _told(delay: Delay) -> dict[str, object]:
    return {
        "kind": delay.kind.value,
        "id": delay.subject_id,
        "chance": delay.chance,
        "mean_days": delay.mean_days,
    }
