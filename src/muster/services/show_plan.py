"""Show a plan, or a dataset without one, as a page that any browser opens without a network."""

from pathlib import Path

from muster.briefing import SIGNATURE, render_dataset, render_plan
from muster.datasets import DatasetReading, read_stress
from muster.domain.plan import Plan
from muster.domain.promises import BrokenPromise
from muster.errors import SheetError, SheetFault, UnwritableError
from muster.language.faults import fault_sentence
from muster.services.compare_dataset import compare_dataset
from muster.sheets.landing import landed_file
from muster.verifying import verify

FAR_ENOUGH = 2000
"""Bytes of a page within which its signature stands."""


def show_plan(
    reading: DatasetReading, plan: Plan | None, out: Path, stress: Path | None = None
) -> tuple[BrokenPromise, ...]:
    """Write the page; broken promises of the plan are on its first lines and come back.

    `stress` is a folder that a stress test of the plan was written to.

    Raises
    ------
    BadOptionError
        `stress` cannot be read, or is of another dataset.
    UnwritableError
        `out` cannot be written; what was there before is still there.
    """
    comparison = compare_dataset(reading)
    if plan is None:
        _write(render_dataset(reading.situation, comparison, reading.findings, reading.defaults), out)
        return ()
    told = None if stress is None else read_stress(stress, reading.sha256)
    broken = verify(reading.situation, plan, reading.sha256)
    _write(render_plan(reading.situation, plan, comparison, reading.findings, broken, stress=told), out)
    return broken


def _write(text: str, out: Path) -> None:
    """Put the page in its place; of what stands there, only an earlier page is replaced."""
    if _is_foreign(out):
        raise UnwritableError(fault_sentence(SheetFault.FOREIGN_FILE, str(out), {"found": out.name}))
    try:
        with landed_file(out) as beside:
            beside.write_text(text, encoding="utf-8", newline="\n")
    except SheetError as error:
        raise UnwritableError(fault_sentence(error.fault, error.file, error.values)) from error


def _is_foreign(out: Path) -> bool:
    """Whether a file stands there that is not a page of Muster, or that cannot be read."""
    if not out.is_file():
        return False
    try:
        with out.open("rb") as file:
            return SIGNATURE.encode() not in file.read(FAR_ENOUGH)
    except OSError:
        return True
