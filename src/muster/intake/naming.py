"""Settle which item, partner and site a draft means."""

from muster.domain.catalogue import Item
from muster.domain.doubt import LEAVE_OUT, Answer, AnswerKind, Doubt, DoubtKind, take
from muster.domain.layout import Field
from muster.intake.context import Settling, text_key
from muster.intake.names import country_code

MOST_ANSWERS = 3


def item_of(settling: Settling) -> Item | None:
    """The item that a draft means; None where that is still a question."""
    text, context = settling.draft.item, settling.context
    match = context.matches.get(text)
    key = text_key("item", text)
    item_id = text if text in context.items else match.item_id if match else None
    if key in context.decided or item_id is None:
        known = [each for each in (match.candidates if match else ()) if each.item_id in context.items]
        answers = [take(each.item_id, _item_name(context.items[each.item_id])) for each in known[:MOST_ANSWERS]]
        values = tuple(("probability", f"{each.probability:.0%}") for each in known[:1])
        place = settling.draft.place_of(Field.ITEM)
        doubt = Doubt(
            kind=DoubtKind.UNKNOWN_ITEM, key=key, place=place, found=text, values=values, answers=(*answers, LEAVE_OUT)
        )
        answer = settling.answered(doubt)
        item_id = answer.value if answer and answer.kind is AnswerKind.TAKE else None
    item = context.items.get(item_id) if item_id else None
    if item is not None:
        settling.cells["item"] = item.item_id
    return item


def partner_of(settling: Settling) -> str:
    """The partner that offers; the sender where the list names none, empty where that is still a question."""
    names = settling.context.names
    text = settling.draft.partner or settling.facts.sender
    partner = names.partner_of(text) if text else None
    code = country_code(text)
    if partner is None and code:
        partner = code  # a country named in full is added as it is
    if partner is None:
        like = [take(each, names.partners[each].name) for each in names.partners_like(text)] if text else []
        new = [Answer(kind=AnswerKind.ADD, value=partner_id(text), name=text)] if text else []
        doubt = Doubt(
            kind=DoubtKind.UNKNOWN_PARTNER,
            key=text_key("partner", text),
            place=settling.draft.place_of(Field.PARTNER),
            found=text,
            answers=(*like, *new)[:MOST_ANSWERS] or (LEAVE_OUT,),
        )
        answer = settling.answered(doubt)
        partner = answer.value if answer else ""
    settling.cells["partner"] = partner
    return partner


def site_of(settling: Settling, partner: str) -> None:
    """Settle where goods of a partner stand or, without a partner, where they are needed."""
    names, text = settling.context.names, settling.draft.site
    site = names.site_of(text) if text else None
    if site is None and not text and not partner and not names.sites:
        return  # a need may do without a site
    if site is None:
        key = text_key("site", partner or settling.facts.sender, text)
        answer = settling.decided(key) or settling.answered(_which_site(settling, partner, key))
        site = answer.value if answer else ""
    settling.cells["site"] = site


def _which_site(settling: Settling, partner: str, key: str) -> Doubt:
    names, text = settling.context.names, settling.draft.site
    likely = names.sites_of(partner) if partner else names.handovers()
    like = list(dict.fromkeys([*(names.sites_like(text) if text else ()), *likely]))
    answers = [take(each, names.sites[each].name) for each in like[:MOST_ANSWERS]]
    if text and len(answers) < MOST_ANSWERS:
        answers.append(Answer(kind=AnswerKind.ADD, value=site_id(text), name=text))
    return Doubt(
        kind=DoubtKind.UNKNOWN_SITE if text else DoubtKind.NO_SITE,
        key=key,
        place=settling.draft.place_of(Field.SITE),
        found=text,
        values=(("partner", partner or settling.facts.sender),),
        answers=tuple(answers) or _further_sites(settling, partner),
    )


def partner_id(text: str) -> str:
    """The id of a new partner: a country's code, or its words."""
    return country_code(text) or _as_id(text)


def site_id(text: str) -> str:
    """The id of a new site."""
    return _as_id(text)


def _further_sites(settling: Settling, partner: str) -> tuple[Answer, ...]:
    """Where nothing is like it: any sites there are, or a depot of the partner's own."""
    sites = list(settling.context.names.sites.values())
    known = [take(site.site_id, site.name) for site in sites[: MOST_ANSWERS - 1]]
    own = [Answer(kind=AnswerKind.ADD, value=f"{partner}-depot", name=f"{partner} depot")] if partner else []
    return (*own, *known) or (LEAVE_OUT,)


def _item_name(item: Item) -> str:
    return item.name or item.item_id


def _as_id(text: str) -> str:
    """A text as an id: without the signs that an id may not hold."""
    return " ".join(text.replace(";", " ").replace(":", " ").split())[:60] or "unnamed"
