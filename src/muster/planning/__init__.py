"""Situation in, arrays and optimum between, plan out."""

from muster.planning.computing import compute_plan
from muster.planning.options import Method, PlanOptions, Progress

__all__ = ["Method", "PlanOptions", "Progress", "compute_plan"]
