"""Plan in, reasons out: why a need is short, why an offer is not used, what would change it, what to ask of whom."""

from muster.explaining.explain import EVERYTHING, Focus, explain

__all__ = ["EVERYTHING", "Focus", "explain"]
