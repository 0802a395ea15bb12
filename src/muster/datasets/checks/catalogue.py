"""Check items, alternatives and packages."""

from collections import defaultdict

from muster.datasets.checks.ids import check_ids
from muster.datasets.checks.references import check_references
from muster.datasets.draft import Draft, TableDraft
from muster.domain.catalogue import PackageComponent
from muster.domain.findings import FindingCode

Variant = tuple[str, str]


def check_items(draft: Draft) -> None:
    """Report items that share an id, and crews that no qualification names."""
    own = draft["items"]
    check_ids(own)
    for number, item in own.items():
        if item.crew > 0 and not item.qualification:
            own.report(FindingCode.CREW_OF_NOTHING, number, "qualification", crew=f"{item.crew:g}")


def check_alternatives(draft: Draft) -> None:
    """Report alternatives to unknown items, of an item to itself, and the same pair twice."""
    own = draft["alternatives"]
    check_references(draft, "alternatives")
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in own.items():
        if row.item_id == row.alternative_id:
            own.report(FindingCode.SELF_ALTERNATIVE, number, "alternative", found=row.alternative_id)
        numbers[row.item_id, row.alternative_id].append(number)
    for (item, alternative), rows in numbers.items():
        _report_repeats(own, rows, "alternative", f"{item}, {alternative}")


def check_packages(draft: Draft) -> None:
    """Report what makes a variant unusable, and leave out the whole variant where one of its rows is left out."""
    own = draft["packages"]
    _check_collisions(draft)
    check_references(draft, "packages")
    _check_whole(draft)
    _check_variants(own)
    _leave_out_variants(own)


def _report_repeats(own: TableDraft, numbers: list[int], column: str, found: str) -> None:
    """Report rows that say the same pair; of equal rows one is kept, of different ones none."""
    if len(numbers) == 1:
        return
    equal = len({own.rows.get(number) for number in numbers}) == 1
    listed = ", ".join(map(str, sorted(numbers)))
    for number in sorted(numbers)[1:] if equal else numbers:
        own.report(FindingCode.DUPLICATE_ROW, number, column, found=found, rows=listed)


def _check_collisions(draft: Draft) -> None:
    own = draft["packages"]
    items = draft["items"].kept_ids() | draft["items"].lost_ids()
    packages = own.kept_ids()
    for number, row in own.items():
        if row.package_id in items:
            own.report(FindingCode.ID_COLLISION, number, "package", found=row.package_id, table="items")
        if row.variant in items:
            own.report(FindingCode.ID_COLLISION, number, "variant", found=row.variant, table="items")
        elif row.variant in packages:
            own.report(FindingCode.ID_COLLISION, number, "variant", found=row.variant, table="packages")


def _check_whole(draft: Draft) -> None:
    own = draft["packages"]
    divisible = {item.item_id: item.divisible for item in draft["items"].rows.values()}
    for number, row in own.items():
        if not divisible.get(row.item_id, True) and row.quantity != int(row.quantity):
            own.report(FindingCode.NOT_WHOLE, number, "quantity", found=f"{row.quantity:g}", item=row.item_id)


def _check_variants(own: TableDraft) -> None:
    variants: defaultdict[Variant, list[tuple[int, PackageComponent]]] = defaultdict(list)
    for number, row in own.items():
        variants[row.package_id, row.variant].append((number, row))
    for (_, variant), rows in variants.items():
        shares = sorted({row.effectiveness for _, row in rows})
        if len(shares) > 1:
            listed = ", ".join(f"{share:g}" for share in shares)
            for number, row in rows:
                found = f"{row.effectiveness:g}"
                own.report(
                    FindingCode.UNEVEN_VARIANT, number, "effectiveness", found=found, variant=variant, shares=listed
                )
        components: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in rows:
            components[row.item_id].append(number)
        for item, numbers in components.items():
            _report_repeats(own, numbers, "item", f"{variant}, {item}")


def _leave_out_variants(own: TableDraft) -> None:
    broken = {(row.get("package_id"), row.get("variant")): number for number, row in sorted(own.broken.items())}
    for number, row in own.items():
        because = broken.get((row.package_id, row.variant))
        if because is not None:
            own.report(FindingCode.BROKEN_VARIANT, number, "variant", found=row.variant, other=str(because))
