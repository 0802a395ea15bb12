"""Why one need is short or late: its causes with their cures, and what alone would not help."""

from datetime import date

from muster.domain.plan import Reason
from muster.domain.reasons import DOABLE, Cause, Confirmation, Limit, NeedReasons, NoHelp
from muster.explaining.cures import Curing
from muster.explaining.describing import limits_behind
from muster.explaining.joint_sets import JointSet, Questions, joint_sets
from muster.explaining.scene import TINY, Scene
from muster.planning.relaxing import Lack


def need_reasons(scene: Scene, lack: Lack) -> NeedReasons:
    """Reasons of one lack; none for what was to be there before the day of the picture: nothing cures that any more."""
    if lack.only_on_time and lack.wish.due < scene.situation.settings.as_of_day:
        return NeedReasons(
            need_id=lack.wish.need.need_id, units=lack.units, is_late=True, causes=(), is_past=True, is_proven=True
        )
    questions = Questions(scene, lack)
    curing = Curing(scene, lack, questions)
    causes = []
    for joint in sorted(joint_sets(questions, lack, scene.stop), key=how_doable):
        if scene.stop():
            break
        causes.append(_cause(scene, lack, joint, curing))
    return NeedReasons(
        need_id=lack.wish.need.need_id,
        units=lack.units,
        is_late=lack.only_on_time,
        causes=tuple(causes),
        no_help=_no_help(questions, causes),
        by_itself=questions.units(frozenset()),
        is_thorough=scene.is_small and not scene.stop(),
        is_proven=questions.smallest is not None,
    )


def how_doable(joint: JointSet) -> tuple[bool, list[int]]:
    """All that is lacking before a part of it; then the set whose hardest limit is the most doable."""
    return (not joint.is_full, sorted((DOABLE.index(reason) for reason in joint.limits), reverse=True))


def _cause(scene: Scene, lack: Lack, joint: JointSet, curing: Curing) -> Cause:
    is_proven = curing.questions.smallest is not None
    cure = curing.cure(joint)
    changes = cure.changes if cure else curing.read_off(joint)
    unconfirmed = Confirmation.WHOLE_SEARCH if joint.is_full and is_proven else Confirmation.SERVING_AGAIN
    return Cause(
        limits=limits_behind(scene, lack, joint.limits, changes),
        units=joint.units,
        is_full=joint.is_full,
        confirmed_by=Confirmation.CHECKED_PLAN if cure else unconfirmed,
        cure=cure,
    )


def _no_help(questions: Questions, causes: list[Cause]) -> tuple[NoHelp, ...]:
    """Limits whose absence alone brings nothing, with those that stand in the way besides."""
    base = questions.units(frozenset())
    told = []
    for reason in questions.limits:
        if questions.units(frozenset({reason})) > base + TINY:
            continue
        besides = next((_others(cause, reason) for cause in causes if _others(cause, reason)), ())
        told.append(NoHelp(reason=reason, besides=tuple(limit.reason for limit in besides), until=_until(besides)))
    return tuple(told)


def _others(cause: Cause, reason: Reason) -> tuple[Limit, ...]:
    """The other limits of a cause that a limit is part of; none where it is not."""
    if reason not in {limit.reason for limit in cause.limits}:
        return ()
    return tuple(limit for limit in cause.limits if limit.reason is not reason)


def _until(limits: tuple[Limit, ...]) -> date | None:
    """The day on which the last of some limits gives way by itself; None where one never does."""
    days = [subject.until for limit in limits for subject in limit.subjects]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
