"""Settings: environment over file over default, each checked."""

from pathlib import Path

import pytest

from muster.errors import BadOptionError
from muster.settings import Settings, read_settings, setting_names, variable


def test_without_anything_said_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path) == Settings()


def test_the_file_in_the_working_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "muster.toml").write_text('method = "greedy"\nseed = 7\ntime_limit = 60\n', encoding="utf-8")
    settings = read_settings({}, tmp_path)
    assert (settings.method, settings.seed, settings.time_limit) == ("greedy", 7, 60.0)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "muster.toml").write_text("seed = 7\n", encoding="utf-8")
    assert read_settings({"MUSTER_SEED": "8"}, tmp_path).seed == 8
    assert read_settings({"MUSTER_SEED": " "}, tmp_path).seed == 7


def test_another_file_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "muster.toml").write_text("seed = 7\n", encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text("seed = 9\n", encoding="utf-8")
    assert read_settings({"MUSTER_CONFIG": str(other)}, tmp_path).seed == 9


def test_a_named_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOptionError, match=r"nowhere\.toml cannot be read"):
        read_settings({"MUSTER_CONFIG": str(tmp_path / "nowhere.toml")}, tmp_path)


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "muster.toml").write_text("seed: 7\n", encoding="utf-8")
    with pytest.raises(BadOptionError, match="is not TOML"):
        read_settings({}, tmp_path)


@pytest.mark.parametrize(("key", "answer"), [("sede", "Is 'seed' meant?"), ("colour", "Settings are language, ")])
def test_a_key_that_is_no_setting_is_refused_with_the_nearest(tmp_path: Path, key: str, answer: str) -> None:
    (tmp_path / "muster.toml").write_text(f"{key} = 7\n", encoding="utf-8")
    with pytest.raises(BadOptionError, match=answer):
        read_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_level", "loud"),
        ("method", "magic"),
        ("optimality_gap", "1.5"),
        ("optimality_gap", "nan"),
        ("time_limit", "0"),
        ("status", "withdrawn"),
        ("seed", "-1"),
        ("seed", "1.5"),
    ],
)
def test_a_value_that_means_nothing_is_refused_with_its_place(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadOptionError, match=f"{variable(name)}: '{value}' was found"):
        read_settings({variable(name): value}, tmp_path)


@pytest.mark.parametrize("line", ["seed = true", "method = 3", 'language = ""', "time_limit = []"])
def test_a_value_of_the_wrong_kind_in_the_file_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "muster.toml").write_text(line, encoding="utf-8")
    with pytest.raises(BadOptionError, match="was expected"):
        read_settings({}, tmp_path)


def test_variables_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    assert read_settings({"MUSTER_PORT": "tcp://10.0.0.1"}, tmp_path) == Settings()
    assert "port" not in setting_names()
