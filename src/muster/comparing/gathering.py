"""Adds up what covers the needs: by item, category, priority, site, theme and month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from muster.comparing.arrivals import Days
from muster.comparing.covering import Cover
from muster.comparing.stock import Floats, Stock
from muster.comparing.wishes import Asked
from muster.domain.coverage import TOLERANCE, Outcome
from muster.domain.gap import CONFIDENCE, Amounts, Axis, Confidence, GapRow, NeedGap
from muster.domain.needs import Need
from muster.domain.situation import Situation

OUTCOMES = tuple(Outcome)
IN_ORDER = {Axis.PRIORITY, Axis.DATE}
"""Axes that have an order of their own; the others begin with the widest gap."""


@dataclass(frozen=True, slots=True)
class _Sorting:
    """Keys of an axis in order, and the place of each need's key among them."""

    keys: list[str]
    place: Days


def need_gaps(asked: Asked, covers: Sequence[Cover]) -> tuple[NeedGap, ...]:
    """Every need with its amounts at each level."""
    levels = [
        list(map(Amounts, asked.quantities, *(column.tolist() for column in _columns(cover)))) for cover in covers
    ]
    return tuple(
        NeedGap(need=need, worth=worth, amounts=amounts)
        for need, worth, amounts in zip(asked.needs, asked.worth, zip(*levels, strict=True), strict=True)
    )


def gather(situation: Situation, asked: Asked, stock: Stock, covers: Sequence[Cover]) -> tuple[Confidence, ...]:
    """Rows by every axis at each level of confidence."""
    worth = np.array(asked.worth, dtype=np.float64)
    quantity = np.array(asked.quantities, dtype=np.float64)
    sortings = {axis: _sort(list(map(key, asked.needs))) for axis, key in _keys(situation).items()}
    confidence = []
    for level, status in enumerate(CONFIDENCE):
        table = np.stack([quantity, *_columns(covers[level])])
        outcomes = _outcomes(table)
        goods = _goods(situation, stock, covers[level], level)
        rows = {axis: _rows(axis, sorting, _Table(table, worth, outcomes), goods) for axis, sorting in sortings.items()}
        confidence.append(Confidence(status=status, rows=rows))
    return tuple(confidence)


@dataclass(frozen=True, slots=True)
class _Table:
    """Amounts of every need (5, needs) in the order of `Amounts`; worth of a unit, and outcome, of each (needs,)."""

    amounts: Floats
    worth: Floats
    outcomes: Days


def _columns(cover: Cover) -> tuple[Floats, ...]:
    return cover.own, cover.alternatives, cover.packages, cover.in_time


def _keys(situation: Situation) -> dict[Axis, Callable[[Need], str]]:
    categories = {**situation.category_by_package, **{item.item_id: item.category for item in situation.items}}
    return {
        Axis.ITEM: lambda need: need.item_id,
        Axis.CATEGORY: lambda need: categories[need.item_id],
        Axis.PRIORITY: lambda need: str(need.priority),
        Axis.SITE: lambda need: need.site_id,
        Axis.THEME: lambda need: need.theme,
        Axis.DATE: lambda need: need.due.isoformat()[:7],
    }


def _sort(keys: list[str]) -> _Sorting:
    distinct = sorted(set(keys))
    number = {key: place for place, key in enumerate(distinct)}
    return _Sorting(distinct, np.array([number[key] for key in keys], dtype=np.int64))


def _outcomes(table: Floats) -> Days:
    """Place in `OUTCOMES` of each need, as `Amounts.outcome` tells it."""
    wanted, in_time = table[0], table[4]
    covered = table[1:4].sum(axis=0)
    enough = wanted * (1.0 - TOLERANCE) - TOLERANCE
    return np.select([in_time >= enough, covered >= enough, covered > TOLERANCE], [0, 1, 2], 3)


def _goods(situation: Situation, stock: Stock, cover: Cover, level: int) -> dict[str, tuple[float, float]]:
    """Units that are offered of each item, and those that nobody uses."""
    count = len(situation.items)
    item = np.repeat(np.arange(count), np.diff(stock.first))
    offered = np.bincount(item, np.where(stock.level <= level, stock.quantity, 0.0), count).tolist()
    left = np.bincount(item, cover.left, count).tolist()
    return {each.item_id: pair for each, pair in zip(situation.items, zip(offered, left, strict=True), strict=True)}


def _rows(axis: Axis, sorting: _Sorting, table: _Table, goods: dict[str, tuple[float, float]]) -> tuple[GapRow, ...]:
    count = len(sorting.keys)
    units = [np.bincount(sorting.place, row, count).tolist() for row in table.amounts]
    worth = [np.bincount(sorting.place, row * table.worth, count).tolist() for row in table.amounts]
    cells = np.bincount(sorting.place * len(OUTCOMES) + table.outcomes, minlength=count * len(OUTCOMES))
    by_key = cells.reshape(count, len(OUTCOMES)).tolist()
    rows = []
    for place, key in enumerate(sorting.keys):
        offered, left = goods.get(key, (None, None)) if axis is Axis.ITEM else (None, None)
        rows.append(
            GapRow(
                key=key,
                outcomes=dict(zip(OUTCOMES, by_key[place], strict=True)),
                worth=Amounts(*(column[place] for column in worth)),
                units=Amounts(*(column[place] for column in units)) if axis is Axis.ITEM else None,
                offered=offered,
                left=left,
            )
        )
    if axis not in IN_ORDER:
        rows.sort(key=lambda row: (-round(row.worth.gap, 9), -round(row.worth.gap_in_time, 9), row.key))
    return tuple(rows)
