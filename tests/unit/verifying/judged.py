"""Short words for what the verifier says of a plan."""

from muster.domain.plan import Plan
from muster.domain.promises import PromiseCode
from muster.domain.situation import Situation
from muster.verifying import verify


def codes(situation: Situation, plan: Plan) -> list[str]:
    """Codes of the promises that a plan breaks, each as often as it is broken."""
    return sorted(promise.code.value for promise in verify(situation, plan))


def found(situation: Situation, plan: Plan, code: PromiseCode) -> list[str]:
    """What was found wherever a plan breaks one promise."""
    return [dict(promise.values)["found"] for promise in verify(situation, plan) if promise.code is code]
