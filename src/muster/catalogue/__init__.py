"""The starting catalogue: what coalitions send, with masses, supply classes and names in seven languages."""

from muster.catalogue.reading import LANGUAGES, starting_entries, starting_items, starting_rows

__all__ = ["LANGUAGES", "starting_entries", "starting_items", "starting_rows"]
