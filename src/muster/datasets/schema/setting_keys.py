"""The table `settings`: rows of a key and a value, and one column of the schema for what each key's value must be."""

from dataclasses import dataclass

from muster.datasets.schema.columns import first_day
from muster.datasets.schema.shape import Bounds, Column, Kind, Table
from muster.domain.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow(Row):
    """One key with its value as text."""

    key: str
    value: str = ""


SETTINGS_TABLE = Table(
    name="settings",
    noun=SettingRow,
    columns=(
        Column(name="key", kind=Kind.NAME, attribute="key", required=True),
        Column(name="value", kind=Kind.TEXT, attribute="value"),
    ),
)

SETTING_KEYS = (
    Column(name="dataset_version", kind=Kind.WHOLE, attribute="dataset_version", bounds=Bounds(least=1)),
    Column(name="start", kind=Kind.DATE, attribute="start", required=True),
    Column(name="days", kind=Kind.WHOLE, attribute="days", required=True, bounds=Bounds(least=1)),
    Column(name="as_of", kind=Kind.DATE, attribute="as_of", counted=True, written_out=first_day),
    Column(name="grace_days", kind=Kind.WHOLE, attribute="grace_days", counted=True, bounds=Bounds(least=0)),
    Column(name="recipient", kind=Kind.NAME, attribute="recipient"),
    Column(name="currency", kind=Kind.NAME, attribute="currency"),
    Column(name="max_in_training", kind=Kind.WHOLE, attribute="max_in_training", counted=True, bounds=Bounds(least=0)),
    Column(name="title", kind=Kind.TEXT, attribute="title"),
)
KEY_BY_NAME = {column.name: column for column in SETTING_KEYS}
