"""The tables of a dataset, in the contract's order."""

from muster.datasets.schema.catalogue_tables import ALTERNATIVES, ITEMS, PACKAGES
from muster.datasets.schema.exchange_tables import FUNDS, NEEDS, OFFERS, PARTNERS
from muster.datasets.schema.network_tables import CLOSURES, LINKS, PERMITS, SITES
from muster.datasets.schema.training_tables import COURSES, TRAINEES

DATASET_TABLES = (
    ITEMS,
    ALTERNATIVES,
    PACKAGES,
    SITES,
    LINKS,
    CLOSURES,
    PERMITS,
    PARTNERS,
    NEEDS,
    OFFERS,
    FUNDS,
    COURSES,
    TRAINEES,
)
TABLES_BY_NAME = {table.name: table for table in DATASET_TABLES}
REQUIRED_TABLES = ("settings", "items", "sites", "links", "needs", "offers")
