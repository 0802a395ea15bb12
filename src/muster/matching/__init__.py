"""What free texts mean: which item of a catalogue, how likely, and why."""

from muster.matching.ahead import Ahead
from muster.matching.matcher import ACCEPTED, Matcher, Progress
from muster.matching.normalise import normalise

__all__ = ["ACCEPTED", "Ahead", "Matcher", "Progress", "normalise"]
