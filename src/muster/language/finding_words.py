"""The message ids of findings, by code and subject: what was found, what was expected, what to do."""

from collections.abc import Mapping

from muster.domain.findings import FindingCode

Sentences = Mapping[FindingCode, str]

TABLE_SENTENCES: Sentences = {
    FindingCode.UNKNOWN_COLUMN: "{where}: '{found}' is not a known column of this table. A column of the contract "
    "was expected. It is kept, but plans do not use it; rename it if another was meant.",
    FindingCode.UNKNOWN_SETTING: "{where}: '{found}' is not a known setting. A key of the contract was expected. It "
    "is kept, but plans do not use it; rename it if another was meant.",
    FindingCode.DUPLICATE_COLUMN: "{where}: the column '{found}' is there more than once. One column of each name "
    "was expected. The first is used; take the others out.",
    FindingCode.MISSING_COLUMN: "{where}: the column '{column}' is missing. Every row of this table must have it, so "
    "none of them is used. Add the column.",
    FindingCode.EXTRA_CELLS: "{where}: '{found}' stands under no column name. A name in the header above every cell "
    "was expected. Name the column, or take the cell out; it is not used.",
}

CELL_SENTENCES: Sentences = {
    FindingCode.MISSING_VALUE: "{where}: the cell is empty. A value was expected, for there is no default. Enter one.",
    FindingCode.BAD_ID: "{where}: '{found}' is not an id. A text without ';' and ':' was expected. Change it here "
    "and wherever it is named.",
    FindingCode.BAD_NUMBER: "{where}: '{found}' is not a number. {expected} was expected. Enter one number with a "
    "decimal point and without thousands separators; put doubts into the column 'note'.",
    FindingCode.BAD_WHOLE_NUMBER: "{where}: '{found}' is not a whole number. {expected} was expected. Enter one "
    "number without a fraction; put doubts into the column 'note'.",
    FindingCode.OUT_OF_RANGE: "{where}: '{found}' is out of range. {expected} was expected. Check the number and its "
    "unit.",
    FindingCode.BAD_DATE: "{where}: '{found}' is not a date. A date such as 2022-10-12 was expected. Enter year, "
    "month and day, with hyphens.",
    FindingCode.BAD_CHOICE: "{where}: '{found}' is not one of the known words. One of these was expected: {choices}. "
    "Choose one, in small letters.",
    FindingCode.UNUSUAL_CODE: "{where}: '{found}' does not look like a code of {standard}. Capital letters such as "
    "{shape} were expected. Check the code; the row is used as it is.",
}

ID_SENTENCES: Sentences = {
    FindingCode.DUPLICATE_ID: "{where}: '{found}' is the id of more than one row (rows {rows}). An id of its own was "
    "expected for every row. Give each row its own id, or delete the ones too many; of rows that differ none is used.",
    FindingCode.UNKNOWN_REFERENCE: "{where}: '{found}' is not in the table '{table}'. A known id was expected. "
    "Correct the id, or add the missing row.",
    FindingCode.LEFT_OUT_REFERENCE: "{where}: the row of '{found}' in the table '{table}' was left out. A row that "
    "holds was expected. Put that row right; until then this one is left out too.",
    FindingCode.UNKNOWN_ENTRY: "{where}: '{found}' names nothing in this dataset. A known id, or a known prefix with "
    "one, was expected. Correct the entry; until then it does not count.",
    FindingCode.LEFT_OUT_ENTRY: "{where}: the row that '{found}' names was left out. A row that holds was expected. "
    "Put that row right; until then this entry does not count.",
    FindingCode.NO_ENTRY_LEFT: "{where}: nothing that '{found}' names is usable. At least one entry that holds was "
    "expected. Correct the entries, or empty the cell if it is meant for all.",
    FindingCode.ID_COLLISION: "{where}: '{found}' is also an id in the table '{table}'. Ids of items, packages and "
    "variants that differ were expected. Rename one of them.",
}

CATALOGUE_SENTENCES: Sentences = {
    FindingCode.SELF_ALTERNATIVE: "{where}: '{found}' stands in for itself. Another item was expected. Correct the "
    "id, or delete the row.",
    FindingCode.DUPLICATE_ROW: "{where}: '{found}' is stated by more than one row (rows {rows}). One row was "
    "expected. Keep the right one; of rows that differ none is used.",
    FindingCode.PACKAGE_AS_ITEM: "{where}: '{found}' is a package. An item was expected, for alternatives do not "
    "apply to packages. Write another variant of the package.",
    FindingCode.NESTED_PACKAGE: "{where}: '{found}' is a package itself. An item was expected, for packages do not "
    "nest. List its items here.",
    FindingCode.BROKEN_VARIANT: "{where}: another row of the variant '{found}' (row {other}) was left out. A variant "
    "of which every component holds was expected. Put that row right; until then the whole variant is left out.",
    FindingCode.UNEVEN_VARIANT: "{where}: the effectiveness is {found} here, but the rows of the variant '{variant}' "
    "state {shares}. The same on all its rows was expected. Write one figure on each.",
    FindingCode.NOT_WHOLE: "{where}: {found} is not a whole number of '{item}'. Whole units were expected, for the "
    "item is not divisible. Round the quantity, or mark the item as divisible.",
    FindingCode.PART_OF_A_UNIT: "{where}: {found} is not a whole number of '{item}'. Whole units were expected, for "
    "it is not divisible. The part of a unit is of no use; check the quantity.",
    FindingCode.CREW_OF_NOTHING: "{where}: a crew of {crew} is needed, but no qualification is named. The name of a "
    "qualification was expected. Enter it, or empty the column 'crew'.",
}

EXCHANGE_SENTENCES: Sentences = {
    FindingCode.OFFER_OF_PACKAGE: "{where}: '{found}' is a package. An item was expected, for offers are of items. "
    "Write one offer for each item in it.",
    FindingCode.UNEVEN_REQUEST: "{where}: '{found}' differs from most rows of the request '{request}' (item {item}, "
    "weight {weight}). The same item and weight on all its rows was expected. Correct it, or give the row a request "
    "of its own.",
    FindingCode.DUE_BEFORE_EARLIEST: "{where}: the need is due on {found}, before its earliest date {earliest}. A "
    "date on or after that was expected. Correct one of the two.",
    FindingCode.EXPIRES_BEFORE_DUE: "{where}: the need expires on {found}, before it is due on {due}. A date on or "
    "after that was expected. Correct one of the two.",
    FindingCode.MISSING_FUND: "{where}: the offer costs {cost} a unit, but no fund is named. The id of a fund was "
    "expected. Name the fund that pays, or empty the column 'unit_cost' if it is a gift.",
    FindingCode.MINIMUM_ABOVE_QUANTITY: "{where}: the smallest lot is {found}, but only {quantity} are offered. At "
    "most the quantity was expected. Correct one of the two.",
    FindingCode.SHUT_WINDOW: "{where}: the goods may leave until {found}, but are there from {begin} only. A later "
    "date was expected. Check both; as it stands nothing of this leaves its site.",
    FindingCode.IMPLAUSIBLE_QUANTITY: "{where}: {found} is a hundred times {others} or more, the median of the other "
    "offers of '{item}' ({count}). A quantity of their order was expected. Check the number and its unit; it is used "
    "as it is.",
    FindingCode.UNREACHABLE_SITE: "{where}: no link leads to '{found}' and no offer stands there. A site that goods "
    "can reach was expected. Add a link, or correct the site; as it stands nothing arrives.",
    FindingCode.STRANDED_OFFER: "{where}: no link leads away from '{found}' and nothing is needed there. A site that "
    "goods can leave was expected. Add a link, or correct the site; as it stands the offer is of no use.",
}

NETWORK_SENTENCES: Sentences = {
    FindingCode.LOOP_LINK: "{where}: the link leads from '{found}' to itself. Another site was expected. Correct the "
    "origin or the destination.",
    FindingCode.ENDS_BEFORE_IT_BEGINS: "{where}: it ends on {found}, before it begins on {begin}. A date on or after "
    "that was expected. Correct one of the two.",
    FindingCode.CLOSURE_OF_NOTHING: "{where}: the columns 'link' and 'site' hold '{found}'. Exactly one link or one "
    "site was expected. Fill one of the two columns, and write a second row for the other.",
    FindingCode.PERMIT_OF_NOTHING: "{where}: the columns 'offers' and 'links' hold '{found}'. Entries in exactly one "
    "of the two were expected. Fill one of them, and write a second permit for the other.",
    FindingCode.TRAINED_IN_NOTHING: "{where}: the people are trained, but in no qualification. The name of a "
    "qualification was expected. Enter it, or put 'no' into the column 'trained'.",
    FindingCode.BEFORE_START: "{where}: {found} is before day 0, {start}. A date within the horizon was expected. It "
    "counts as day 0, and so the pattern counts from there; check that this is meant.",
}
