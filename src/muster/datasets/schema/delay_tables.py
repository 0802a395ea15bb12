"""The table of delays from which random samples are drawn."""

from muster.datasets.schema.columns import POSITIVE, SHARE, choice, label, number
from muster.datasets.schema.shape import Table
from muster.domain.delays import Delay, DelayKind

DELAYS_TABLE = Table(
    name="delays",
    noun=Delay,
    keyed=False,
    columns=(
        choice("kind", DelayKind, required=True),
        label("id", "subject_id"),
        number(name="chance", attribute="chance", bounds=SHARE, required=True),
        number(name="mean_days", attribute="mean_days", bounds=POSITIVE, required=True),
    ),
)
