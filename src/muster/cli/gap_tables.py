"""A comparison as tables for a terminal and as a JSON document."""

from dataclasses import asdict

from muster.cli.printing import print_lines, print_table
from muster.domain.coverage import Outcome
from muster.domain.gap import CONFIDENCE, Amounts, Axis, Burden, Comparison, GapRow
from muster.domain.offers import OfferStatus
from muster.domain.situation import Situation
from muster.language import say
from muster.language.comparisons import apart_sentences, axis_word, confidence_words, gap_sentence, priority_sentence
from muster.language.figures import number, percent, quantity
from muster.language.labels import outcome_words, status_word

MILLION = 1e6
WITHOUT_DECIMALS = 100.0 * MILLION


def print_comparison(situation: Situation, comparison: Comparison, status: OfferStatus) -> None:
    """Print what is found, what is covered by priority at each level of confidence, and what stands apart."""
    if comparison.needs:
        first = comparison.rows(Axis.PRIORITY, status)[0].key
        print_lines(priority_sentence(comparison, first), gap_sentence(situation, comparison), "")
    headings = [say("Priority"), say("Needs")]
    headings += [
        say("{status}: {words}", status=status_word(each), words=words)
        for each in CONFIDENCE
        for words in (say("on time"), say("or late"))
    ]
    by_level = [comparison.rows(Axis.PRIORITY, each) for each in CONFIDENCE]
    rows = [
        [levels[0].key, str(levels[0].needs), *(text for row in levels for text in _covered_in_full(row))]
        for levels in zip(*by_level, strict=True)
    ]
    print_table(say("Needs that can be covered in full, how firmly"), headings, rows)


def print_axis(comparison: Comparison, axis: Axis, status: OfferStatus) -> None:
    """Print the rows of an axis at one level of confidence: units by item, else needs and shares of their worth."""
    words = confidence_words(status)
    rows = comparison.rows(axis, status)
    if axis is Axis.ITEM:
        headings = [say("Item"), say("wanted"), say("offered"), say("itself"), say("alternatives")]
        headings += [say("covered"), say("on time"), say("gap")]
        print_table(say("Units covered {words}", words=words), headings, map(_item_cells, rows))
        return
    counts = [axis_word(axis), say("Needs"), *(outcome_words(outcome) for outcome in Outcome)]
    print_table(say("Needs that can be covered {words}", words=words), counts, map(_count_cells, rows))
    shares = [axis_word(axis), say("own item"), say("alternatives"), say("packages")]
    shares += [say("covered"), say("on time"), say("gap")]
    print_table(say("Share of their worth covered {words}", words=words), shares, map(_share_cells, rows))


def print_apart(comparison: Comparison) -> None:
    """Print what is counted nowhere."""
    if comparison.training:
        headings = [say("Qualification"), say("Needs"), say("people wanted"), say("trained already"), say("seats")]
        rows = [
            (each.qualification, str(each.needs), *map(quantity, (each.wanted, each.trained, each.seats)))
            for each in comparison.training
        ]
        print_table(say("Training, apart"), headings, rows)
    print_lines(*apart_sentences(comparison))


def print_burdens(situation: Situation, comparison: Comparison) -> None:
    """Print what each partner gives, in millions."""
    headings = [say("Partner"), say("committed"), say("pledged"), say("offered"), say("money"), say("given")]
    headings += [say("share"), say("of GDP"), say("for sale"), say("not counted")]
    currency = situation.settings.currency
    title = say("What partners give, in million {currency}", currency=currency)
    print_table(title, headings, map(_burden_cells, comparison.burdens))


def comparison_document(comparison: Comparison) -> dict[str, object]:
    """All of a comparison."""
    return {
        "confidence": {
            level.status.value: {axis.value: [_row_document(row) for row in level.rows[axis]] for axis in Axis}
            for level in comparison.confidence
        },
        "needs": [
            {
                "need": gap.need.need_id,
                "worth": gap.worth,
                **{
                    status.value: {"outcome": gap.at(status).outcome.value, **_amounts_document(gap.at(status))}
                    for status in CONFIDENCE
                },
            }
            for gap in comparison.needs
        ],
        "training": [asdict(each) for each in comparison.training],
        "not_stated": {
            "needs": [asdict(place) for place in comparison.unstated_needs],
            "offers": [asdict(each) for each in comparison.unstated_offers],
        },
        "partners": [{**asdict(each), "given": each.given} for each in comparison.burdens],
    }


def _covered_in_full(row: GapRow) -> tuple[str, str]:
    on_time = row.outcomes[Outcome.ON_TIME]
    return str(on_time), str(on_time + row.outcomes[Outcome.LATE])


def _item_cells(row: GapRow) -> list[str]:
    units = row.units or row.worth
    return [
        row.key,
        quantity(units.wanted),
        "" if row.offered is None else quantity(row.offered),
        *map(quantity, (units.own + units.packages, units.alternatives, units.covered, units.in_time, units.gap)),
    ]


def _count_cells(row: GapRow) -> list[str]:
    return [row.key or say("(none)"), str(row.needs), *(str(row.outcomes[outcome]) for outcome in Outcome)]


def _share_cells(row: GapRow) -> list[str]:
    worth = row.worth
    parts = (worth.own, worth.alternatives, worth.packages, worth.covered, worth.in_time, worth.gap)
    return [row.key or say("(none)"), *(percent(part / worth.wanted) for part in parts)]


def _burden_cells(burden: Burden) -> list[str]:
    sums = (burden.committed, burden.pledged, burden.offered, burden.money, burden.given)
    of_gdp = "" if burden.share_of_gdp is None else say("{share} ‰", share=number(burden.share_of_gdp * 1000.0, 2))
    return [
        burden.partner_id,
        *map(_millions, sums),
        say("{share} %", share=number(burden.share * 100.0, 1)),
        of_gdp,
        _millions(burden.for_sale),
        str(burden.unvalued + burden.unstated),
    ]


def _millions(amount: float) -> str:
    """An amount in millions; a decimal only where it says something."""
    return number(amount / MILLION, 0 if amount >= WITHOUT_DECIMALS else 1)


def _row_document(row: GapRow) -> dict[str, object]:
    document: dict[str, object] = {
        "key": row.key,
        "needs": row.needs,
        "outcomes": {outcome.value: count for outcome, count in row.outcomes.items()},
        "worth": _amounts_document(row.worth),
    }
    if row.units is not None:
        document |= {"units": _amounts_document(row.units), "offered": row.offered, "left": row.left}
    return document


def _amounts_document(amounts: Amounts) -> dict[str, float]:
    return {**amounts._asdict(), "covered": amounts.covered, "gap": amounts.gap}
