"""What one more, or one less, of a limit is worth, in a sentence."""

from muster.domain.plan import PriceKind
from muster.domain.reasons import LimitWorth
from muster.language.figures import quantity
from muster.language.speaking import say

_SHELVES: dict[PriceKind, str] = {
    PriceKind.OFFER: "of offer {subject}",
    PriceKind.LINK: "t on link {subject} in the week of {at}",
    PriceKind.SITE: "t at {subject} in the week of {at}",
    PriceKind.COURSE: "seat on course {subject} on {at}",
    PriceKind.TRAINEES: "person to train as {subject} by {at}",
    PriceKind.FUND: "in fund {subject}",
}


def worth_sentence(worth: LimitWorth) -> str:
    """What one more, or one less, of a limit is worth."""
    what = say(_SHELVES[worth.kind], subject=worth.subject_id, at="" if worth.at is None else worth.at.isoformat())
    return say(
        "Priority {priority}: {step} more {what} wins between {up} and {most}; {step} less loses at most {down}.",
        priority=worth.priority,
        step=quantity(worth.step),
        what=what,
        up=_worth(worth.up),
        most=_worth(max(worth.at_most, worth.up)),
        down=_worth(max(0.0, worth.down)),
    )


def _worth(value: float) -> str:
    """A worth to two figures: those of limits are often small."""
    return f"{value:.2g}"
