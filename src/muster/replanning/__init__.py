"""Today is again a dataset: what has left is fixed, what happened is set in, and the plan is made good."""

from muster.replanning.applying import apply_changes
from muster.replanning.differing import tell_difference
from muster.replanning.ordering import orders_of
from muster.replanning.today import Today, advance

__all__ = ["Today", "advance", "apply_changes", "orders_of", "tell_difference"]
