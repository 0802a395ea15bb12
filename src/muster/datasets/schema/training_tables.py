"""The tables of training: courses and trainees."""

from muster.datasets.schema.columns import NOT_NEGATIVE, day, first_day, id_, label, last_day, ref, whole, yes_no
from muster.datasets.schema.shape import Bounds, Column, Kind, Table
from muster.domain.training import Course, Trainees

COURSES = Table(
    name="courses",
    noun=Course,
    columns=(
        id_("course", "course_id"),
        label("qualification", required=True),
        ref("site", "site_id", "sites", required=False),
        ref("partner", "partner_id", "partners", required=False),
        whole(name="days", attribute="duration_days", required=True, bounds=Bounds(least=1)),
        whole(name="seats", attribute="seats", required=True, bounds=NOT_NEGATIVE),
        whole(name="notice_days", attribute="notice_days", counted=True, bounds=NOT_NEGATIVE),
        Column(name="first_start", kind=Kind.DATE, attribute="first_start", required=True),
        whole(name="every_days", attribute="every_days", counted=True, bounds=Bounds(least=1)),
        day(name="last_start", attribute="last_start", written_out=last_day),
    ),
)

TRAINEES = Table(
    name="trainees",
    noun=Trainees,
    keyed=False,
    columns=(
        label("qualification"),
        day(name="available_from", attribute="available_from", written_out=first_day),
        whole(name="people", attribute="people", required=True, bounds=NOT_NEGATIVE),
        yes_no("trained"),
    ),
)
