"""The timing of replanning does what it says, on a small dataset."""

from pathlib import Path

from benchmarks.generating import Size, generate
from benchmarks.replanning import replan_lines, timings
from muster.datasets import write_dataset, write_plan
from muster.planning import Method, PlanOptions, compute_plan


def test_every_event_is_planned_checked_and_told(tmp_path: Path) -> None:
    situation = generate(Size.XXS, 7)
    write_dataset(situation, tmp_path / "lists")
    write_plan(compute_plan(situation, PlanOptions(method=Method.GREEDY)), tmp_path / "plan")
    timed = list(timings(tmp_path / "lists", tmp_path / "plan"))
    assert {each.kind for each in timed} >= {"link closed", "offer withdrawn"}
    assert all(each.broken == 0 and each.plan_s >= 0.0 and 0.0 <= each.kept <= 1.0 for each in timed)
    assert len(list(replan_lines(tmp_path / "lists", tmp_path / "plan"))) == 2 + len({each.kind for each in timed})
