"""The settings of a run: what Muster does when nobody says otherwise on the command line.

Each setting is looked for in the environment (`MUSTER_SEED=7`), then in a TOML file (`seed = 7`), then here. The file
is `muster.toml` in the working folder, or the one that `MUSTER_CONFIG` names.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from math import isfinite
from pathlib import Path

from muster.errors import BadOptionError
from muster.language import say

CONFIG_FILE = "muster.toml"
CONFIG_VARIABLE = "MUSTER_CONFIG"
PREFIX = "MUSTER_"

LOG_LEVELS = ("debug", "info", "warning", "error")
METHODS = ("best", "greedy")
STATUSES = ("committed", "pledged", "offered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for a run: `optimality_gap` is a fraction, `time_limit` is seconds (absent means none)."""

    language: str = "en"
    log_level: str = "warning"
    method: str = "best"
    optimality_gap: float = 0.01
    time_limit: float | None = None
    status: str = "offered"
    seed: int = 0


def read_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """Settings from the environment and the file that `folder` or `MUSTER_CONFIG` holds.

    Raises
    ------
    BadOptionError
        A value that means nothing, a key of the file that is no setting, or a file that cannot be read.
    """
    found = _from_file(environment, folder) | _from_environment(environment)
    values = {name: _understand(name, value, place) for name, (value, place) in found.items()}
    return Settings(**values)  # type: ignore[arg-type] # each parser gives the type of its field


def setting_names() -> tuple[str, ...]:
    """Name of every setting, as the file spells it."""
    return tuple(field.name for field in fields(Settings))


def variable(name: str) -> str:
    """Name of the environment variable of a setting."""
    return PREFIX + name.upper()


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[object, str]]:
    given = ((name, variable(name)) for name in setting_names())
    return {name: (environment[key], key) for name, key in given if environment.get(key, "").strip()}


def _from_file(environment: Mapping[str, str], folder: Path) -> dict[str, tuple[object, str]]:
    named = environment.get(CONFIG_VARIABLE, "").strip()
    path = Path(named) if named else folder / CONFIG_FILE
    if not named and not path.is_file():
        return {}
    table = _parse(path)
    for key in table:
        if key not in setting_names():
            raise BadOptionError(_unknown(key, path))
    return {key: (value, say("{key} in {path}", key=key, path=path)) for key, value in table.items()}


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadOptionError(
            say(
                "The settings file {path} cannot be read ({reason}). Name another one in {variable}, or unset it.",
                path=path,
                reason=error.strerror or error,
                variable=CONFIG_VARIABLE,
            )
        ) from error
    except ValueError as error:
        raise BadOptionError(say("The settings file {path} is not TOML: {reason}.", path=path, reason=error)) from error


def _unknown(key: str, path: Path) -> str:
    near = get_close_matches(key, setting_names(), n=1)
    if near:
        return say("{path}: '{key}' is not a setting. Is '{near}' meant?", path=path, key=key, near=near[0])
    known = ", ".join(setting_names())
    return say("{path}: '{key}' is not a setting. Settings are {known}.", path=path, key=key, known=known)


def _understand(name: str, value: object, place: str) -> object:
    """Value of a setting as its field wants it."""
    read, expected = _READERS[name]
    try:
        return read(value)
    except (TypeError, ValueError) as error:
        raise BadOptionError(
            say("{place}: '{value}' was found, {expected} was expected.", place=place, value=value, expected=expected)
        ) from error


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        word = _word(value).lower()
        if word not in words:
            raise ValueError
        return word

    return read


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise TypeError
    number = float(value)
    if not isfinite(number):
        raise ValueError
    return number


def _fraction(value: object) -> float:
    number = _number(value)
    if not 0.0 <= number <= 1.0:
        raise ValueError
    return number


def _above_zero(value: object) -> float:
    number = _number(value)
    if number <= 0.0:
        raise ValueError
    return number


def _whole(value: object) -> int:
    number = _number(value)
    if number < 0 or number != int(number):
        raise ValueError
    return int(number)


_READERS: Mapping[str, tuple[Callable[[object], object], str]] = {
    "language": (_word, "a language tag such as en or uk"),
    "log_level": (_one_of(*LOG_LEVELS), "one of debug, info, warning, error"),
    "method": (_one_of(*METHODS), "best or greedy"),
    "optimality_gap": (_fraction, "a fraction from 0 to 1"),
    "time_limit": (_above_zero, "a number of seconds above 0"),
    "status": (_one_of(*STATUSES), "one of committed, pledged, offered"),
    "seed": (_whole, "a whole number from 0"),
}
