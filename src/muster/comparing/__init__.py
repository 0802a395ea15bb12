"""Compares needs with offers before any planning: what could be covered, by what, how firmly, and what is lacking."""

from muster.comparing.comparison import compare

__all__ = ["compare"]
