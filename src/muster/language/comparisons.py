"""Sentences about needs less offers: what is covered, how firmly, what lacks most, what is not counted."""

from muster.domain.coverage import Outcome
from muster.domain.gap import Axis, Comparison, GapRow
from muster.domain.offers import OfferStatus
from muster.domain.situation import Situation
from muster.language.figures import quantity
from muster.language.speaking import plural, say

_AXES = {
    Axis.ITEM: "Item",
    Axis.CATEGORY: "Category",
    Axis.PRIORITY: "Priority",
    Axis.SITE: "Site",
    Axis.THEME: "Theme",
    Axis.DATE: "Due in",
}
_CONFIDENCE = {
    OfferStatus.COMMITTED: "on firm commitments",
    OfferStatus.PLEDGED: "if pledges hold",
    OfferStatus.OFFERED: "if every offer is accepted",
}


def axis_word(axis: Axis) -> str:
    """What needs are put together by, as a heading."""
    return say(_AXES[axis])


def confidence_words(status: OfferStatus) -> str:
    """A level of confidence: on what condition it holds."""
    return say(_CONFIDENCE[status])


def priority_sentence(comparison: Comparison, priority: str) -> str:
    """How many needs of a priority are covered on time at each level of confidence."""
    rows = [_row(comparison, status, priority) for status in _CONFIDENCE]
    committed, pledged, offered = (row.outcomes[Outcome.ON_TIME] for row in rows)
    return say(
        "Priority {priority}: of {needs}, {committed} can be covered on time on firm commitments, {pledged} if pledges "
        "hold, {offered} if every offer is accepted.",
        priority=priority,
        needs=plural("{count} need", "{count} needs", rows[0].needs),
        committed=committed,
        pledged=pledged,
        offered=offered,
    )


def gap_sentence(situation: Situation, comparison: Comparison) -> str:
    """What lacks most at the most urgent priority that lacks anything, even if every offer is accepted."""
    widest = comparison.widest_gap(OfferStatus.OFFERED)
    if widest is None:
        return say("If every offer is accepted, all needs can be covered, though some perhaps late.")
    item = situation.item_by_id.get(widest.item_id)
    return say(
        "The widest gap at priority {priority} is {item}: {covered} of {wanted} can be covered.",
        priority=widest.priority,
        item=(item and item.name) or widest.item_id,
        covered=quantity(widest.amounts.covered),
        wanted=quantity(widest.amounts.wanted),
    )


def apart_sentences(comparison: Comparison) -> list[str]:
    """What is counted nowhere: needs for training, and needs and offers that do not say how much."""
    sentences = []
    if comparison.training:
        sentences.append(
            plural(
                "Training is shown apart: {people} people are wanted in {count} qualification.",
                "Training is shown apart: {people} people are wanted in {count} qualifications.",
                len(comparison.training),
                people=quantity(sum(wish.wanted for wish in comparison.training)),
            )
        )
    if comparison.unstated_needs:
        sentences.append(
            plural(
                "{count} need does not say how much; it is counted nowhere.",
                "{count} needs do not say how much; they are counted nowhere.",
                len(comparison.unstated_needs),
            )
        )
    unstated = sum(each.offers for each in comparison.unstated_offers)
    if unstated:
        sentences.append(
            plural(
                "{count} offer does not say how much; it covers nothing.",
                "{count} offers do not say how much; they cover nothing.",
                unstated,
            )
        )
    return sentences


def _row(comparison: Comparison, status: OfferStatus, priority: str) -> GapRow:
    return next(row for row in comparison.rows(Axis.PRIORITY, status) if row.key == priority)
