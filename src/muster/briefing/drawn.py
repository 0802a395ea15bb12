"""Draw each picture of a page twice: for a wide screen and for a narrow one."""

from collections.abc import Callable
from typing import TypeVar

from muster.briefing.page import Picture
from muster.pictures import Look

Content = TypeVar("Content")
WIDE, NARROW = 896.0, 288.0
"""Px: beside the contents on a laptop, and what 320 px leave between their margins."""


def drawn(name: str, draw: Callable[[Content, Look], str], content: Content) -> Picture:
    """A picture whose colours come from the page's style sheet."""
    wide, narrow = f"{name}-wide", f"{name}-narrow"
    return Picture(
        name=name,
        wide=draw(content, Look(width=WIDE, name=wide, styled=False)),
        narrow=draw(content, Look(width=NARROW, name=narrow, styled=False)),
    )
