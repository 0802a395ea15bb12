"""Random datasets that use every feature of the contract, the same for the same size and seed."""

from benchmarks.generating.generator import generate
from benchmarks.generating.sizes import Size

__all__ = ["Size", "generate"]
