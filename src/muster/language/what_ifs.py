"""What a pledge would do, in sentences for a meeting."""

from muster.domain.pledge import Pledge, StillOpen, WhatIf
from muster.language.differences import difference_lines
from muster.language.figures import quantity
from muster.language.speaking import say

MOST_OPEN = 20


def what_if_lines(pledge: Pledge, answer: WhatIf) -> list[str]:
    """How much of the pledge is used, what differs by it, and what stays open."""
    head = say(
        "{quantity} × {item} from {partner} at {site}: {used} would be used.",
        quantity=quantity(pledge.quantity),
        item=pledge.item_id,
        partner=pledge.partner_id,
        site=pledge.site_id,
        used=quantity(answer.used),
    )
    lines = [head, *difference_lines(answer.difference, ())]
    if not answer.still_open:
        return [*lines, "", say("No need that could use {item} lacks anything.", item=pledge.item_id)]
    lines += [
        "",
        say("Still open, of needs that could use {item}: {count}", item=pledge.item_id, count=len(answer.still_open)),
    ]
    lines += ["  " + _open_sentence(need) for need in answer.still_open[:MOST_OPEN]]
    if len(answer.still_open) > MOST_OPEN:
        lines.append("  " + say("and {count} more", count=len(answer.still_open) - MOST_OPEN))
    return lines


def _open_sentence(need: StillOpen) -> str:
    return say(
        "{need} (priority {priority}): {short} short, {late} late.",
        need=need.need_id,
        priority=need.priority,
        short=quantity(need.short),
        late=quantity(need.late),
    )
