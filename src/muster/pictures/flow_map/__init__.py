"""The map of sites and what flows between them."""

from muster.pictures.flow_map.content import FlowMap, MapFlow, MapSite
from muster.pictures.flow_map.drawing import draw_map

__all__ = ["FlowMap", "MapFlow", "MapSite", "draw_map"]
