"""What a comparison of a tiny world says, in the words of the tests."""

from muster.comparing import compare
from muster.domain.gap import Amounts, Axis, GapRow
from muster.domain.offers import OfferStatus
from muster.domain.situation import Situation


def amounts(situation: Situation, need_id: str = "N1", status: str = "offered") -> Amounts:
    """What covers one need."""
    gaps = {each.need.need_id: each for each in compare(situation).needs}
    return gaps[need_id].at(OfferStatus(status))


def covered(situation: Situation, status: str = "offered") -> dict[str, tuple[float, float]]:
    """Of every need the units that are covered in time, and at all."""
    return {
        each.need.need_id: (each.at(OfferStatus(status)).in_time, each.at(OfferStatus(status)).covered)
        for each in compare(situation).needs
    }


def rows(situation: Situation, axis: str, status: str = "offered") -> dict[str, GapRow]:
    """Rows by one axis, by key."""
    return {row.key: row for row in compare(situation).rows(Axis(axis), OfferStatus(status))}
