"""Files that change together: all of them, or none."""

from pathlib import Path

import pytest

from muster.errors import SheetError
from muster.sheets import landed_changes


def fill(folder: Path, *names: str) -> None:
    """Change these files of a folder."""
    with landed_changes(folder) as beside:
        for name in names:
            (beside / name).write_text("new", encoding="utf-8")


def test_files_and_folders_of_their_own_are_put_in_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    with landed_changes(tmp_path) as beside:
        (beside / "a.csv").write_text("new", encoding="utf-8")
        (beside / "deep").mkdir()
        (beside / "deep" / "b.txt").write_text("new", encoding="utf-8")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()} == {
        "a.csv": "new",
        "b.txt": "new",
    }


def test_where_one_cannot_be_put_in_its_place_all_stay_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    (folder / "z.csv").mkdir(parents=True)
    (folder / "z.csv" / "full").touch()
    (folder / "a.csv").write_text("old", encoding="utf-8")
    with pytest.raises(SheetError):
        fill(folder, "a.csv", "b.csv", "z.csv")
    assert (folder / "a.csv").read_text("utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "z.csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["lists"]


def test_what_goes_wrong_while_they_are_written_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    with pytest.raises(TypeError):
        fill(folder, "a.csv", None)  # type: ignore[arg-type]  # something that goes wrong
    assert list(folder.iterdir()) == []
