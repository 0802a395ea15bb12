"""Check that the rows of one request ask for the same item with the same weight."""

from collections import Counter, defaultdict

from muster.datasets.draft import Draft
from muster.domain.findings import FindingCode
from muster.domain.needs import Need


def check_requests(draft: Draft) -> None:
    """Leave out the rows of a request that differ from most of its rows; on a tie, from the row with the first id."""
    own = draft["needs"]
    requests: defaultdict[str, list[tuple[int, Need]]] = defaultdict(list)
    for number, need in own.items():
        requests[need.request_id].append((number, need))
    for request, rows in requests.items():
        counts = Counter((need.item_id, need.weight) for _, need in rows)
        if len(counts) == 1:
            continue
        rows.sort(key=lambda row: row[1].need_id)
        item, weight = max((_terms(need) for _, need in rows), key=counts.__getitem__)
        for number, need in rows:
            values = {"request": request, "item": item, "weight": f"{weight:g}"}
            if need.item_id != item:
                own.report(FindingCode.UNEVEN_REQUEST, number, "item", found=need.item_id, **values)
            elif need.weight != weight:
                own.report(FindingCode.UNEVEN_REQUEST, number, "weight", found=f"{need.weight:g}", **values)


def _terms(need: Need) -> tuple[str, float]:
    return need.item_id, need.weight
