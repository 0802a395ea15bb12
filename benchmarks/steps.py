"""The steps that are measured: read, plan by each method and by the greedy rule in two ways, verify."""

import math
import time
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generating import Size, generate
from benchmarks.measuring import Quality
from muster.datasets import DatasetReading, read_dataset, read_plan, write_dataset, write_plan
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.domain.situation import Situation
from muster.planning import Method, PlanOptions, compute_plan
from muster.planning.bounding import free_bounds
from muster.planning.greedy import greedy
from muster.planning.instance import build_instance
from muster.planning.options import MOST_LEFT, Watch
from muster.planning.serving import Timing
from muster.planning.settling import bring_forward
from muster.planning.worth import values_reached
from muster.verifying import verify


@dataclass(frozen=True, slots=True)
class Generating:
    """Makes the dataset that the other steps work on."""

    size: Size
    seed: int

    def prepare(self, folder: Path) -> Path:
        """Where the dataset is written."""
        return _dataset(folder)

    def run(self, prepared: Path) -> None:
        """Generate it and write it."""
        write_dataset(generate(self.size, self.seed), prepared)

    def finish(self, _result: None, _folder: Path) -> None:
        """The dataset is written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads and checks the dataset."""

    def prepare(self, folder: Path) -> Path:
        """Where the dataset is."""
        return _dataset(folder)

    def run(self, prepared: Path) -> DatasetReading:
        """Read it, findings and hash included."""
        return read_dataset(prepared)

    def finish(self, _result: DatasetReading, _folder: Path) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Planning:
    """Computes a plan by one method and keeps it; it ends with the best so far when `limit_s` wall seconds are over."""

    method: Method
    limit_s: float = math.inf

    def prepare(self, folder: Path) -> DatasetReading:
        """The dataset; a tiny one has been planned before, so that compiling code does not count."""
        compute_plan(generate(Size.XXS, 0), PlanOptions(method=self.method))
        return read_dataset(_dataset(folder))

    def run(self, prepared: DatasetReading) -> tuple[Plan, str, bool]:
        """Plan, the hash of its dataset, and whether its time may have cut it short."""
        began = time.monotonic()

        def spent() -> float:
            return (time.monotonic() - began) / self.limit_s

        options = PlanOptions(method=self.method)
        plan = compute_plan(prepared.situation, options, stop=lambda: spent() >= 1.0, spent=spent)
        return plan, prepared.sha256, spent() >= 1.0 - MOST_LEFT  # from then on the search may have been stopped

    def finish(self, result: tuple[Plan, str, bool], folder: Path) -> Quality:
        """The plan is kept for verifying, signed with the dataset's hash."""
        plan, sha256, is_stopped = result
        write_plan(replace(plan, summary=replace(plan.summary, dataset_sha256=sha256)), _plan(folder, self.method))
        return Quality(value=plan.summary.value, bound=plan.summary.bound, is_stopped=is_stopped)


@dataclass(frozen=True, slots=True)
class PlanningEarly:
    """The greedy rule with goods sent as early as they can, not just in time; its values alone are told."""

    def prepare(self, folder: Path) -> Situation:
        """The dataset; a tiny one has been planned before, so that compiling code does not count."""
        self.run(generate(Size.XXS, 0))
        return read_dataset(_dataset(folder)).situation

    def run(self, prepared: Situation) -> Quality:
        """Plan, and find bounds that need no prices."""
        instance = build_instance(prepared)
        ledger = greedy(instance, Watch(), timing=Timing.EARLIEST)
        bring_forward(ledger)
        return Quality(value=values_reached(ledger), bound=free_bounds(instance))

    def finish(self, result: Quality, _folder: Path) -> Quality:
        """Nothing is kept."""
        return result


@dataclass(frozen=True, slots=True)
class Verifying:
    """Verifies the plan of one method."""

    method: Method

    def prepare(self, folder: Path) -> tuple[Situation, Plan, str]:
        """The dataset, the plan, and the dataset's hash."""
        reading = read_dataset(_dataset(folder))
        return reading.situation, read_plan(_plan(folder, self.method)), reading.sha256

    def run(self, prepared: tuple[Situation, Plan, str]) -> tuple[BrokenPromise, ...]:
        """Check every promise."""
        return verify(*prepared)

    def finish(self, result: tuple[BrokenPromise, ...], _folder: Path) -> None:
        """A broken promise makes all figures of the plan worthless, so it is an error."""
        if result:
            raise ValueError(f"{len(result)} promises are broken, the first is {result[0]}.")


def _dataset(folder: Path) -> Path:
    return folder / "dataset"


def _plan(folder: Path, method: Method) -> Path:
    return folder / f"plan-{method}"
