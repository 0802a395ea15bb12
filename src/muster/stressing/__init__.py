"""What if it fails: failures that can touch a plan, set into its dataset; what they cost, and what would help."""

from muster.stressing.backups import propose_back_ups, reliefs
from muster.stressing.foreseen import foreseen
from muster.stressing.listing import Listing, list_failures
from muster.stressing.pairing import choose_pairs
from muster.stressing.reckoning import given, hurt_needs, is_less
from muster.stressing.sampling import draw_samples
from muster.stressing.spreading import Spread, spread_over
from muster.stressing.striking import BACK_UP_OFFER, strike, with_back_up
from muster.stressing.warmth import Warmth
from muster.stressing.weighing import counts_by_priority, rank, risks, weigh_needs

__all__ = [
    "BACK_UP_OFFER",
    "Listing",
    "Spread",
    "Warmth",
    "choose_pairs",
    "counts_by_priority",
    "draw_samples",
    "foreseen",
    "given",
    "hurt_needs",
    "is_less",
    "list_failures",
    "propose_back_ups",
    "rank",
    "reliefs",
    "risks",
    "spread_over",
    "strike",
    "weigh_needs",
    "with_back_up",
]
