"""Generated datasets: the same for the same seed, of the size asked for, and free of errors."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.generating import Size, generate
from benchmarks.generating.demand import tonnes_wanted
from benchmarks.generating.sizes import MEASURED
from benchmarks.generating.transport import HUB_THROUGHPUT
from muster.datasets import read_dataset, write_dataset
from muster.domain.findings import Severity
from muster.domain.places import SiteKind
from muster.domain.situation import Situation


@pytest.fixture(scope="module")
def small() -> Situation:
    return generate(Size.S, 7)


def test_the_same_seed_gives_the_same_dataset() -> None:
    assert generate(Size.XXS, 5) == generate(Size.XXS, 5)


def test_another_seed_gives_another_dataset() -> None:
    assert generate(Size.XXS, 5) != generate(Size.XXS, 6)


@pytest.mark.parametrize("seed", range(30))
def test_a_generated_dataset_is_written_and_read_without_an_error(seed: int, tmp_path: Path) -> None:
    _expect_no_error(generate(Size.XXS, seed), tmp_path)


def test_a_larger_dataset_is_written_and_read_without_an_error(small: Situation, tmp_path: Path) -> None:
    _expect_no_error(small, tmp_path)


def test_a_dataset_for_tests_is_tiny() -> None:
    for seed in range(50):
        situation = generate(Size.XXS, seed)
        assert 5 <= len(situation.needs) <= 12
        assert 10 <= len(situation.offers) <= 30
        assert 8 <= len(situation.sites) <= 12
        assert 30 <= situation.settings.days <= 80


def test_a_measured_dataset_has_the_size_that_it_is_named_for(small: Situation) -> None:
    dimensions = MEASURED[Size.S]
    assert len(small.needs) == dimensions.needs
    assert len(small.offers) == dimensions.offers
    assert len(small.sites) == dimensions.sites
    assert len(small.links) == dimensions.links
    assert len(small.partners) == dimensions.partners
    assert len({course.qualification for course in small.courses}) == dimensions.qualifications


def test_sizes_grow() -> None:
    for smaller, larger in pairwise(MEASURED.values()):
        assert larger.needs > smaller.needs
        assert larger.offers > smaller.offers


def test_hubs_cannot_take_all_that_is_asked_for() -> None:
    # In smaller datasets the heaviest unit, which a hub should be able to take, outweighs a hub's share.
    large = generate(Size.L, 7)
    limits = [site.handling_t_per_week for site in large.sites if site.kind is SiteKind.HUB]
    weekly = tonnes_wanted(large) / large.settings.weeks
    assert sum(limit or weekly for limit in limits) == pytest.approx(HUB_THROUGHPUT * weekly, rel=0.3)


def test_every_handover_site_can_be_reached_from_every_depot(small: Situation) -> None:
    for depot in (site for site in small.sites if site.kind is SiteKind.DEPOT):
        reached = _reached(small, depot.site_id)
        assert all(site.site_id in reached for site in small.sites if site.kind is SiteKind.HANDOVER)


def _expect_no_error(situation: Situation, folder: Path) -> None:
    write_dataset(situation, folder)
    reading = read_dataset(folder)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []
    assert reading.situation == situation


def _reached(situation: Situation, origin: str) -> set[str]:
    """Sites that can be reached from one, whatever is carried."""
    reached, fresh = {origin}, [origin]
    while fresh:
        here = fresh.pop()
        onward = {link.destination_id for link in situation.links if link.origin_id == here} - reached
        reached |= onward
        fresh += onward
    return reached
