"""What a stress test found, in sentences."""

from collections.abc import Iterable, Mapping

from muster.domain.delays import Delay, DelayKind
from muster.domain.disruption import (
    BackUp,
    BackUpKind,
    Disruption,
    DisruptionKind,
    Failure,
    FailureKind,
    NeedRisk,
    Ranked,
    Relief,
    Risk,
    Standing,
    StressReport,
)
from muster.domain.needs import PRIORITIES
from muster.language.figures import day_date, number, percent, quantity
from muster.language.speaking import plural, say

MOST_FAILURES = 12
MOST_BACK_UPS = 5
MOST_NAMED = 3
_DISRUPTIONS = {
    DisruptionKind.LINK_CLOSED: "link {id} closed for {days} from {strikes}",
    DisruptionKind.SITE_CLOSED: "site {id} closed for {days} from {strikes}",
    DisruptionKind.COURSE_CANCELLED: "course {id} cancelled on {strikes}",
    DisruptionKind.PERMIT_REFUSED: "permit {id} refused on {strikes}",
    DisruptionKind.PERMIT_LATE: "permit {id} late by {days}",
    DisruptionKind.PARTNER_WITHDRAWN: "{id} withdraws on {strikes}",
    DisruptionKind.PARTNER_LATE: "{id} late by {days}",
}
_BACK_UPS = {
    BackUpKind.PLEDGE: "{amount} × {id} held at {site}",
    BackUpKind.SEATS: "{amount} more seats at each start of course {id}",
    BackUpKind.LINK: "{amount} t more a week on link {id}",
    BackUpKind.SITE: "{amount} t more a week at site {id}",
}
_DELAYS = {
    DelayKind.PARTNER: "A partner's goods are late with a chance of {chance}, then by {days} on average.",
    DelayKind.PERMIT: "A permit is late with a chance of {chance}, then by {days} on average.",
    DelayKind.LINK: "A link closes once with a chance of {chance}, then for {days} on average.",
    DelayKind.SITE: "A site closes once with a chance of {chance}, then for {days} on average.",
}
_KINDS = {
    FailureKind.LINK: "links closed",
    FailureKind.SITE: "sites closed",
    FailureKind.COURSE: "courses cancelled",
    FailureKind.PERMIT: "permits refused",
    FailureKind.WITHDRAWN: "partners withdrawn",
    FailureKind.LATE: "partners late",
    FailureKind.PAIR: "pairs of failures",
    FailureKind.SAMPLE: "samples of delays",
}
_SAID = ("single", "pair", "sample")
_STANDINGS = {
    Standing.HOLDS: "holds in every case",
    Standing.FAILS: "fails after some failures",
    Standing.FAILING: "fails already",
}


def stress_lines(report: StressReport, counts: Mapping[int, Mapping[Standing, int]]) -> list[str]:
    """What was tested, how safe the needs are, what costs most, and what would help."""
    lines = [_tested(report), ""]
    lines += [standing_sentence(priority, of_it) for priority, of_it in counts.items()]
    lines += ["", say("What costs most:")]
    costly = [each for each in report.failures if any(lost > 0.0 for lost in each.lost)]
    lines += ["  " + ranked_sentence(each) for each in costly[:MOST_FAILURES]]
    if len(costly) > MOST_FAILURES:
        lines.append("  " + say("and {count} more, all in the table", count=len(costly) - MOST_FAILURES))
    if not costly:
        lines.append("  " + say("No failure costs anything."))
    lines += ["", *(risk_sentence(kind, risk) for kind, risk in report.risks.items() if kind in _SAID)]
    lines += ["", say("What would help, held ready from the day on which it strikes:")]
    lines += ["  " + relief_sentence(each) for each in report.reliefs[:MOST_BACK_UPS]]
    if not report.reliefs:
        lines.append("  " + say("Nothing that was tried."))
    return lines


def delay_lines(delays: Iterable[Delay], *, assumed: bool) -> list[str]:
    """What samples are drawn from, said aloud."""
    lines = [say("These delays are assumed; state better ones with --delays:")] if assumed else []
    return lines + [delay_sentence(delay) for delay in delays]


def delay_sentence(delay: Delay) -> str:
    """How likely a delay is, and how long."""
    days = _days(delay.mean_days)
    sentence = say(_DELAYS[delay.kind], chance=percent(delay.chance), days=days)
    return say("{id}: {sentence}", id=delay.subject_id, sentence=sentence) if delay.subject_id else sentence


def ranked_sentence(ranked: Ranked) -> str:
    """A failure, what it costs, and how many needs it hurts."""
    return say(
        "{failure}: costs {lost}; {needs} hurt.",
        failure=failure_words(ranked.failure),
        lost=lost_words(ranked.lost),
        needs=plural("{count} need", "{count} needs", len(ranked.outcome.hurt)),
    )


def failure_words(failure: Failure) -> str:
    """A failure in a few words."""
    if failure.kind is FailureKind.SAMPLE:
        count = len(failure.disruptions)
        return say(
            "{failure} ({delays})", failure=failure.failure_id, delays=plural("{count} delay", "{count} delays", count)
        )
    return say(" and ").join(disruption_words(each) for each in failure.disruptions)


def disruption_words(disruption: Disruption) -> str:
    """One thing that goes wrong, in a few words."""
    return say(
        _DISRUPTIONS[disruption.kind],
        id=disruption.subject_id,
        days=_days(disruption.days),
        strikes=day_date(disruption.strikes),
    )


def back_up_words(back_up: BackUp) -> str:
    """What is held ready, in a few words."""
    return say(_BACK_UPS[back_up.kind], amount=quantity(back_up.amount), id=back_up.subject_id, site=back_up.site_id)


def relief_sentence(relief: Relief) -> str:
    """A back-up, and what it saves."""
    return say(
        "{back_up}: saves {saved} over {tried}; {cured} then cost nothing.",
        back_up=back_up_words(relief.back_up),
        saved=lost_words(relief.saved),
        tried=plural("{count} failure", "{count} failures", relief.tried_on),
        cured=len(relief.cures),
    )


def lost_words(lost: Iterable[float]) -> str:
    """Value by priority, as far as there is any."""
    parts = [
        say("{value} at priority {priority}", value=number(value, 3), priority=priority)
        for priority, value in zip(PRIORITIES, lost, strict=True)
        if number(value, 3) != "0"
    ]
    return ", ".join(parts) or say("next to nothing")


def kind_words(kind: str) -> str:
    """A kind of failures in a few words; what is no kind stands for all single ones."""
    return say(_KINDS[FailureKind(kind)]) if kind in set(FailureKind) else say("all single failures")


def standing_words(standing: Standing) -> str:
    """How safe a need is, in a few words."""
    return say(_STANDINGS[standing])


def standing_sentence(priority: int, counts: Mapping[Standing, int]) -> str:
    """How many needs of a priority are how safe."""
    return say(
        "Priority {priority}: {needs}; {holds} hold in every case, {fails} fail after some failure, {failing} are not "
        "on time in full even without one.",
        priority=priority,
        needs=plural("{count} need", "{count} needs", sum(counts.values())),
        holds=counts[Standing.HOLDS],
        fails=counts[Standing.FAILS],
        failing=counts[Standing.FAILING],
    )


def need_words(need: NeedRisk) -> str:
    """How safe one need is, and by which failures it fails."""
    if not need.fails_if:
        return standing_words(need.standing)
    named = ", ".join(need.fails_if[:MOST_NAMED])
    if len(need.fails_if) > MOST_NAMED:
        named = say("{named} and {count} more", named=named, count=len(need.fails_if) - MOST_NAMED)
    if need.standing is Standing.FAILS:
        return say("fails if {failures}", failures=named)
    return say("fails already; worse if {failures}", failures=named)


def risk_sentence(kind: str, risk: Risk) -> str:
    """What a set of failures costs."""
    return say(
        "{kind} ({count}), each as likely as another: {expected} on average; {bad} in the worst tenth; {worst} at "
        "worst.",
        kind=kind_words(kind).capitalize(),
        count=risk.failures,
        expected=lost_words(risk.expected),
        bad=lost_words(risk.bad_case),
        worst=lost_words(risk.worst),
    )


def _tested(report: StressReport) -> str:
    return say(
        "{failures} planned for, each by a plan that keeps every promise; {untouched} more could not touch the plan.",
        failures=plural("{count} failure", "{count} failures", len(report.failures)),
        untouched=sum(report.untouched.values()),
    )


def _days(count: float) -> str:
    return (
        plural("{count} day", "{count} days", count)
        if count == int(count)
        else say("{count} days", count=number(count, 1))
    )
