"""Broken promises: what a plan states that its dataset does not allow."""

from dataclasses import dataclass
from enum import StrEnum


class PromiseCode(StrEnum):
    """Every promise that a plan makes, by its stable code; the sentences are in `language.promises`."""

    SAME_DATASET = "same-dataset"
    KNOWN_IDS = "known-ids"
    UNIQUE_ROWS = "unique-rows"
    POSITIVE_QUANTITY = "positive-quantity"
    HORIZON = "horizon"
    OFFER_PLANNABLE = "offer-plannable"
    OFFER_ITEM = "offer-item"
    OFFER_QUANTITY = "offer-quantity"
    OFFER_MINIMUM = "offer-minimum"
    EARMARK = "earmark"
    WAY_EXISTS = "way-exists"
    WAY_ITEM = "way-item"
    WHOLE_UNITS = "whole-units"
    FUND = "fund"
    STANDING_GOODS = "standing-goods"
    LEGS_NUMBERED = "legs-numbered"
    LEGS_CONNECT = "legs-connect"
    LEGS_ARRIVE = "legs-arrive"
    LEG_ORDER = "leg-order"
    LEG_ARRIVAL = "leg-arrival"
    LEG_QUANTITY = "leg-quantity"
    LEG_LOAD = "leg-load"
    READY_DATE = "ready-date"
    DECIDE_BY = "decide-by"
    FIRST_DEPARTURE = "first-departure"
    LAST_DEPARTURE = "last-departure"
    OFFER_PERMIT = "offer-permit"
    LINK_PERMIT = "link-permit"
    PERMIT_NEVER = "permit-never"
    DEPARTURE_DAY = "departure-day"
    CLOSED = "closed"
    CARGO = "cargo"
    LINK_CAPACITY = "link-capacity"
    SITE_CAPACITY = "site-capacity"
    COURSE_QUALIFICATION = "course-qualification"
    COURSE_START = "course-start"
    COURSE_NOTICE = "course-notice"
    COURSE_SEATS = "course-seats"
    TRAINEES = "trainees"
    IN_TRAINING = "in-training"
    COMPONENTS = "components"
    CREW = "crew"
    USABLE_DATE = "usable-date"
    NEED_QUANTITY = "need-quantity"
    FULFILMENT_VALUE = "fulfilment-value"
    SHORTFALL_QUANTITY = "shortfall-quantity"
    SHORTFALLS_ADD_UP = "shortfalls-add-up"
    SUMMARY_LISTS = "summary-lists"
    SUMMARY_VALUE = "summary-value"
    SUMMARY_COST = "summary-cost"
    SUMMARY_GAP = "summary-gap"
    SUMMARY_STATUS = "summary-status"
    PRICE = "price"
    PRICED_LIMIT = "priced-limit"
    BOUND_ABOVE_VALUE = "bound-above-value"
    BOUND_BY = "bound-by"
    BOUND_PROVEN = "bound-proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPromise:
    """One promise that a plan breaks: which, of what (`subject`), and the values that its sentence needs."""

    code: PromiseCode
    subject: str
    values: tuple[tuple[str, str], ...] = ()
