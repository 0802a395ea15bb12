"""The page of a dataset without a plan."""

from collections.abc import Sequence
from dataclasses import fields

from muster.briefing.basis_section import basis_section
from muster.briefing.confidence_section import confidence_section
from muster.briefing.drawn import drawn
from muster.briefing.map_picture import plan_map
from muster.briefing.names import Names
from muster.briefing.needs_section import asked_section
from muster.briefing.offers_section import made_offers_section
from muster.briefing.page import Cell, Column, Page, Section, table
from muster.briefing.rendering import render
from muster.domain.findings import DefaultTaken, Finding
from muster.domain.gap import Comparison
from muster.domain.situation import Situation
from muster.language import plural, say
from muster.language.figures import day_date, number
from muster.pictures import draw_map


def render_dataset(
    situation: Situation,
    comparison: Comparison,
    findings: Sequence[Finding] = (),
    defaults: Sequence[DefaultTaken] = (),
) -> str:
    """HTML page of a dataset: what could be covered, what is asked and offered, what was found on reading."""
    names = Names(situation)
    settings = situation.settings
    counted = {f"{taken.table}.{taken.column}": taken.count for taken in defaults}
    page = Page(
        title=settings.title or say("Dataset"),
        kicker=say("Lists, without a plan · as of {as_of}", as_of=day_date(settings.as_of or settings.start)),
        headline=_headline(situation),
        sections=(
            confidence_section(situation, comparison),
            _tables_section(situation),
            _network_section(names),
            asked_section(situation.needs, names),
            made_offers_section(names),
            basis_section(situation, findings, counted),
        ),
    )
    return render(page)


def _headline(situation: Situation) -> str:
    partners = len({offer.partner_id for offer in situation.offers})
    return say(
        "{needs} and {offers} of {partners}.",
        needs=plural("{count} need", "{count} needs", len(situation.needs)),
        offers=plural("{count} offer", "{count} offers", len(situation.offers)),
        partners=plural("{count} partner", "{count} partners", partners),
    )


def _network_section(names: Names) -> Section:
    """The map of sites and links."""
    return Section(
        anchor="network", heading=say("Sites and links"), pictures=(drawn("map", draw_map, plan_map(names, None)),)
    )


def _tables_section(situation: Situation) -> Section:
    counted = ((each.name, len(getattr(situation, each.name))) for each in fields(situation)[1:])
    rows = tuple((Cell(name), Cell(number(count))) for name, count in counted if count)
    columns = (Column(say("Table")), Column(say("Rows"), figures=True))
    return Section(
        anchor="tables", heading=say("Tables"), tables=(table(say("Rows of each table that hold"), columns, rows),)
    )
