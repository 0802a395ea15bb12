"""What a reason, an outcome, a stage of an offer is called on a page."""

from muster.domain.coverage import Outcome
from muster.domain.flows import SiteRole
from muster.domain.network import Mode
from muster.domain.offers import OfferStatus
from muster.domain.plan import Reason
from muster.language.speaking import say

_REASONS = {
    Reason.NO_OFFER: "Not enough is offered",
    Reason.NOT_STATED: "An offer does not state its quantity",
    Reason.TOO_LATE: "It cannot be there in time",
    Reason.PERMIT: "It waits for a permit",
    Reason.NO_ROUTE: "No route leads there",
    Reason.LINK: "A link is full",
    Reason.SITE: "A site handles no more",
    Reason.COURSE: "Courses have too few seats",
    Reason.TRAINEES: "Too few people can be trained",
    Reason.FUND: "The money is spent",
    Reason.EARMARKED: "Offers are earmarked for others",
    Reason.MINIMUM: "An offer goes only in a larger lot",
    Reason.OUTRANKED: "The goods serve other needs",
    Reason.INCOMPLETE: "A package stays incomplete",
}
_OUTCOMES = {
    Outcome.ON_TIME: "in full, on time",
    Outcome.LATE: "in full, some late",
    Outcome.PART: "in part",
    Outcome.NOTHING: "nothing",
}
_SHORT_OUTCOMES = {Outcome.ON_TIME: "on time", Outcome.LATE: "late", Outcome.PART: "part", Outcome.NOTHING: "nothing"}
_MODES = {Mode.SEA: "sea", Mode.RAIL: "rail", Mode.ROAD: "road", Mode.AIR: "air", Mode.INLAND_WATER: "inland water"}
_ROLES = {
    SiteRole.SOURCE: "source",
    SiteRole.HUB: "hub, port or crossing",
    SiteRole.DESTINATION: "destination or handover",
}
_STATUSES = {
    OfferStatus.OFFERED: "offered",
    OfferStatus.PLEDGED: "pledged",
    OfferStatus.COMMITTED: "committed",
    OfferStatus.WITHDRAWN: "withdrawn",
}


def reason_words(reason: Reason) -> str:
    """A reason in a few words."""
    return say(_REASONS[reason])


def outcome_words(outcome: Outcome) -> str:
    """An outcome in a few words."""
    return say(_OUTCOMES[outcome])


def outcome_word(outcome: Outcome) -> str:
    """An outcome in one word or two, where room is dear."""
    return say(_SHORT_OUTCOMES[outcome])


def mode_word(mode: Mode) -> str:
    """A mode of transport."""
    return say(_MODES[mode])


def status_word(status: OfferStatus) -> str:
    """How firm an offer is."""
    return say(_STATUSES[status])


def role_words(role: SiteRole) -> str:
    """What a site is to a plan."""
    return say(_ROLES[role])
