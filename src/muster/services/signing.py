"""Sign a plan: what it was made from, by which version, in what time and memory."""

from collections.abc import Iterable
from dataclasses import replace

from muster.__about__ import __version__
from muster.domain.findings import DefaultTaken
from muster.domain.plan import Plan
from muster.services.ports import Machine


def signed(plan: Plan, made_from: tuple[str, Iterable[DefaultTaken]], machine: Machine, seconds: float) -> Plan:
    """The plan with what only the run knows; `made_from` is the dataset's hash and the defaults taken in it."""
    sha256, defaults = made_from
    summary = replace(
        plan.summary,
        dataset_sha256=sha256,
        defaults_taken={f"{taken.table}.{taken.column}": taken.count for taken in defaults},
        version=__version__,
        seconds=round(seconds, 3),
        peak_mb=round(machine.peak_mb(), 1),
    )
    return replace(plan, summary=summary)
