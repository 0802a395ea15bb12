"""Questions for doubts, and what their answers are called."""

from collections.abc import Mapping

from muster.domain.doubt import Answer, AnswerKind, Doubt, DoubtKind
from muster.language.findings import place_name, shown_text
from muster.language.speaking import say

QUESTIONS: Mapping[DoubtKind, str] = {
    DoubtKind.NEEDS_OR_OFFERS: "{where}: does this list state needs or offers? Its title and columns do not tell.",
    DoubtKind.UNSURE_COLUMN: "{where}: which column says the {field}? '{found}' is likely at {confidence}.",
    DoubtKind.NOT_STATED: "{where}: the quantity is not stated ('{found}'). What becomes of the rows of this list that "
    "do not say how much?",
    DoubtKind.NO_DUE_DATE: "{where}: by when is this needed? The list does not say. The date will hold for every row "
    "of this list without one.",
    DoubtKind.NO_PRIORITY: "{where}: how urgent is this ('{found}')? A priority from 1, most urgent, to 5 was "
    "expected. It will hold for every row of this list without one.",
    DoubtKind.UNKNOWN_ITEM: "{where}: which item is '{found}'?",
    DoubtKind.UNKNOWN_PARTNER: "{where}: which partner is '{found}'?",
    DoubtKind.UNKNOWN_SITE: "{where}: which site is '{found}'?",
    DoubtKind.NO_SITE: "{where}: at which site? The list does not say. The answer will hold for all that '{partner}' "
    "sends without a site.",
    DoubtKind.OPEN_QUANTITY: "{where}: how many is '{found}'? One number was expected.",
    DoubtKind.OPEN_DATE: "{where}: which day is '{found}'? One date was expected.",
    DoubtKind.OTHER_UNIT: "{where}: '{item}' is counted by the {unit}, and the list says '{found}'. How many {unit} is "
    "one of those?",
    DoubtKind.FAR_ABOVE: "{where}: {found} of '{item}' is a hundred times {others} or more, the middle of the other "
    "rows. Is it right?",
    DoubtKind.UNIT_SLIP: "{where}: {found} of '{item}' is about a thousand times, or a thousandth of, {others}, the "
    "middle of the other rows. Was it meant in another unit?",
    DoubtKind.SAME_PLEDGE: "{where}: {quantity} of '{found}' from the same partner stand in {other} already. Is this "
    "the same pledge?",
    DoubtKind.SAME_REQUEST: "{where}: {quantity} of '{found}' for the same place and day were asked of somebody else "
    "in {other}. Is this the same request?",
    DoubtKind.SAME_NEED: "{where}: {quantity} of '{found}' for the same place and day stand in {other} already. Is "
    "this the same need?",
}
_LEAVE_OUT = {
    DoubtKind.SAME_PLEDGE: "the same: leave this row out",
    DoubtKind.SAME_REQUEST: "the same: leave this row out",
    DoubtKind.SAME_NEED: "the same: leave this row out",
}
_KEEP = {
    DoubtKind.SAME_PLEDGE: "another one: take both",
    DoubtKind.SAME_REQUEST: "another one: take both",
    DoubtKind.SAME_NEED: "another one: take both",
    DoubtKind.OTHER_UNIT: "one each",
}
_EMPTY = {
    DoubtKind.OPEN_DATE: "leave the date empty",
}


def question_sentence(doubt: Doubt) -> str:
    """The question that a doubt asks, with where it came up and what was found."""
    values = {name: shown_text(value) for name, value in doubt.values}
    values |= {"found": shown_text(doubt.found), "where": place_name(doubt.place)}
    if "field" in values:
        values["field"] = field_word(values["field"])
    return say(QUESTIONS[doubt.kind], **values)


def answer_words(doubt: Doubt, answer: Answer) -> str:
    """What an answer to a doubt is called."""
    value, name = shown_text(answer.value), shown_text(answer.name)
    if answer.kind is AnswerKind.ADD:
        return say("new: {value} ({name})", value=value, name=name)
    if answer.kind is AnswerKind.TAKE:
        if doubt.kind is DoubtKind.UNSURE_COLUMN and value == "-":
            return say("no column")
        return f"{name} ({value})" if name and name != value else value
    words = {
        AnswerKind.LEAVE_OUT: _LEAVE_OUT.get(doubt.kind, "leave the row out"),
        AnswerKind.KEEP: _KEEP.get(doubt.kind, "right as it is"),
        AnswerKind.EMPTY: _EMPTY.get(doubt.kind, "take the row with the quantity not stated"),
    }
    return say(words[answer.kind])


def field_word(field: str) -> str:
    """What a field of a list is called."""
    return say(_FIELDS.get(field, field))


_FIELDS = {
    "item": "item",
    "quantity": "quantity",
    "unit": "unit",
    "partner": "partner",
    "site": "site",
    "available_from": "first day",
    "available_until": "last day",
    "due": "due date",
    "promised_on": "date",
    "priority": "priority",
    "status": "status",
    "delivered": "delivered",
    "price": "price",
    "value": "worth",
    "currency": "currency",
    "category": "category",
    "code": "code",
    "requested_by": "requested by",
    "asked_of": "asked of",
    "reference": "reference",
    "words": "remarks",
    "source": "source",
}
