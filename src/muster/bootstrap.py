"""Set Muster up once for a run: its settings, its logging, its language and the machine it runs on."""

import logging
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from muster.language import speak
from muster.services.ports import Machine
from muster.settings import Settings, read_settings

_BYTES_PER_MB = 1_000_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What holds for one run of a front door."""

    settings: Settings
    machine: Machine
    cache: Path | None = None
    """Folder of the user's own for what is costly to compute again; absent where the system names none."""


class ThisMachine:
    """The computer that Muster runs on."""

    def seconds(self) -> float:
        """Seconds since some fixed moment; never runs backwards."""
        return time.monotonic()

    def today(self) -> date:
        """The day that it is where Muster runs."""
        return datetime.now().astimezone().date()

    def peak_mb(self) -> float:
        """Most memory that this process has held so far, in megabytes; 0 where the system does not tell."""
        try:
            import resource  # noqa: PLC0415 (only POSIX systems have it)
        except ImportError:
            return 0.0
        unit = 1.0 if sys.platform == "darwin" else 1024.0
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _BYTES_PER_MB


def set_up(environment: Mapping[str, str], folder: Path) -> Run:
    """A run with the settings of this environment and folder; logging and language are set for the whole process.

    Raises
    ------
    BadOptionError
        A setting with a value that means nothing.
    """
    settings = read_settings(environment, folder)
    _log(settings.log_level)
    speak(settings.language)
    return Run(settings=settings, machine=ThisMachine(), cache=cache_folder(environment))


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Where this system keeps the caches of a user, by the variables that say so; what is no whole path means none."""
    home = environment.get("HOME", "")
    usual = {"win32": environment.get("LOCALAPPDATA", ""), "darwin": f"{home}/Library/Caches"}
    for place in (environment.get("XDG_CACHE_HOME", ""), usual.get(sys.platform, f"{home}/.cache" if home else "")):
        if Path(place).is_absolute():
            return Path(place) / "muster" / "matching"
    return None


def _log(level: str) -> None:
    """Send what Muster logs from this level up to standard error, and only once."""
    logger = logging.getLogger("muster")
    logger.setLevel(level.upper())
    logger.propagate = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger.handlers = [handler]
