"""Who may see a need, an offer or a site."""

from enum import StrEnum


class Release(StrEnum):
    """How far a fact is released, from the owner alone to everyone."""

    HIDDEN = "hidden"
    BANDED = "banded"
    PARTNERS = "partners"
    PUBLIC = "public"
