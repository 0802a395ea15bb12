"""`python -m benchmarks.picturing`."""

from pathlib import Path

import muster
from benchmarks.picturing import main
from muster.datasets import write_dataset, write_plan
from tests.unit.pictures.drawings import tree
from tests.worlds import item, link, need, offer, world


def test_the_picture_stands_alone_and_is_light(tmp_path: Path) -> None:
    lists = world(items=[item(category="energy")], needs=[need()], offers=[offer()], links=[link()])
    write_dataset(lists, tmp_path / "lists")
    write_plan(muster.plan(muster.read(tmp_path / "lists"), method="greedy"), tmp_path / "plan")
    main([str(tmp_path / "lists"), str(tmp_path / "plan"), "--out", str(tmp_path / "new" / "coverage.svg")])
    drawn = (tmp_path / "new" / "coverage.svg").read_text(encoding="utf-8")
    assert "The one need is covered in full and on time" in drawn
    assert 'class="mp-' not in drawn
    assert tree(drawn).tag.endswith("svg")
