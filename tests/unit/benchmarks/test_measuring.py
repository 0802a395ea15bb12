"""Seconds and memory of a step in its own process."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.measuring import Measurement, Quality, Unfinished, measure

PATIENT_S = 60.0
BLOCK_MB = 200


@dataclass(frozen=True)
class Counting:
    """A step that adds up numbers and remembers in which process."""

    numbers: int

    def prepare(self, folder: Path) -> Path:
        return folder / "process"

    def run(self, prepared: Path) -> Path:
        sum(range(self.numbers))
        return prepared

    def finish(self, result: Path, _folder: Path) -> Quality:
        result.write_text(str(os.getpid()), encoding="utf-8")
        return Quality(value=(1.0,), bound=(2.0,))


@dataclass(frozen=True)
class Holding(Counting):
    """A step that holds a block of memory while it is prepared."""

    def prepare(self, folder: Path) -> Path:
        block = bytearray(BLOCK_MB * 1024 * 1024)
        return folder / str(len(block))


@dataclass(frozen=True)
class Failing(Counting):
    """A step that fails."""

    def run(self, _prepared: Path) -> Path:
        raise ValueError("no such plan")


@dataclass(frozen=True)
class Dying(Counting):
    """A step whose process ends."""

    def run(self, _prepared: Path) -> Path:
        os._exit(1)


@dataclass(frozen=True)
class Endless(Counting):
    """A step that never ends."""

    def run(self, _prepared: Path) -> Path:
        while True:
            pass


def test_a_step_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    outcome = _measured(Counting(2_000_000), tmp_path)
    assert (tmp_path / "process").read_text(encoding="utf-8") != str(os.getpid())
    assert 0.0 < outcome.cpu_s < PATIENT_S
    assert 0.0 < outcome.wall_s < PATIENT_S
    assert outcome.quality == Quality(value=(1.0,), bound=(2.0,))


def test_the_peak_holds_what_was_prepared(tmp_path: Path) -> None:
    light, heavy = _measured(Counting(1), tmp_path), _measured(Holding(1), tmp_path)
    assert heavy.peak_mb - light.peak_mb == pytest.approx(BLOCK_MB, rel=0.2)


def test_a_step_that_fails_says_why(tmp_path: Path) -> None:
    assert measure(Failing(1), tmp_path, PATIENT_S) == Unfinished("ValueError: no such plan")


def test_a_step_whose_process_ends_is_said_so(tmp_path: Path) -> None:
    assert measure(Dying(1), tmp_path, PATIENT_S) == Unfinished("the process ended")


def test_a_step_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    assert measure(Endless(1), tmp_path, 0.2) == Unfinished("out of time: ≥ 0.2 s")


def _measured(step: Counting, folder: Path) -> Measurement:
    outcome = measure(step, folder, PATIENT_S)
    assert isinstance(outcome, Measurement)
    return outcome
