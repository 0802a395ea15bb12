"""Checks of rows against each other, in the order in which one row may leave out another."""

from collections.abc import Callable

from muster.datasets.checks.catalogue import check_alternatives, check_items, check_packages
from muster.datasets.checks.exchange import check_funds, check_needs, check_offers, check_partners
from muster.datasets.checks.lists import check_earmarks, check_permits
from muster.datasets.checks.network import check_closures, check_links, check_sites
from muster.datasets.checks.plausibility import check_quantities, check_reach
from muster.datasets.checks.requests import check_requests
from muster.datasets.checks.training import check_courses, check_trainees
from muster.datasets.draft import Draft

CHECKS: tuple[Callable[[Draft], None], ...] = (
    check_partners,
    check_items,
    check_sites,
    check_funds,
    check_alternatives,
    check_packages,
    check_links,
    check_courses,
    check_trainees,
    check_offers,
    check_needs,
    check_requests,
    check_earmarks,
    check_permits,
    check_closures,
    check_quantities,
    check_reach,
)


def check_draft(draft: Draft) -> None:
    """Run every check; rows that are wrong leave the draft, and each finding is kept in its table."""
    for check in CHECKS:
        check(draft)
