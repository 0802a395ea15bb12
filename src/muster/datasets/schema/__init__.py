"""The contract's tables and columns, declared once; reading, writing and the canonical form all follow them."""

from muster.datasets.schema.dataset_tables import DATASET_TABLES, REQUIRED_TABLES, TABLES_BY_NAME
from muster.datasets.schema.plan_tables import PLAN_TABLES
from muster.datasets.schema.setting_keys import KEY_BY_NAME, SETTING_KEYS, SETTINGS_TABLE, SettingRow
from muster.datasets.schema.shape import REMARKS, Bounds, Column, Kind, Table

__all__ = [
    "DATASET_TABLES",
    "KEY_BY_NAME",
    "PLAN_TABLES",
    "REMARKS",
    "REQUIRED_TABLES",
    "SETTINGS_TABLE",
    "SETTING_KEYS",
    "TABLES_BY_NAME",
    "Bounds",
    "Column",
    "Kind",
    "SettingRow",
    "Table",
]
