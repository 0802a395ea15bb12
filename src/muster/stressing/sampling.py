"""Draw random failures: many delays at once, as likely and as long as is stated."""

import math
import random
from collections.abc import Collection, Iterable, Iterator

from muster.domain.delays import Delay, DelayKind
from muster.domain.disruption import Disruption, DisruptionKind, Failure, FailureKind
from muster.domain.plan import Plan
from muster.domain.settings import DAYS_PER_WEEK
from muster.domain.situation import Situation
from muster.stressing.listing import list_failures

KINDS = {
    DelayKind.PARTNER: (FailureKind.LATE, DisruptionKind.PARTNER_LATE),
    DelayKind.PERMIT: (FailureKind.PERMIT, DisruptionKind.PERMIT_LATE),
    DelayKind.LINK: (FailureKind.LINK, DisruptionKind.LINK_CLOSED),
    DelayKind.SITE: (FailureKind.SITE, DisruptionKind.SITE_CLOSED),
}


def draw_samples(made: tuple[Situation, Plan], delays: Iterable[Delay], count: int, seed: int) -> Iterator[Failure]:
    """As many samples as asked; each is drawn by itself, so that more of them leave the first ones as they are.

    What the plan uses nothing of is not drawn: it could not touch the plan. Closures begin on the first day of a week.
    """
    situation, plan = made
    delays = tuple(delays)
    single = list_failures(situation, plan, [kind for kind, _ in KINDS.values()]).failures
    subjects = {
        kind: [failure.disruptions[0] for failure in single if failure.kind is of] for kind, (of, _) in KINDS.items()
    }
    for number in range(1, count + 1):
        dice = random.Random(f"{seed} {number}")  # noqa: S311 - a sample, not a secret
        drawn = [
            disruption
            for kind, told in subjects.items()
            for each in told
            for disruption in _draw(situation, each, (kind, _stated(delays, kind, each.subject_id)), dice)
        ]
        if drawn:
            yield Failure(failure_id=f"sample:{number}", kind=FailureKind.SAMPLE, disruptions=tuple(drawn))


def _stated(delays: Collection[Delay], kind: DelayKind, subject_id: str) -> Delay | None:
    """The delay that is stated of a subject: its own, or that of all."""
    of_kind = [delay for delay in delays if delay.kind is kind]
    own = [delay for delay in of_kind if delay.subject_id == subject_id]
    return next(iter([*own, *(delay for delay in of_kind if not delay.subject_id)]), None)


def _draw(
    situation: Situation, told: Disruption, of: tuple[DelayKind, Delay | None], dice: random.Random
) -> Iterator[Disruption]:
    """The disruption of one subject, or none; the same dice are thrown in both cases."""
    kind, delay = of
    chance, length, moment = dice.random(), dice.random(), dice.random()
    if delay is None or chance >= delay.chance:
        return
    days = max(1, math.ceil(-delay.mean_days * math.log(1.0 - length)))
    strikes = told.strikes
    if kind in {DelayKind.LINK, DelayKind.SITE}:
        settings = situation.settings
        first = settings.as_of_day
        day = first + int(moment * (settings.days - first))
        strikes = settings.date(max(first, day // DAYS_PER_WEEK * DAYS_PER_WEEK))
    yield Disruption(kind=KINDS[kind][1], subject_id=told.subject_id, strikes=strikes, days=days)
