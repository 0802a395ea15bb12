"""Rows of other tables that the entries of an import ask for: items, partners and sites that are not there yet."""

from collections.abc import Mapping, Sequence

from muster.domain.catalogue import Item
from muster.domain.doubt import Answer, AnswerKind, Entry
from muster.domain.places import SiteKind
from muster.intake.names import country_code

STARTING_CATALOGUE = "starting catalogue"


def further_rows(
    entries: Sequence[Entry], known: Mapping[str, set[str]], decided: Mapping[str, Answer]
) -> dict[str, list[dict[str, str]]]:
    """New partners and sites by table; `known` are the ids that are there, by table."""
    names = {answer.value: answer.name for answer in decided.values() if answer.kind is AnswerKind.ADD}
    partners = _new("partner", entries, known["partners"])
    sites = _new("site", entries, known["sites"])
    owners = {entry.cell("site"): entry.cell("partner") for entry in entries if entry.cell("site")}
    return {
        "partners": [_partner(each, names) for each in partners],
        "sites": [_site(each, names, owners.get(each, "")) for each in sites],
    }


def new_items(entries: Sequence[Entry], known: set[str], items: Mapping[str, Item]) -> list[Item]:
    """Items of the starting catalogue that entries name and the dataset does not have yet."""
    return [items[each] for each in _new("item", entries, known) if each in items]


def _new(column: str, entries: Sequence[Entry], known: set[str]) -> list[str]:
    named = dict.fromkeys(entry.cell(column) for entry in entries if entry.cell(column))
    return [each for each in named if each not in known]


def _partner(partner_id: str, names: Mapping[str, str]) -> dict[str, str]:
    name = names.get(partner_id, "")
    return {"partner": partner_id, "name": name or partner_id, "country": country_code(name or partner_id)}


def _site(site_id: str, names: Mapping[str, str], owner: str) -> dict[str, str]:
    kind = SiteKind.DEPOT if owner else SiteKind.HANDOVER
    row = {"site": site_id, "name": names.get(site_id, site_id), "kind": kind.value, "country": country_code(owner)}
    return {column: text for column, text in row.items() if text}
