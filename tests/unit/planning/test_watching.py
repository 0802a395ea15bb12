"""Whether it is time to stop, where some of the time is kept for what follows."""

import pytest

from muster.planning.options import Watch, leaving


@pytest.mark.parametrize(("spent", "kept", "is_over"), [(0.79, 0.2, False), (0.81, 0.2, True), (0.7, 5.0, True)])
def test_time_is_over_earlier_by_the_share_that_is_kept(spent: float, kept: float, *, is_over: bool) -> None:
    assert leaving(Watch(spent=lambda: spent), kept).stop() is is_over


def test_no_more_than_two_fifths_are_kept() -> None:
    assert not leaving(Watch(spent=lambda: 0.59), 5.0).stop()


def test_without_a_limit_it_is_never_over_by_itself() -> None:
    assert not leaving(Watch(), 0.4).stop()
    assert leaving(Watch(stop=lambda: True), 0.0).stop()
