"""Find the known name that is nearest to an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches

CLOSE = 0.6
LONGEST = 80


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like `name`, whatever the case and the blanks; empty where none is near."""
    plain = {_plain(each): each for each in known}
    close = get_close_matches(_plain(name[:LONGEST]), list(plain), n=1, cutoff=CLOSE)
    return plain[close[0]] if close else ""


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")
