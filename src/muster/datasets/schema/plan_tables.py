"""The tables of a plan, column by column, in the contract's order."""

from functools import partial

from muster.datasets.schema.columns import choice, label, text
from muster.datasets.schema.shape import Bounds, Column, Kind, Table
from muster.domain.needs import PRIORITIES
from muster.domain.plan import (
    Assignment,
    AssignmentStatus,
    Fulfilment,
    Movement,
    Price,
    PriceKind,
    Reason,
    Shortfall,
    TrainingStart,
)

name = partial(Column, kind=Kind.NAME, required=True)
number = partial(Column, kind=Kind.NUMBER, required=True)
whole = partial(Column, kind=Kind.WHOLE, required=True)
day = partial(Column, kind=Kind.DATE, required=True)
PRIORITY = Bounds(least=PRIORITIES[0], most=PRIORITIES[-1])

PLAN_TABLES = (
    Table(
        name="assignments",
        noun=Assignment,
        remarks=False,
        columns=(
            name(name="assignment", attribute="assignment_id"),
            name(name="offer", attribute="offer_id"),
            name(name="need", attribute="need_id"),
            name(name="way", attribute="way"),
            name(name="item", attribute="item_id"),
            number(name="quantity", attribute="quantity"),
            day(name="ready", attribute="ready"),
            choice("status", AssignmentStatus, required=True),
            day(name="decide_by", attribute="decide_by"),
        ),
    ),
    Table(
        name="movements",
        noun=Movement,
        remarks=False,
        keyed=False,
        columns=(
            name(name="assignment", attribute="assignment_id"),
            whole(name="leg", attribute="leg", bounds=Bounds(least=1)),
            name(name="link", attribute="link_id"),
            day(name="depart", attribute="depart"),
            day(name="arrive", attribute="arrive"),
            number(name="quantity", attribute="quantity"),
            number(name="load_t", attribute="load_t"),
        ),
    ),
    Table(
        name="training",
        noun=TrainingStart,
        remarks=False,
        keyed=False,
        columns=(
            name(name="course", attribute="course_id"),
            day(name="start", attribute="start"),
            name(name="qualification", attribute="qualification"),
            whole(name="people", attribute="people"),
        ),
    ),
    Table(
        name="fulfilment",
        noun=Fulfilment,
        remarks=False,
        keyed=False,
        columns=(
            name(name="need", attribute="need_id"),
            name(name="way", attribute="way"),
            day(name="usable", attribute="usable"),
            number(name="quantity", attribute="quantity"),
            number(name="value", attribute="value"),
        ),
    ),
    Table(
        name="shortfalls",
        noun=Shortfall,
        remarks=False,
        keyed=False,
        columns=(
            name(name="need", attribute="need_id"),
            number(name="quantity", attribute="quantity"),
            Column(name="late", kind=Kind.YES_NO, attribute="late", required=True),
            choice("reason", Reason, required=True),
            Column(name="joint", kind=Kind.WHOLE, attribute="joint"),
            text("detail"),
        ),
    ),
    Table(
        name="prices",
        noun=Price,
        remarks=False,
        keyed=False,
        columns=(
            whole(name="priority", attribute="priority", bounds=PRIORITY),
            choice("kind", PriceKind, required=True),
            label("id", "subject_id"),
            Column(name="at", kind=Kind.DATE, attribute="at"),
            number(name="price", attribute="price"),
        ),
    ),
)
