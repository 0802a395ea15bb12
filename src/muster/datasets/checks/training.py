"""Check courses and the people who may join them."""

from muster.datasets.checks.ids import check_ids
from muster.datasets.checks.references import check_references
from muster.datasets.draft import Draft
from muster.domain.findings import FindingCode


def check_courses(draft: Draft) -> None:
    """Report courses at unknown sites or of unknown partners, and starts that would end before the first one."""
    own = draft["courses"]
    check_ids(own)
    check_references(draft, "courses")
    start = draft.settings.start
    for number, course in own.items():
        if course.last_start is not None and course.last_start < course.first_start:
            values = {"found": course.last_start.isoformat(), "begin": course.first_start.isoformat()}
            own.report(FindingCode.ENDS_BEFORE_IT_BEGINS, number, "last_start", **values)
        if course.first_start < start:
            values = {"found": course.first_start.isoformat(), "start": start.isoformat()}
            own.report(FindingCode.BEFORE_START, number, "first_start", **values)


def check_trainees(draft: Draft) -> None:
    """Report people who are trained in nothing."""
    own = draft["trainees"]
    for number, pool in own.items():
        if pool.trained and not pool.qualification:
            own.report(FindingCode.TRAINED_IN_NOTHING, number, "qualification")
