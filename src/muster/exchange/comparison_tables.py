"""Writes a comparison as tables: a folder of CSV files, or a workbook with the same sheets."""

from pathlib import Path

from muster.domain.coverage import Outcome
from muster.domain.gap import CONFIDENCE, Amounts, Axis, Comparison, GapRow
from muster.errors import SheetError, UnwritableError
from muster.language.faults import fault_sentence
from muster.sheets import Cell, Grid, is_workbook, write_folder, write_workbook

AMOUNTS = ("wanted", "own", "alternatives", "packages", "covered", "in_time", "gap")
OUTCOMES = tuple(outcome.value for outcome in Outcome)
BURDENS = (
    ("partner", "partner_id"),
    *((name, name) for name in ("committed", "pledged", "offered", "money", "given", "share", "share_of_gdp")),
    ("for_sale", "for_sale"),
    ("offers_without_value", "unvalued"),
    ("offers_not_stated", "unstated"),
)
WORTH = tuple(f"worth_{name}" for name in AMOUNTS)


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Write all tables of a comparison; earlier tables of one are replaced, anything else is left alone.

    Raises
    ------
    UnwritableError
        The path cannot be written; what was there before is still there.
    """
    grids = comparison_grids(comparison)
    names = [grid.name for grid in grids]
    try:
        if is_workbook(path):
            write_workbook(path, grids, frozenset(names))
        else:
            write_folder(path, grids, frozenset(f"{name}.csv" for name in names))
    except SheetError as error:
        raise UnwritableError(fault_sentence(error.fault, error.file, error.values)) from error


def comparison_grids(comparison: Comparison) -> list[Grid]:
    """One table for each axis with all levels of confidence, one of the needs, and those of what stands apart."""
    training = [(each.qualification, each.needs, each.wanted, each.trained, each.seats) for each in comparison.training]
    unstated = [(each.item_id, each.offers, ";".join(each.partner_ids)) for each in comparison.unstated_offers]
    burdens = [tuple(getattr(each, field) for _, field in BURDENS) for each in comparison.burdens]
    return [
        *(_axis_grid(comparison, axis) for axis in Axis),
        _needs_grid(comparison),
        Grid(name="training", header=("qualification", "needs", "wanted", "trained", "seats"), rows=training),
        Grid(name="not_stated", header=("item", "offers", "partners"), rows=unstated),
        Grid(name="partners", header=tuple(column for column, _ in BURDENS), rows=burdens),
    ]


def _axis_grid(comparison: Comparison, axis: Axis) -> Grid:
    """Rows of an axis; by item they also hold units."""
    by_item = axis is Axis.ITEM
    units = (*AMOUNTS, "offered", "left") if by_item else ()
    rows: list[tuple[Cell, ...]] = []
    for status in CONFIDENCE:
        for row in comparison.rows(axis, status):
            counts = (row.outcomes[outcome] for outcome in Outcome)
            rows.append((row.key, status.value, row.needs, *counts, *_cells(row.worth), *_units(row, by_item=by_item)))
    return Grid(name=f"by_{axis}", header=(axis.value, "status", "needs", *OUTCOMES, *WORTH, *units), rows=rows)


def _needs_grid(comparison: Comparison) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for gap in comparison.needs:
        for status in CONFIDENCE:
            amounts, need = gap.at(status), gap.need
            told = (need.need_id, need.item_id, need.priority, need.site_id, need.due)
            rows.append((*told, status.value, amounts.outcome.value, *_cells(amounts)))
    return Grid(
        name="needs", header=("need", "item", "priority", "site", "due", "status", "outcome", *AMOUNTS), rows=rows
    )


def _units(row: GapRow, *, by_item: bool) -> tuple[Cell, ...]:
    return (*_cells(row.units), row.offered, row.left) if by_item and row.units else ()


def _cells(amounts: Amounts) -> tuple[Cell, ...]:
    return tuple(getattr(amounts, name) for name in AMOUNTS)
