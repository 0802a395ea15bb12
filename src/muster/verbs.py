"""The front door for Python: match, read, compare, plan, replan, ask what if, stress, verify, write, show, explain."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from muster.bootstrap import ThisMachine, cache_folder
from muster.datasets import DatasetReading, read_dataset, write_plan
from muster.domain.disruption import StressReport
from muster.domain.gap import Comparison
from muster.domain.offers import OfferStatus
from muster.domain.plan import Plan
from muster.domain.pledge import Pledge, WhatIf
from muster.domain.promises import BrokenPromise
from muster.domain.reasons import Explanation
from muster.errors import BadOptionError, BrokenInvariantError
from muster.explaining import Focus
from muster.language import say
from muster.language.promises import promise_sentence
from muster.matching import ACCEPTED
from muster.planning import Method, PlanOptions
from muster.services.compare_dataset import compare_dataset
from muster.services.explain_plan import explain_plan
from muster.services.make_plan import make_plan
from muster.services.match_texts import MatchedTexts, MatchOptions, match_texts
from muster.services.renew_plan import Replanned, ReplanOptions
from muster.services.renew_plan import replan as renew
from muster.services.show_plan import show_plan
from muster.services.stress_plan import StressOptions, stress_plan
from muster.services.try_pledge import WhatIfs
from muster.verifying import verify as verify_promises


def read(path: Path | str) -> DatasetReading:
    """The dataset in a folder of CSV files or an XLSX workbook: its situation, findings, defaults taken and hash.

    Raises
    ------
    DatasetRefusedError
        A dataset that cannot be planned from; the error carries all findings.
    """
    return read_dataset(path)


def compare(dataset: DatasetReading, path: Path | str | None = None) -> Comparison:
    """The needs of a dataset against its offers, before any planning; written as tables to `path` where it is given.

    Raises
    ------
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    return compare_dataset(dataset, None if path is None else Path(path))


def match(
    texts: Path | str,
    path: Path | str | None = None,
    *,
    catalogue: Path | str | None = None,
    examples: Path | str | None = None,
    accept: float = ACCEPTED,
) -> MatchedTexts:
    """Which item of a catalogue (none: the starting one) each text of a table means; written to `path` where given.

    Raises
    ------
    BadOptionError
        A table that cannot be read, or lacks what matching needs, or a probability that is none.
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    options = MatchOptions(
        catalogue=None if catalogue is None else Path(catalogue),
        examples=None if examples is None else Path(examples),
        accepted=accept,
        cache=cache_folder(os.environ),
    )
    return match_texts(Path(texts), None if path is None else Path(path), options)


def plan(  # noqa: PLR0913 (keywords read better than an options object in a notebook)
    dataset: DatasetReading,
    *,
    method: Method | str = Method.BEST,
    optimality_gap: float = 0.01,
    time_limit_s: float | None = None,
    least_status: OfferStatus | str = OfferStatus.OFFERED,
    seed: int = 0,
) -> Plan:
    """The checked plan for a dataset; offers below `least_status` are not used.

    Raises
    ------
    BadOptionError
        An option that means nothing.
    BrokenInvariantError
        The plan breaks a promise: a fault of Muster.
    """
    options = PlanOptions(
        method=method,  # type: ignore[arg-type] # the options turn words into choices
        optimality_gap=optimality_gap,
        time_limit_s=time_limit_s,
        least_status=least_status,  # type: ignore[arg-type] # as above
        seed=seed,
    )
    made = make_plan(dataset, options, ThisMachine())
    if made.broken:
        raise BrokenInvariantError("\n".join(promise_sentence(each) for each in made.broken))
    return made.plan


def verify(dataset: DatasetReading, plan: Plan) -> tuple[BrokenPromise, ...]:
    """Promises that the plan breaks, the one that it was made from this very dataset among them; none when it holds."""
    return verify_promises(dataset.situation, plan, dataset.sha256)


def write(plan: Plan, path: Path | str) -> None:
    """Write a plan as a folder of CSV files, or as a workbook where the name ends in `.xlsx`; whole or not at all.

    Raises
    ------
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    write_plan(plan, Path(path))


def replan(
    dataset: DatasetReading,
    plan: Plan,
    as_of: date,
    changes: Path | str | None = None,
    *,
    price_per_change: float = 0.0,
) -> Replanned:
    """The plan made good for a later day and for what happened since, with what differs and the orders to give.

    Raises
    ------
    ChangesRefusedError
        What happened cannot be read, or leaves a dataset that cannot be planned from.
    BadOptionError
        The day lies before the dataset's own, or after its last.
    BrokenInvariantError
        A plan breaks a promise: the one that was given, or, by a fault of Muster, the new one.
    """
    where = None if changes is None else Path(changes)
    options = ReplanOptions(as_of=as_of, changes=where, price_per_change=price_per_change)
    made = renew(dataset, plan, options, ThisMachine())
    if made.broken:
        raise BrokenInvariantError("\n".join(promise_sentence(each) for each in made.broken))
    return made


def whatif(dataset: DatasetReading, plan: Plan, pledge: Pledge) -> WhatIf:
    """What a pledge would close, bring forward, displace and leave open. For many questions keep one `WhatIfs`.

    Raises
    ------
    BadOptionError
        The pledge names an item, a site or a partner that the dataset does not have, or no quantity.
    """
    return WhatIfs(dataset.situation, plan).ask(pledge)


def stress(  # noqa: PLR0913 (keywords read better than an options object in a notebook)
    dataset: DatasetReading,
    plan: Plan,
    path: Path | str,
    *,
    failures: Iterable[str] = (),
    pairs: int = 0,
    samples: int = 0,
    seed: int = 0,
    delays: Path | str | None = None,
    workers: int = 1,
    cluster: str = "",
    least_status: OfferStatus | str = OfferStatus.OFFERED,
) -> StressReport:
    """What each failure would cost a plan, which needs hold in every case, and what would help.

    All of it is also written to the folder `path`; a test that was stopped goes on there. `failures` are kinds (`link`)
    or single ones (`link:X`), all where none are named. In a program that starts with `workers` of several processes,
    guard what starts it with `if __name__ == "__main__"`.

    Raises
    ------
    BadOptionError
        An option that means nothing, a cluster that cannot be reached, or a plan that breaks a promise.
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    options = StressOptions(
        failures=tuple(failures),
        pairs=pairs,
        samples=samples,
        seed=seed,
        delays=None if delays is None else Path(delays),
        workers=workers,
        cluster=cluster,
        least_status=least_status,  # type: ignore[arg-type] # the options turn words into choices
    )
    made = stress_plan(dataset, plan, options, Path(path))
    if made.report is None:
        raise BadOptionError("\n".join(promise_sentence(each) for each in made.broken))
    return made.report


def show(
    dataset: DatasetReading, plan: Plan | None, path: Path | str, *, stress: Path | str | None = None
) -> tuple[BrokenPromise, ...]:
    """Write a plan, or the dataset where `plan` is None, as a page; gives the promises that the plan breaks.

    `stress` is the folder of a stress test of the plan, to be shown with it.

    Raises
    ------
    BadOptionError
        The stress test cannot be read, or is of another dataset.
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    return show_plan(dataset, plan, Path(path), None if stress is None else Path(stress))


def explain(
    dataset: DatasetReading,
    plan: Plan,
    *,
    need: str = "",
    offer: str = "",
    least_status: OfferStatus | str = OfferStatus.OFFERED,
) -> Explanation:
    """Why a plan is as it is: causes and cures of one need, why one offer is not used, or (with neither) everything.

    Raises
    ------
    BadOptionError
        The dataset has no such need or offer, or the plan breaks a promise, or both a need and an offer are given.
    """
    if need and offer:
        raise BadOptionError(say("Both a need and an offer were given. Ask about one of them at a time."))
    status = PlanOptions(least_status=least_status).least_status  # type: ignore[arg-type] # as above
    explained = explain_plan(dataset, plan, Focus(need_id=need, offer_id=offer, least_status=status))
    if explained.broken:
        raise BadOptionError("\n".join(promise_sentence(each) for each in explained.broken))
    return explained.explanation
