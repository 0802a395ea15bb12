"""Promises about money: what is bought stays within the funds."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from muster.domain.promises import BrokenPromise, PromiseCode
from muster.verifying.case import Case
from muster.verifying.measuring import broken, exceeds


def money_promises(case: Case) -> Iterator[BrokenPromise]:
    """Funds that are overdrawn; what is bought without a known fund overdraws a fund of nothing."""
    amounts = {fund.fund_id: fund.amount for fund in case.situation.funds}
    drawn: defaultdict[str, float] = defaultdict(float)
    sending = case.sending
    for place in np.flatnonzero(sending.offers.unit_cost[sending.offer] > 0.0).tolist():
        sent = sending.rows[place]
        drawn[sent.offer.fund_id] += sent.row.quantity * sent.offer.unit_cost
    for fund_id, total in drawn.items():
        amount = amounts.get(fund_id, 0.0)
        if exceeds(total, amount):
            yield broken(PromiseCode.FUND, fund_id, found=total, expected=amount)


def cost_of(case: Case) -> float:
    """Transport (load × cost per tonne of every leg) plus purchase (quantity × unit cost)."""
    sending = case.sending
    with np.errstate(over="ignore"):
        transport = float((sending.load_t[sending.sent] * sending.roads.cost_per_t[sending.link]).sum())
        return transport + float((sending.quantity * sending.offers.unit_cost[sending.offer]).sum())
