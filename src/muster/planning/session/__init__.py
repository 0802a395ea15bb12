"""A warm plan: it keeps its instance, its ledger and its prices, takes a changed situation, and is made good again."""

from muster.planning.session.again import Again, Manner, Reasons
from muster.planning.session.mending import THOROUGH, Pace
from muster.planning.session.warm import Session

__all__ = ["THOROUGH", "Again", "Manner", "Pace", "Reasons", "Session"]
