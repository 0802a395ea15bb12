"""Ids in a sentence: a few are named, the rest counted."""

from collections.abc import Iterable

from muster.language import say

MOST_NAMED = 3  # ids named in one sentence


def named(ids: Iterable[str]) -> str:
    """Up to three ids, and how many more there are."""
    listed = list(dict.fromkeys(ids))
    rest = len(listed) - MOST_NAMED
    text = ", ".join(listed[:MOST_NAMED])
    return say("{named} and {count} more", named=text, count=rest) if rest > 0 else text
