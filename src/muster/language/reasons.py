"""Why a need is short, why an offer is idle, what would change it: typed reasons in sentences."""

from datetime import date

from muster.domain.cures import Change, ChangeKind
from muster.domain.plan import Reason
from muster.domain.reasons import (
    Cause,
    Confirmation,
    Idleness,
    Limit,
    NeedReasons,
    NoHelp,
    OfferReasons,
    Subject,
)
from muster.language.figures import quantity
from muster.language.labels import reason_words
from muster.language.speaking import plural, say

MOST_NAMED = 4

_LIMITS: dict[Reason, str] = {
    Reason.PERMIT: "the permit {subjects}",
    Reason.EARMARKED: "offers that are earmarked for others: {subjects}",
    Reason.MINIMUM: "offers that go only in larger lots: {subjects}",
    Reason.NOT_STATED: "offers that do not state their quantity: {subjects}",
    Reason.TOO_LATE: "offers that are ready too late: {subjects}",
    Reason.COURSE: "too few seats: {subjects}",
    Reason.TRAINEES: "too few people to train: {subjects}",
    Reason.FUND: "too little money: {subjects}",
    Reason.LINK: "full links: {subjects}",
    Reason.SITE: "sites that handle no more: {subjects}",
    Reason.NO_ROUTE: "no route from {subjects}",
    Reason.OUTRANKED: "goods that go to other needs ({rivals}): {subjects}",
    Reason.NO_OFFER: "too little that is offered: {subjects}",
    Reason.INCOMPLETE: "a package that stays incomplete for want of {subjects}",
}
_CHANGES: dict[ChangeKind, str] = {
    ChangeKind.GRANT: "grant permit {subject} by {at}",
    ChangeKind.LIFT_EARMARK: "let offer {subject} serve {need}",
    ChangeKind.LOWER_MINIMUM: "lower the minimum of offer {subject} to {amount}",
    ChangeKind.STATE_QUANTITY: "state the quantity of offer {subject}; {amount} is enough",
    ChangeKind.BRING_FORWARD: "have offer {subject} ready by {at}",
    ChangeKind.KEEP_UNTIL: "keep offer {subject} until {at}",
    ChangeKind.ADD_SEATS: "{amount} more seats on course {subject} in a start on {at}",
    ChangeKind.ADD_TRAINEES: "{amount} more people to train as {subject} by {at}",
    ChangeKind.ADD_MONEY: "{amount} more in fund {subject}",
    ChangeKind.ADD_LINK_ROOM: "{amount} t more on link {subject} in the week of {at}",
    ChangeKind.ADD_SITE_ROOM: "{amount} t more handled at {subject} in the week of {at}",
    ChangeKind.OPEN_ROUTE: "a route from {site} to {to_site}",
    ChangeKind.RAISE_OFFER: "{amount} more in offer {subject}",
    ChangeKind.PLEDGE: "a pledge of {amount} {subject} that is at {site} by {at}",
    ChangeKind.CONFIRM: "confirm offer {subject}",
}
_IDLE: dict[Idleness, str] = {
    Idleness.WITHDRAWN: "It was withdrawn.",
    Idleness.LOST: "It is lost.",
    Idleness.NOT_FIRM: "It is not firm enough to count; it could serve {needs}.",
    Idleness.NOT_STATED: "Its quantity is not stated; it could serve {needs}.",
    Idleness.NOT_ASKED_FOR: "No need asks for it, or for anything that it may stand in for.",
    Idleness.ALL_SERVED: "Every need that it could serve has all it asks for, on time.",
    Idleness.EARMARKED: "What it is earmarked for has all it asks for; others lack it: {needs}.",
    Idleness.HELD_UP: "It could serve {needs}, but is held up: {reasons}.",
}
_HELD_UP_SOMEHOW = "It could serve {needs}, but no set of up to three limits was found that keeps it from that."


def need_sentence(need: NeedReasons) -> str:
    """What is short or late of a need."""
    if need.is_late:
        return say("{need}: {units} come late.", need=need.need_id, units=quantity(need.units))
    return say("{need}: {units} are short.", need=need.need_id, units=quantity(need.units))


def by_itself_sentence(need: NeedReasons) -> str:
    """That the plan can be made better with nothing changed."""
    return say("{units} could be served with nothing changed: plan again.", units=quantity(need.by_itself))


def proof_sentence(need: NeedReasons) -> str:
    """How sure it is that no other and no smaller sets of limits would do."""
    if need.is_past:
        return say("It was due before the day of the picture: nothing brings it on time any more.")
    if not need.is_proven:
        return say("No smaller set of limits was found; among all plans there may be one.")
    if any(cause.is_full for cause in need.causes):
        return say("Proven: no part of what is in the way of all is enough, and no other set of up to three limits.")
    return say("Proven: no set of up to three limits is in the way of all.")


def cause_sentence(cause: Cause) -> str:
    """Which limits stand in the way, alone or together, and of how many units."""
    limits = say(" and ").join(limit_words(limit) for limit in cause.limits)
    if cause.is_full:
        return say("In the way of all: {limits}.", limits=limits)
    return say("In the way of {units}: {limits}.", units=quantity(cause.units), limits=limits)


def cure_sentence(cause: Cause) -> str:
    """What would cure it, what that brings, and how it was confirmed."""
    if cause.cure is None and cause.confirmed_by is Confirmation.WHOLE_SEARCH:
        return say("No one change that is enough was confirmed; that without these limits all comes is proven.")
    if cause.cure is None:
        return say("No change that is enough was confirmed; this rests on serving the need again from what is left.")
    changes = say(" and ").join(change_words(change) for change in cause.cure.changes)
    gain = cause.cure.gain
    if gain.days_earlier >= 1.0:
        return say(
            "Enough would be: {changes}. It brings {units}, {days} days earlier on average.",
            changes=changes,
            units=quantity(gain.units),
            days=quantity(round(gain.days_earlier, 1)),
        )
    return say("Enough would be: {changes}. It brings {units}.", changes=changes, units=quantity(gain.units))


def no_help_sentence(no_help: NoHelp) -> str:
    """What alone would not help, why, and until when."""
    alone = reason_words(no_help.reason)
    if not no_help.besides:
        return say("“{limit}”: no plan was found that gains if that alone is put right.", limit=alone)
    others = say(" and ").join(reason_words(reason) for reason in no_help.besides)
    if no_help.until is None:
        return say("To put right “{limit}” alone does not help, for besides: {others}.", limit=alone, others=others)
    return say(
        "To put right “{limit}” alone does not help before {until}; until then besides: {others}.",
        limit=alone,
        until=no_help.until.isoformat(),
        others=others,
    )


def limit_words(limit: Limit) -> str:
    """A limit with what sets it and its numbers."""
    subjects = _named([_subject(limit.reason, subject) for subject in limit.subjects])
    return say(_LIMITS[limit.reason], subjects=subjects or "…", rivals=_named(list(limit.rivals)))


def change_words(change: Change) -> str:
    """A change, as one would ask for it."""
    return say(
        _CHANGES[change.kind],
        subject=change.subject_id or say("anything"),
        amount=quantity(change.amount),
        at=_date(change.at),
        need=change.need_id,
        site=change.site_id,
        to_site=change.to_site_id,
    )


def offer_sentence(offer: OfferReasons) -> str:
    """Why what is left of an offer is not used."""
    needs = _named(list(offer.need_ids))
    if offer.why is Idleness.HELD_UP and not offer.reasons:
        return say(_HELD_UP_SOMEHOW, needs=needs)
    reasons = say(" and ").join(reason_words(reason) for reason in offer.reasons)
    sentence = say(_IDLE[offer.why], needs=needs, reasons=reasons)
    if offer.unused is None:
        return say("{offer}: {sentence}", offer=offer.offer_id, sentence=sentence)
    unused = say("{units} not used.", units=quantity(offer.unused))
    return say("{offer}: {unused} {sentence}", offer=offer.offer_id, unused=unused, sentence=sentence)


def _subject(reason: Reason, subject: Subject) -> str:
    name = subject.subject_id or say("anyone")
    if reason is Reason.TOO_LATE and subject.days:
        return plural("{name} ({count} day)", "{name} ({count} days)", subject.days, name=name)
    if reason in {Reason.LINK, Reason.SITE}:
        return say(
            "{name} in the week of {at} ({amount} t)",
            name=name,
            at=_date(subject.at),
            amount=quantity(subject.amount or 0),
        )
    if reason is Reason.COURSE:
        return say("{name} on {at} ({amount})", name=name, at=_date(subject.at), amount=quantity(subject.amount or 0))
    if subject.amount:
        return say("{name} ({amount})", name=name, amount=quantity(subject.amount))
    return name


def _named(names: list[str]) -> str:
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    return say("{names} and {count} more", names=", ".join(names[:MOST_NAMED]), count=len(names) - MOST_NAMED)


def _date(when: date | None) -> str:
    return "" if when is None else when.isoformat()
