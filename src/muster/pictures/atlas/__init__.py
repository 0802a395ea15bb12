"""Land and borders of the world, made from third-party data when the project is built."""

from muster.pictures.atlas.land import Atlas, load_atlas

__all__ = ["Atlas", "load_atlas"]
