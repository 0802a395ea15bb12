"""The weights of the clues that names give, from the readable file `weights.json`, which says what they come from."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from muster.matching.pairing import NameClue
from muster.matching.vectors import Floats

FILE = "weights.json"


@cache
def name_weights() -> Floats:
    """One weight for each `NameClue`."""
    weights = _document()["weights"]
    return np.array([weights[clue.name.lower()] for clue in NameClue], np.float32)


def flattening(crowds: Floats) -> Floats:
    """By how much the candidates of texts are drawn together, whose `crowds` are as `Crowds` counts them."""
    return np.asarray(1.0 + float(_document()["sharing"]) * crowds, np.float32)


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    return document
