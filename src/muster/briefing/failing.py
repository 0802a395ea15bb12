"""Names of failures and back-ups that a reader knows, from the ids of a stress test's tables."""

from collections.abc import Callable

from muster.briefing.names import Names, capital
from muster.domain.disruption import BackUpKind, FailureKind
from muster.language import say
from muster.language.labels import mode_word

JOINT = " & "
_FAILURES = {
    FailureKind.LINK: "{name} closed",
    FailureKind.SITE: "{name} closed",
    FailureKind.COURSE: "course {name} cancelled",
    FailureKind.PERMIT: "permit {name} refused",
    FailureKind.WITHDRAWN: "{name} withdrawn",
    FailureKind.LATE: "{name} four weeks late",
}
_BACK_UPS = {
    BackUpKind.PLEDGE: "{name} at {site}",
    BackUpKind.SEATS: "seats on course {name}",
    BackUpKind.LINK: "tonnes a week, {name}",
    BackUpKind.SITE: "tonnes a week at {name}",
}


def failure_name(failure_id: str, names: Names) -> str:
    """A failure in words; one that is no single failure, nor several of them, stands for itself."""
    return capital(say(" and ").join(_single(each, names) for each in failure_id.split(JOINT)))


def back_up_name(back_up_id: str, names: Names) -> str:
    """A back-up in words."""
    kind, _, rest = back_up_id.partition(":")
    subject, _, site = rest.partition(":")
    if kind not in _BACK_UPS:
        return back_up_id
    name = {BackUpKind.LINK: _link, BackUpKind.SITE: Names.site, BackUpKind.PLEDGE: Names.item}.get(
        BackUpKind(kind), _as_it_is
    )
    return capital(say(_BACK_UPS[BackUpKind(kind)], name=name(names, subject), site=names.site(site)))


def _single(failure_id: str, names: Names) -> str:
    kind, _, subject = failure_id.partition(":")
    if kind not in _NAMED or not subject:
        return failure_id
    return say(_FAILURES[FailureKind(kind)], name=_NAMED[FailureKind(kind)](names, subject))


def _as_it_is(_names: Names, subject_id: str) -> str:
    return subject_id


def _link(names: Names, link_id: str) -> str:
    link = names.situation.link_by_id.get(link_id)
    if link is None:
        return link_id
    return say(
        "{origin} → {destination} ({mode})",
        origin=names.site(link.origin_id),
        destination=names.site(link.destination_id),
        mode=mode_word(link.mode),
    )


def _permit(names: Names, permit_id: str) -> str:
    permits = {row.permit_id: row.name for row in names.situation.permits}
    return permits.get(permit_id) or permit_id


_NAMED: dict[str, Callable[[Names, str], str]] = {
    FailureKind.LINK: _link,
    FailureKind.SITE: Names.site,
    FailureKind.COURSE: _as_it_is,
    FailureKind.PERMIT: _permit,
    FailureKind.WITHDRAWN: Names.partner,
    FailureKind.LATE: Names.partner,
}
