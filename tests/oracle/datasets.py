"""The random datasets on which oracle, planner and verifier are compared."""

from benchmarks.generating import Size, generate
from muster.domain.situation import Situation

TIME_LIMIT_S = 5.0
"""For each priority; where it is hit, the bound that was proven until then counts."""

# Of the first seeds those whose priorities the oracle all proves in about a second, so that the tests stay quick;
# together they have every feature of the contract, which a test checks.
# fmt: off
SEEDS = (
    0, 1, 3, 4, 5, 7, 10, 11, 12, 15, 17, 21, 22, 24, 25, 29, 31, 33, 38, 40, 41, 42, 46, 48, 49, 50, 51, 54,
    56, 57, 58, 60, 62, 64, 67, 68, 73, 79, 81, 82, 83, 86, 92, 93, 99, 101, 102, 104, 107, 113, 116, 117, 118,
    120, 122, 126, 127, 130, 132, 135, 137, 138, 139, 142, 144, 149, 153, 157, 158, 159, 160, 168, 169, 171,
    173, 174, 175, 176, 177, 178, 179, 181, 182, 187, 190, 197, 201, 202, 203, 204, 205, 210, 213, 218, 226,
    229, 230, 232, 236, 238, 244, 246, 249, 250, 251,
)
# fmt: on

# Planned once more with all higher priorities held at what our own plan reached.
HELD_SEEDS = SEEDS[::10]


def dataset(seed: int) -> Situation:
    """One of the random datasets."""
    return generate(Size.XXS, seed)
