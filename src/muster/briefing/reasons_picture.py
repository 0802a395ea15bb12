"""What the picture of a need's reasons says: which limits stand in its way together, and what would be enough."""

from muster.briefing.names import Names
from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE, Cause, NeedReasons
from muster.language import say
from muster.language.figures import quantity
from muster.language.labels import reason_words
from muster.language.reasons import cure_sentence, proof_sentence
from muster.pictures import JointRow, Joints


def reasons_joints(need: NeedReasons, names: Names) -> Joints:
    """Limits across, joint sets down, each with what it brings and its smallest cure."""
    row = names.situation.need_by_id[need.need_id]
    limits = [
        reason for reason in (*DOABLE, Reason.INCOMPLETE) if any(reason in _limits(cause) for cause in need.causes)
    ]
    words = "{item}: {units} of {wanted} come late" if need.is_late else "{item}: {units} of {wanted} are short"
    return Joints(
        title=say(words, item=names.item(row.item_id), units=quantity(need.units), wanted=quantity(row.quantity)),
        description=say(
            "A grid: limits across, sets of limits down. Full dots that are joined must be cured together; the bar is "
            "the share of what is missing that this brings; the words are the smallest change found that is enough."
        ),
        note=say(
            "Joined dots must be put right together; the bar is what that brings. {proof}", proof=proof_sentence(need)
        ),
        limits=tuple(reason_words(reason) for reason in limits),
        rows=tuple(
            JointRow(
                limits=frozenset(limits.index(reason) for reason in _limits(cause)),
                share=cause.units / need.units,
                words=cure_sentence(cause),
            )
            for cause in need.causes
        ),
        empty=say("No set of up to three limits was found whose cure would help."),
    )


def _limits(cause: Cause) -> list[Reason]:
    return [limit.reason for limit in cause.limits]
