"""What if it fails: failures that can touch a plan, set into its dataset; what they cost, and what would help."""

from muster.stressing.foreseen import foreseen
from muster.stressing.listing import Listing, list_failures
from muster.stressing.reckoning import hurt_needs, is_less, units_on_time
from muster.stressing.striking import BACK_UP_OFFER, strike, with_back_up

__all__ = [
    "BACK_UP_OFFER",
    "Listing",
    "foreseen",
    "hurt_needs",
    "is_less",
    "list_failures",
    "strike",
    "units_on_time",
    "with_back_up",
]
