"""`python -m benchmarks`."""

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.generating import Size, generate
from muster.datasets import read_dataset


def test_a_dataset_is_written_by_size_and_seed(tmp_path: Path) -> None:
    main(["generate", "XXS", "--seed", "3", "--out", str(tmp_path / "three")])
    assert read_dataset(tmp_path / "three").situation == generate(Size.XXS, 3)


def test_without_time_only_the_heading_and_the_explanation_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--minutes", "0"])
    printed = capsys.readouterr().out
    assert printed.startswith("size")
    assert "XS" not in printed
