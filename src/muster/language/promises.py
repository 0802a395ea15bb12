"""Sentences for broken promises: where, what was found, what was expected."""

from collections.abc import Mapping

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.language.speaking import say

SENTENCES: Mapping[PromiseCode, str] = {
    PromiseCode.SAME_DATASET: "The plan was made from the dataset with hash {found}; this one has hash {expected}.",
    PromiseCode.KNOWN_IDS: (
        "Table {table}, row {subject}: {column} ‘{found}’ is not known. An id of the dataset, or of an assignment "
        "of this plan, was expected."
    ),
    PromiseCode.UNIQUE_ROWS: "Table {table}, row {subject} stands there twice. One row was expected.",
    PromiseCode.POSITIVE_QUANTITY: (
        "Table {table}, row {subject}: {found} is not a quantity. A number above zero was expected."
    ),
    PromiseCode.HORIZON: (
        "Table {table}, row {subject}: {found} lies outside the horizon. A day from {first} to {last} was expected."
    ),
    PromiseCode.OFFER_PLANNABLE: (
        "Assignment {subject} uses offer {offer}, which is withdrawn, lost, or not stated as a quantity. An offer "
        "that may be planned was expected."
    ),
    PromiseCode.OFFER_ITEM: "Assignment {subject} takes {found} from offer {offer}. The offer holds {expected}.",
    PromiseCode.OFFER_QUANTITY: "Offer {subject}: {found} units are assigned. At most {expected} are offered.",
    PromiseCode.OFFER_MINIMUM: (
        "Offer {subject}: {found} units are assigned. If any are, it must be at least {expected}."
    ),
    PromiseCode.EARMARK: "Assignment {subject}: offer {offer} serves need {found}. It is earmarked for {expected}.",
    PromiseCode.WAY_EXISTS: (
        "Table {table}, row {subject}: ‘{found}’ is no way to meet the need. The need’s own item, an alternative, "
        "or a variant of its package was expected."
    ),
    PromiseCode.WAY_ITEM: "Assignment {subject} brings {found} for the way {way}. That way takes only: {expected}.",
    PromiseCode.WHOLE_UNITS: "Table {table}, row {subject}: {found} is not a whole number. Whole units were expected.",
    PromiseCode.FUND: "Fund {subject}: purchases of {found} draw on it. It holds {expected}.",
    PromiseCode.STANDING_GOODS: (
        "Assignment {subject}: {found} movements are stated for goods that stand at the need’s site {site} "
        "already. None was expected."
    ),
    PromiseCode.LEGS_NUMBERED: (
        "Assignment {subject}: its legs are numbered {found}. Numbers from 1 to {expected}, each once, were expected."
    ),
    PromiseCode.LEGS_CONNECT: "Assignment {subject}, leg {leg} begins at {found}. The goods are at {expected}.",
    PromiseCode.LEGS_ARRIVE: "Assignment {subject}: the goods end at {found}. The need is at {expected}.",
    PromiseCode.LEG_ORDER: (
        "Assignment {subject}, leg {leg} departs on {found}. The goods are there only on {expected}."
    ),
    PromiseCode.LEG_ARRIVAL: (
        "Assignment {subject}, leg {leg} arrives on {found}. By the days of its link it arrives on {expected}."
    ),
    PromiseCode.LEG_QUANTITY: (
        "Assignment {subject}, leg {leg} carries {found}. The assignment’s whole quantity, {expected}, was expected."
    ),
    PromiseCode.LEG_LOAD: (
        "Assignment {subject}, leg {leg} states a load of {found} t. Its quantity loads {expected} t."
    ),
    PromiseCode.READY_DATE: "Assignment {subject} states to be ready on {found}. It is ready on {expected}.",
    PromiseCode.DECIDE_BY: (
        "Assignment {subject} states {found} as the last day to decide. Its departure less its notice is {expected}."
    ),
    PromiseCode.FIRST_DEPARTURE: "Assignment {subject} leaves on {found}. Offer {offer} can leave from {expected} on.",
    PromiseCode.LAST_DEPARTURE: "Assignment {subject} leaves on {found}. Offer {offer} can leave until {expected}.",
    PromiseCode.OFFER_PERMIT: (
        "Assignment {subject} leaves on {found}. Permit {permit} lets its goods leave from {first} to {last}."
    ),
    PromiseCode.LINK_PERMIT: (
        "Assignment {subject}, leg {leg} departs on {found}. Permit {permit} opens link {link} from {first} to {last}."
    ),
    PromiseCode.PERMIT_NEVER: "Assignment {subject} waits for permit {permit}. There is no day on which that holds.",
    PromiseCode.DEPARTURE_DAY: (
        "Assignment {subject}, leg {leg} departs on {found}. Link {link} has no departure that day."
    ),
    PromiseCode.CLOSED: "Assignment {subject}, leg {leg} uses {place} on {found}. It is closed that day.",
    PromiseCode.CARGO: (
        "Assignment {subject}, leg {leg} puts {found} cargo on link {link}. It carries only: {expected}."
    ),
    PromiseCode.LINK_CAPACITY: "Link {subject}: {found} t depart in the week of {week}. At most {expected} t can.",
    PromiseCode.SITE_CAPACITY: "Site {subject}: {found} t arrive in the week of {week}. At most {expected} t can.",
    PromiseCode.COURSE_QUALIFICATION: "Course {subject} is said to teach {found}. It teaches {expected}.",
    PromiseCode.COURSE_START: "Course {subject}: people join on {found}. The course does not start that day.",
    PromiseCode.COURSE_NOTICE: (
        "Course {subject}: people join on {found}. Names can be in for starts from {expected} on."
    ),
    PromiseCode.COURSE_SEATS: "Course {subject}: {found} people join on {start}. There are {expected} seats.",
    PromiseCode.TRAINEES: (
        "Training in {subject}: by {by} {found} people more have joined than its own rows provide. The general "
        "pool has {expected}."
    ),
    PromiseCode.IN_TRAINING: "From {first} to {last} up to {found} people are in training. At most {expected} may be.",
    PromiseCode.COMPONENTS: (
        "Need {subject}, way {way}: by {by} its usable units take {found} of {item}. By then {expected} are there."
    ),
    PromiseCode.CREW: "Qualification {subject}: by {by} usable units bind {found} people. By then {expected} hold it.",
    PromiseCode.USABLE_DATE: "Need {subject}: units are usable on {found}. They are wanted from {expected} on.",
    PromiseCode.NEED_QUANTITY: "Need {subject}: {found} units are fulfilled. {expected} are needed.",
    PromiseCode.FULFILMENT_VALUE: (
        "Need {subject}, units usable on {usable}: their value is stated as {found}. It is {expected}."
    ),
    PromiseCode.SHORTFALL_QUANTITY: (
        "Shortfall of need {subject}: {found} is not a quantity. Zero or more was expected."
    ),
    PromiseCode.SHORTFALLS_ADD_UP: (
        "Need {subject}: shortfalls with late = {late} add up to {found}. {expected} was expected."
    ),
    PromiseCode.SUMMARY_LISTS: (
        "Summary: the list ‘{subject}’ has {found} figures. One for each of the {expected} priorities was expected."
    ),
    PromiseCode.SUMMARY_VALUE: (
        "Summary: the value of priority {subject} is stated as {found}. The fulfilment is worth {expected}."
    ),
    PromiseCode.SUMMARY_COST: "Summary: the cost is stated as {found}. Movements and purchases cost {expected}.",
    PromiseCode.SUMMARY_GAP: (
        "Summary: the gap of priority {subject} is stated as {found}. Value and bound leave {expected}."
    ),
    PromiseCode.SUMMARY_STATUS: "Summary: the status is ‘{found}’. One of {expected} was expected.",
    PromiseCode.PRICE: (
        "Prices of priority {subject}: {kind} ‘{id}’ has the price {found}. A number of zero or more was expected."
    ),
    PromiseCode.PRICED_LIMIT: (
        "Prices of priority {subject}: {kind} ‘{id}’ at ‘{at}’ is no limit that the dataset sets. A known id, with"
        " the time that its kind asks for, was expected."
    ),
    PromiseCode.BOUND_ABOVE_VALUE: (
        "Summary: the bound of priority {subject} is stated as {found}. The plan’s value is {expected} already."
    ),
    PromiseCode.BOUND_BY: (
        "Summary: the bound of priority {subject} is said to be proven by ‘{found}’. One of {expected} was expected."
    ),
    PromiseCode.BOUND_PROVEN: (
        "Summary: the bound of priority {subject} is stated as {found}. The prices prove {expected}."
    ),
}
"""Message ids by code; each names the values that its check in `verifying` gives."""


def promise_sentence(promise: BrokenPromise) -> str:
    """The sentence that tells a person which promise a plan breaks."""
    return say(SENTENCES[promise.code], subject=promise.subject, **dict(promise.values))
