"""Findings, promises and plans as parts of a JSON document."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from muster.domain.coverage import PriorityCoverage
from muster.domain.difference import Difference, Order
from muster.domain.findings import Finding
from muster.domain.plan import Summary
from muster.domain.pledge import WhatIf
from muster.domain.promises import BrokenPromise
from muster.language.differences import difference_sentence
from muster.language.findings import finding_sentence
from muster.language.promises import promise_sentence


def finding_document(finding: Finding) -> dict[str, object]:
    """A finding: code, severity, place, what was found, its sentence."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        **asdict(finding.place),
        "found": finding.found,
        "sentence": finding_sentence(finding),
    }


def promise_document(broken: BrokenPromise) -> dict[str, object]:
    """A broken promise: code, subject, values, its sentence."""
    return {
        "code": broken.code.value,
        "subject": broken.subject,
        "values": dict(broken.values),
        "sentence": promise_sentence(broken),
    }


def summary_document(summary: Summary) -> dict[str, object]:
    """The summary of a plan, with the keys of `summary.json`."""
    return {**asdict(summary), "defaults_taken": dict(summary.defaults_taken)}


def priority_document(coverage: PriorityCoverage) -> dict[str, object]:
    """What is covered at one priority: needs by outcome, and worth asked, on time, late and short."""
    return {
        "priority": coverage.priority,
        "needs": coverage.needs,
        "outcomes": {outcome.value: count for outcome, count in coverage.outcomes.items()},
        "asked": coverage.asked,
        "on_time": coverage.on_time,
        "late": coverage.late,
        "short": coverage.short,
        "value": coverage.value,
        "bound": coverage.bound,
        "optimality_gap": coverage.optimality_gap,
    }


def difference_document(difference: Difference, orders: Iterable[Order], out: Path | None = None) -> dict[str, object]:
    """What differs between two plans: values, counts, needs with their causes, orders, and where it was written."""
    return {
        "value_before": difference.value_before,
        "value_after": difference.value_after,
        "assignments": {"kept": difference.kept, "ended": difference.ended, "new": difference.new},
        "needs": [{**asdict(need), "sentence": difference_sentence(need)} for need in difference.needs],
        "orders": [asdict(order) for order in orders],
        "out": None if out is None else str(out),
    }


def what_if_document(answer: WhatIf) -> dict[str, object]:
    """What a pledge would do: how much of it is used, what differs, what stays open."""
    difference = difference_document(answer.difference, ())
    return {
        "offer": answer.offer_id,
        "used": answer.used,
        **{key: difference[key] for key in ("value_before", "value_after", "assignments", "needs")},
        "still_open": [asdict(need) for need in answer.still_open],
    }
