"""Muster turns lists of needs and offers into a plan that arrives.

import muster

dataset = muster.read("examples/contact-group-2022-10")
plan = muster.plan(dataset, method="greedy")
assert not muster.verify(dataset, plan)
muster.write(plan, "plan")
muster.show(dataset, plan, "plan.html")
"""

from importlib import import_module
from typing import TYPE_CHECKING

from muster.__about__ import __version__

if TYPE_CHECKING:
    from muster.verbs import compare, explain, match, plan, read, replan, show, stress, verify, whatif, write

__all__ = [
    "__version__",
    "compare",
    "explain",
    "match",
    "plan",
    "read",
    "replan",
    "show",
    "stress",
    "verify",
    "whatif",
    "write",
]


def __getattr__(name: str) -> object:
    """A verb of Muster, imported when it is first used, so that `import muster` is quick (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'muster' has no attribute {name!r}")
    verb = getattr(import_module("muster.verbs"), name)
    globals()[name] = verb
    return verb


def __dir__() -> list[str]:
    """Names that `muster` offers."""
    return sorted(__all__)
