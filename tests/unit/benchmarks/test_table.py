"""The table of what was measured."""

import pytest

from benchmarks.generating import Size
from benchmarks.ladder import BEST, Rung
from benchmarks.measuring import Measurement, Quality, Unfinished
from benchmarks.table import growth, lines, times_best

NOTHING = (0.0, 0.0, 0.0, 0.0)


def _took(size: Size, cpu_s: float, quality: Quality | None = None) -> Rung:
    return Rung(size=size, step="read", outcome=Measurement(cpu_s=cpu_s, wall_s=1.0, peak_mb=50.0, quality=quality))


def test_a_step_that_takes_ten_times_as_long_for_ten_times_the_needs_grows_with_exponent_one() -> None:
    # XS has 100 needs, M has 1,000.
    assert growth(_took(Size.M, 30.0), _took(Size.XS, 3.0)) == pytest.approx(1.0)


def test_there_is_no_growth_without_a_size_before() -> None:
    assert growth(_took(Size.XS, 3.0), None) is None


def test_there_is_no_growth_from_what_did_not_end() -> None:
    assert growth(_took(Size.S, 3.0), Rung(size=Size.XS, step="read", outcome=Unfinished("out of time"))) is None


def test_there_is_no_growth_from_less_than_a_clock_can_tell() -> None:
    assert growth(_took(Size.S, 3.0), _took(Size.XS, 0.001)) is None


def test_a_line_tells_the_value_and_the_gap_of_each_priority() -> None:
    printed = "\n".join(lines([_took(Size.XS, 3.0, Quality(value=(3.0, *NOTHING), bound=(4.0, *NOTHING)))]))
    assert "3.00 (25.00 %)  0.00 (0.00 %)" in printed


def test_a_line_tells_what_did_not_end_and_why() -> None:
    printed = list(lines([Rung(size=Size.XS, step="read", outcome=Unfinished("out of time"))]))
    assert any("XS" in line and line.endswith("out of time") for line in printed)


def _best(size: Size, cpu_s: float) -> Rung:
    return Rung(size=size, step=BEST, outcome=Measurement(cpu_s=cpu_s, wall_s=1.0, peak_mb=50.0))


def test_a_step_is_set_beside_the_best_plan_of_the_same_size_alone() -> None:
    assert times_best(_took(Size.S, 30.0), _best(Size.S, 2.0)) == pytest.approx(15.0)
    assert times_best(_took(Size.S, 30.0), _best(Size.XS, 2.0)) is None


def test_a_line_tells_the_weighted_total_of_values_without_a_bound() -> None:
    printed = "\n".join(lines([_took(Size.XS, 3.0, Quality(value=(2.0, 1.0, 0.0, 0.0, 1.0)))]))
    assert "2103.0  2.00  1.00  0.00  0.00  1.00" in printed


def test_what_was_not_done_in_time_is_told_as_at_least_so_much() -> None:
    capped = _took(Size.XS, 300.0, Quality(value=(), is_capped=True))
    printed = "\n".join(lines([_best(Size.XS, 10.0), capped]))
    assert "≥ 300.00" in printed
    assert "≥ 30.00" in printed
    assert growth(_took(Size.S, 900.0), capped) is None
