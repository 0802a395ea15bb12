"""Check that an id is the id of one row only."""

from collections import defaultdict

from muster.datasets.draft import TableDraft
from muster.domain.findings import FindingCode


def check_ids(own: TableDraft) -> None:
    """Report ids that several rows bear.

    Of rows that are equal in every cell one is kept. Where they differ nobody can know which holds, and none is kept:
    the order of the rows means nothing. What could be read of a row that is left out already counts as well.
    """
    first = own.table.columns[0]
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in own.rows.items():
        numbers[getattr(row, first.attribute)].append(number)
    for number, parts in own.broken.items():
        if parts.get(first.attribute) in numbers:
            numbers[parts[first.attribute]].append(number)
    for name, rows in numbers.items():
        if len(rows) > 1:
            _report(own, first.name, name, sorted(rows))


def _report(own: TableDraft, column: str, name: str, numbers: list[int]) -> None:
    equal = len({own.rows.get(number) for number in numbers}) == 1
    listed = ", ".join(str(number) for number in numbers)
    for number in numbers[1:] if equal else numbers:
        own.report(
            FindingCode.DUPLICATE_ID, number, column, found=name, rows=listed, kept=str(numbers[0]) if equal else ""
        )
