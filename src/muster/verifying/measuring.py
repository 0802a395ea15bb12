"""Compare what a plan states with what the contract allows, within the contract's tolerance."""

from muster.domain.promises import BrokenPromise, PromiseCode

TOLERANCE = 1e-6
"""Relative and absolute: every limit of the contract holds within it."""

LARGEST = 1e100
"""No quantity of anything is as large; what is would make sums and products infinite."""


def exceeds(found: float, limit: float) -> bool:
    """Whether a figure lies above its limit; what is not a number always does."""
    return not found <= limit + TOLERANCE * abs(limit) + TOLERANCE


def differs(found: float, expected: float) -> bool:
    """Whether a figure is not the one expected; what is not a number always differs."""
    return not abs(found - expected) <= TOLERANCE * abs(expected) + TOLERANCE


def is_whole(quantity: float) -> bool:
    """Whether a finite quantity is a whole number, however large it is."""
    return abs(quantity - round(quantity)) <= TOLERANCE


def is_positive(quantity: float) -> bool:
    """Whether a quantity is a number above zero that sums and products can bear."""
    return 0.0 < quantity < LARGEST


def broken(code: PromiseCode, subject: str, **values: object) -> BrokenPromise:
    """A broken promise with the values of its sentence as text."""
    return BrokenPromise(code=code, subject=subject, values=tuple((name, _text(each)) for name, each in values.items()))


def _text(value: object) -> str:
    """A value as a person reads it: numbers without the noise of their last digits."""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
