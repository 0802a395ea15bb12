"""What free texts mean: which item of a catalogue, how likely, and why."""

from muster.matching.matcher import Matcher, Progress
from muster.matching.normalise import normalise

__all__ = ["Matcher", "Progress", "normalise"]
