"""Print an explanation for people, or turn it into a document for programs."""

from dataclasses import asdict
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from muster.cli.documents import promise_document
from muster.cli.printing import complain, print_lines, print_table
from muster.domain.cures import ChangeKind
from muster.domain.reasons import Ask, Explanation, NeedReasons
from muster.domain.situation import Situation
from muster.language import say
from muster.language.reasons import (
    by_itself_sentence,
    cause_sentence,
    change_words,
    cure_sentence,
    need_sentence,
    no_help_sentence,
    offer_sentence,
    proof_sentence,
)
from muster.language.worths import worth_sentence

if TYPE_CHECKING:
    from muster.datasets import DatasetReading
    from muster.explaining import Focus
    from muster.services.explain_plan import ExplainedPlan

MOST_SHOWN = 10
"""Rows of a list that a person is shown when everything is asked about; the document has all."""


def explanation_document(reading: "DatasetReading", explained: "ExplainedPlan") -> dict[str, object]:
    """All of an explanation, with a sentence to every cause, cure, offer and worth."""
    explanation = explained.explanation
    return {
        "dataset_sha256": reading.sha256,
        "is_whole": explanation.is_whole,
        "needs": [_need_document(need) for need in explanation.needs],
        "offers": [{**_plain(offer), "sentence": offer_sentence(offer)} for offer in explanation.offers],
        "worths": [{**_plain(worth), "sentence": worth_sentence(worth)} for worth in explanation.worths],
        "asks": [{**_plain(ask), "sentence": change_words(ask.change)} for ask in explanation.asks],
        "broken": [promise_document(each) for each in explained.broken],
    }


def _need_document(need: NeedReasons) -> dict[str, Any]:
    document = _plain(need)
    for cause, row in zip(need.causes, document["causes"], strict=True):
        row["sentence"] = cause_sentence(cause)
        row["cure_sentence"] = cure_sentence(cause)
    for no_help, row in zip(need.no_help, document["no_help"], strict=True):
        row["sentence"] = no_help_sentence(no_help)
    return {**document, "sentence": need_sentence(need), "proof_sentence": proof_sentence(need)}


def _plain(thing: Any) -> dict[str, Any]:  # noqa: ANN401 (any of the nouns of an explanation)
    """A noun as a JSON object: dates in ISO 8601, choices as their words."""
    return {name: _value(value) for name, value in asdict(thing).items()}


def _value(value: Any) -> Any:  # noqa: ANN401 (whatever a noun is made of)
    if isinstance(value, dict):
        return {name: _value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def print_explanation(situation: Situation, explanation: Explanation, focus: "Focus") -> None:
    """Print needs, offers, worths and asks; where nothing is to be told, that."""
    for need in explanation.needs:
        _print_need(situation, need)
    if focus.need_id and not explanation.needs:
        print_lines(say("{need} has all it asks for, on time.", need=focus.need_id))
    if explanation.offers:
        print_lines("", say("Offers that are not used, or not wholly"))
        print_lines(*(f"  {offer_sentence(offer)}" for offer in explanation.offers))
    elif focus.offer_id:
        print_lines(say("Offer {offer} is used up.", offer=focus.offer_id))
    if explanation.worths:
        print_lines("", say("What one more of a limit is worth"))
        print_lines(*(f"  {worth_sentence(worth)}" for worth in explanation.worths))
    if explanation.asks:
        _print_asks(situation, explanation, is_short=focus.is_whole)
    if not explanation.is_whole:
        complain(say("This was stopped on the way: there may be more to tell."))


def _print_need(situation: Situation, need: NeedReasons) -> None:
    row = situation.need_by_id[need.need_id]
    print_lines(
        say(
            "{sentence} Priority {priority}, {item}, due {due}.",
            sentence=need_sentence(need),
            priority=row.priority,
            item=row.item_id,
            due=row.due.isoformat(),
        )
    )
    if need.by_itself > 0.0:
        print_lines("  " + by_itself_sentence(need))
    for cause in need.causes:
        print_lines(f"  - {cause_sentence(cause)}", f"    {cure_sentence(cause)}")
    if not need.causes and not need.is_past:
        print_lines("  " + say("No set of up to three limits was found whose cure would help."))
    if need.causes or need.is_proven:
        print_lines("  " + proof_sentence(need))
    for no_help in need.no_help:
        if no_help.besides:
            print_lines(f"  - {no_help_sentence(no_help)}")
    others = [each for each in need.no_help if not each.besides]
    if others:
        from muster.language.labels import reason_words

        words = "; ".join(reason_words(each.reason) for each in others)
        print_lines("  - " + say("Would not help alone, as far as was found: {words}.", words=words))


def _print_asks(situation: Situation, explanation: Explanation, *, is_short: bool) -> None:
    """Asks in order of worth, those for a yes to what the plan rests on apart."""
    asked = [ask for ask in explanation.asks if ask.change.kind is not ChangeKind.CONFIRM]
    to_confirm = [ask for ask in explanation.asks if ask.change.kind is ChangeKind.CONFIRM]
    most = MOST_SHOWN if is_short else len(asked)
    for title, asks in (
        (say("What to ask of whom, in order of worth"), asked),
        (say("What the plan rests on and is not firm: to be confirmed, in order of what would be lost"), to_confirm),
    ):
        if asks:
            print_lines("")
            print_table(title, _headings(), [_ask_row(situation, ask) for ask in asks[:most]], words=3)
            if len(asks) > most:
                print_lines(say("{count} more are in the document that --json prints.", count=len(asks) - most))


def _headings() -> tuple[str, ...]:
    return (say("Whom"), say("What"), say("Needs"), say("Worth by priority"))


def _ask_row(situation: Situation, ask: Ask) -> tuple[str, str, str, str]:
    names = {partner.partner_id: partner.name for partner in situation.partners}
    whom = " / ".join(filter(None, (names.get(ask.partner_id, ask.partner_id), ask.authority)))
    what = change_words(ask.change)
    if ask.together:
        besides = say(" and ").join(change_words(change) for change in ask.together)
        what = say("{what}, together with: {besides}", what=what, besides=besides)
    worth = ", ".join(
        say("{priority}: {value}", priority=priority, value=f"{value:.2g}")
        for priority, value in enumerate(ask.value, start=1)
        if abs(value) >= LEAST_SHOWN
    )
    return (whom or situation.settings.recipient or say("the recipient"), what, ", ".join(ask.need_ids[:3]), worth)


LEAST_SHOWN = 1e-6
"""Worth below which nothing was won."""
