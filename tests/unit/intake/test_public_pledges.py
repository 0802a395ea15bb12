"""The public pledge list in `../shared`: our reading and grouping give the counts that others published."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from muster.domain.draft import Draft
from muster.domain.findings import FindingCode
from muster.intake import PledgeReading, group_of, read_pledges

# The published table was summed over every row of the list, to its last day, with what is not disclosed counted as 0.
COUNTED_ON = "2024-06-28"
GROUPS = {
    "155 mm howitzer": "howitzer-155",
    "MLRS": "mlrs",
    "tank (MBT)": "tank",
    "armoured vehicle (IFV only)": "infantry-fighting-vehicle",
}
# The list's own number of the row that says 3,000,000 drones, where its own words say 3,000.
SLIP = "1784"


@pytest.fixture(scope="module")
def reading(shared: Path) -> PledgeReading:
    return read_pledges(shared / "data" / "offers" / "kiel_items_to_2024-06.csv")


def published(shared: Path, category: str) -> tuple[int, int, int]:
    """Rows, units pledged and units delivered, as the published table states them."""
    path = shared / "data" / "needs" / "needs_vs_pledged_vs_delivered.csv"
    with path.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            if row["category"] == category and row["as_of"] == COUNTED_ON:
                rows = row["note"].split(" rows")[0]
                return int(rows), int(row["pledged_or_allocated_units"]), int(row["delivered_units"])
    raise AssertionError(f"The published table has no row for '{category}' on {COUNTED_ON}.")


@pytest.mark.parametrize("category", list(GROUPS))
def test_pledged_and_delivered_counts_agree_with_the_published_ones(
    shared: Path, reading: PledgeReading, category: str
) -> None:
    by_group: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in reading.drafts:
        by_group[group_of(draft.item)].append(draft)
    drafts = by_group[GROUPS[category]]
    rows, pledged, delivered = published(shared, category)
    assert len(drafts) == rows
    assert sum(draft.quantity or 0.0 for draft in drafts) == pytest.approx(pledged, abs=1)
    assert sum(draft.delivered or 0.0 for draft in drafts) == pytest.approx(delivered, abs=1)


def test_every_row_of_the_list_is_read_and_keeps_its_place(reading: PledgeReading) -> None:
    assert len(reading.drafts) == 2581
    assert all(draft.place.row is not None and draft.reference for draft in reading.drafts)


def test_the_three_million_drones_are_doubted_and_their_own_words_are_told(reading: PledgeReading) -> None:
    (slip,) = [draft for draft in reading.drafts if draft.reference == SLIP]
    (doubt,) = [finding for finding in reading.findings if finding.place.row == slip.place.row]
    assert (doubt.code, doubt.found) == (FindingCode.IMPLAUSIBLE_QUANTITY, "3000000")
    assert dict(doubt.values)["told"] == "3000"


def test_doubts_are_few_enough_to_be_looked_at(reading: PledgeReading) -> None:
    assert len(reading.findings) <= len(reading.drafts) / 100
