"""Which needs a change may help: those that could use what is there now and was not there before."""

from muster.planning.instance import Instance
from muster.planning.session.numbering import Numbering
from muster.planning.session.openings import altered_needs, grown_offers, has_more_room


def may_gain(old: Instance, new: Instance, numbers: Numbering) -> frozenset[int]:
    """Needs of the new instance that the change from the old one may help."""
    if has_more_room(old, new, numbers):
        return frozenset(range(len(new.wishes)))
    items = _items_with_more(old, new, numbers)
    qualifications = _qualifications_with_more(old, new, numbers)
    altered = set(altered_needs(old, new, numbers))
    return frozenset(
        wish.number
        for wish in new.wishes
        if wish.number in altered
        or any(component.item in items for way in wish.ways for component in way.components)
        or any(qualification in qualifications for way in wish.ways for qualification in way.people_per_unit())
    )


def _items_with_more(old: Instance, new: Instance, numbers: Numbering) -> set[int]:
    """Items of which some offer has more to give, or money is there that was not."""
    items = set(new.goods.item[grown_offers(old, new, numbers)].tolist())
    amounts = {fund.fund_id: fund.amount for fund in old.situation.funds}
    richer = {number for number, fund in enumerate(new.situation.funds) if fund.amount > amounts.get(fund.fund_id, 0.0)}
    return items | {
        int(item) for item, fund in zip(new.goods.item.tolist(), new.goods.fund.tolist(), strict=True) if fund in richer
    }


def _qualifications_with_more(old: Instance, new: Instance, numbers: Numbering) -> set[int]:
    """Qualifications for which there are more people, more seats or sooner courses than before."""
    was, now = old.schooling, new.schooling
    known = {after: before for before, after in numbers.starts.items()}
    return {
        qualification
        for qualification, name in enumerate(now.qualifications)
        if name not in was.qualifications
        or _has_more_people(old, new, name)
        or any(
            start not in known
            or now.starts[start].seats > was.starts[known[start]].seats
            or now.starts[start].graduates < was.starts[known[start]].graduates
            for start in now.starts_of[qualification]
        )
    }


def _has_more_people(old: Instance, new: Instance, name: str) -> bool:
    was, now = old.schooling, new.schooling
    before, after = was.qualifications.index(name), now.qualifications.index(name)
    return bool(
        (now.trained[after] > was.trained[before]).any()
        or (now.own[after] > was.own[before]).any()
        or (now.general > was.general).any()
        or (now.places > was.places).any()
    )
