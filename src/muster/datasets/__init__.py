"""The contract: folders and workbooks on one side, situations and plans on the other."""

from muster.datasets.canonical import canonical_form, dataset_sha256
from muster.datasets.change_reading import read_changes
from muster.datasets.delay_reading import read_delays
from muster.datasets.difference_writing import write_difference
from muster.datasets.open_folder import OpenFolder, open_folder, row_cells
from muster.datasets.plan_reading import read_plan
from muster.datasets.plan_writing import require_plan_place, write_plan
from muster.datasets.reading import DatasetReading, collector_at_rest, read_dataset
from muster.datasets.stress_journal import StressJournal
from muster.datasets.stress_reading import read_stress
from muster.datasets.stress_writing import require_stress_place, write_stress
from muster.datasets.writing import write_dataset

__all__ = [
    "DatasetReading",
    "OpenFolder",
    "StressJournal",
    "canonical_form",
    "collector_at_rest",
    "dataset_sha256",
    "open_folder",
    "read_changes",
    "read_dataset",
    "read_delays",
    "read_plan",
    "read_stress",
    "require_plan_place",
    "require_stress_place",
    "row_cells",
    "write_dataset",
    "write_difference",
    "write_plan",
    "write_stress",
]
