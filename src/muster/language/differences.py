"""What differs between two plans, in sentences that a minister can read."""

from collections import Counter
from collections.abc import Iterable

from muster.domain.difference import Cause, CauseKind, Difference, NeedDifference, Order, Verdict
from muster.language.figures import number, quantity
from muster.language.speaking import plural, say

MOST_NEEDS = 40
_HEADINGS = {
    Verdict.NEW: "New needs",
    Verdict.CANCELLED: "No longer needed",
    Verdict.CLOSED: "Closed",
    Verdict.GAINED: "Better covered",
    Verdict.LOST: "Lost",
    Verdict.EARLIER: "Earlier",
    Verdict.LATER: "Later",
    Verdict.REROUTED: "Served otherwise, as well as before",
}
_SENTENCES = {
    Verdict.NEW: "{need} (priority {priority}): {after} of {wanted} usable.",
    Verdict.CANCELLED: "{need} (priority {priority}): {before} had been planned.",
    Verdict.CLOSED: "{need} (priority {priority}): all {wanted} usable on time, {on_time} before.",
    Verdict.GAINED: "{need} (priority {priority}): {after} of {wanted} usable, {before} before.",
    Verdict.LOST: "{need} (priority {priority}): {after} of {wanted} usable, {before} before.",
    Verdict.EARLIER: "{need} (priority {priority}): {days} earlier.",
    Verdict.LATER: "{need} (priority {priority}): {days} later.",
    Verdict.REROUTED: "{need} (priority {priority}).",
}
_CAUSES = {
    CauseKind.OFFER: "offer {id}",
    CauseKind.LINK: "link {id}",
    CauseKind.SITE: "site {id}",
    CauseKind.COURSE: "training for {id}",
    CauseKind.FUND: "fund {id}",
    CauseKind.MINIMUM: "the minimum of offer {id}",
    CauseKind.NEED: "need {id}, which is served first now",
    CauseKind.ITSELF: "the need itself",
}


def difference_lines(difference: Difference, orders: Iterable[Order]) -> list[str]:
    """The difference from its value down to single needs, and how many orders each partner gets."""
    lines = [_values(difference), _assignments(difference)]
    for verdict in Verdict:
        needs = [need for need in difference.needs if need.verdict is verdict]
        if needs:
            lines += ["", say("{heading}: {count}", heading=verdict_heading(verdict), count=len(needs))]
            lines += ["  " + difference_sentence(need) for need in needs[:MOST_NEEDS]]
            if len(needs) > MOST_NEEDS:
                lines.append("  " + say("and {count} more, all in the table", count=len(needs) - MOST_NEEDS))
    partners = Counter(order.partner_id for order in orders)
    if partners:
        counted = ", ".join(f"{partner} {count}" for partner, count in sorted(partners.items()))
        lines += ["", say("Orders to give again, by partner: {counted}", counted=counted)]
    return lines


def difference_sentence(need: NeedDifference) -> str:
    """What became of one need, and why."""
    sentence = say(
        _SENTENCES[need.verdict],
        need=need.need_id,
        priority=need.priority,
        wanted=quantity(need.quantity),
        before=quantity(need.before.units),
        on_time=quantity(need.before.on_time),
        after=quantity(need.after.units),
        days=plural("{count} day", "{count} days", abs(need.days)),
    )
    causes = [cause_words(cause) for cause in need.causes if cause.kind is not CauseKind.ITSELF]
    return say("{sentence} Because of {causes}.", sentence=sentence, causes=", ".join(causes)) if causes else sentence


def verdict_heading(verdict: Verdict) -> str:
    """Heading of the needs of which one thing became."""
    return say(_HEADINGS[verdict])


def cause_words(cause: Cause) -> str:
    """A cause in a few words."""
    return say(_CAUSES[cause.kind], id=cause.subject_id)


def _values(difference: Difference) -> str:
    pairs = zip(difference.value_before, difference.value_after, strict=True)
    moved = [
        say("{before} → {after} at priority {priority}", before=number(was, 3), after=number(now, 3), priority=place)
        for place, (was, now) in enumerate(pairs, start=1)
        if number(was, 3) != number(now, 3)
    ]
    if not moved:
        return say("The plan is worth as much as before at every priority.")
    return say("Value: {moved}.", moved=", ".join(moved))


def _assignments(difference: Difference) -> str:
    return say(
        "Assignments: {kept} stay, {ended} end, {new} are new.",
        kept=difference.kept,
        ended=difference.ended,
        new=difference.new,
    )
