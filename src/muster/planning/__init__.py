"""Situation in, arrays and optimum between, plan out."""

from muster.planning.kernels import COMPILING_S, is_compiled, kept_kernels

# A kernel is told where it is kept when it is decorated, which is when its module is imported.
with kept_kernels():
    from muster.planning.computing import compute_plan
    from muster.planning.options import Method, PlanOptions, Progress, Watch

__all__ = ["COMPILING_S", "Method", "PlanOptions", "Progress", "Watch", "compute_plan", "is_compiled"]
