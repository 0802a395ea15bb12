"""What is told of a lack, in the terms in which the judge is asked about it."""

from muster.domain.plan import Plan, Reason
from muster.domain.reasons import DOABLE, NeedReasons
from muster.domain.situation import Situation
from muster.explaining.joint_sets import Questions
from muster.explaining.scene import Scene
from muster.planning.relaxing import Lack
from tests.oracle.curing import Limits
from tests.oracle.finding import find

LEAST_SHARE = 1e-4  # of a need's quantity: what solving leaves over is no lack


def optimal(situation: Situation, *, time_limit_s: float) -> Plan:
    """The best plan, which keeps every promise."""
    found = find(situation, time_limit_s=time_limit_s)
    assert found.broken == ()
    assert found.optimum.proven
    return found.plan


def lacks_of(scene: Scene) -> list[Lack]:
    """What needs lack, the most urgent first."""
    return [lack for lack in scene.lacks() if lack.units > LEAST_SHARE * lack.wish.quantity]


def full_sets(reasons: NeedReasons) -> list[Limits]:
    """Sets of limits that are said to cure all."""
    return [
        frozenset(Reason.NO_OFFER if limit.reason is Reason.INCOMPLETE else limit.reason for limit in cause.limits)
        for cause in reasons.causes
        if cause.is_full
    ]


def asked_about(scene: Scene, lack: Lack) -> set[Reason]:
    """Limits that are asked about: a missing route only where one is missing."""
    return set(DOABLE) - ({Reason.NO_ROUTE} - set(Questions(scene, lack).limits))
