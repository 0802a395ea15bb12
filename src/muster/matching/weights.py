"""The weights of the clues that names give, from the readable file `weights.json`, which says what they come from."""

import json
from functools import cache
from importlib.resources import files

import numpy as np

from muster.matching.pairing import NameClue
from muster.matching.vectors import Floats

FILE = "weights.json"


@cache
def name_weights() -> Floats:
    """One weight for each `NameClue`."""
    document = json.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    return np.array([document["weights"][clue.name.lower()] for clue in NameClue], np.float32)
