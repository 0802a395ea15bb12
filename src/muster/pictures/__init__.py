"""Pictures as SVG, drawn here and nowhere else, the same for report, page and PDF."""

from muster.pictures.axis import Month
from muster.pictures.flow_map import FlowMap, MapFlow, MapSite, draw_map
from muster.pictures.heatmap import HeatCell, Heatmap, HeatRow, draw_heatmap
from muster.pictures.joints import JointRow, Joints, draw_joints
from muster.pictures.look import Look, Theme, picture_style
from muster.pictures.ranking import Rank, Ranking, draw_ranking
from muster.pictures.shifts import Shift, ShiftGroup, Shifts, draw_shifts
from muster.pictures.timeline import Bar, Timeline, TimelineGroup, TimelineRow, draw_timeline

__all__ = [
    "Bar",
    "FlowMap",
    "HeatCell",
    "HeatRow",
    "Heatmap",
    "JointRow",
    "Joints",
    "Look",
    "MapFlow",
    "MapSite",
    "Month",
    "Rank",
    "Ranking",
    "Shift",
    "ShiftGroup",
    "Shifts",
    "Theme",
    "Timeline",
    "TimelineGroup",
    "TimelineRow",
    "draw_heatmap",
    "draw_joints",
    "draw_map",
    "draw_ranking",
    "draw_shifts",
    "draw_timeline",
    "picture_style",
]
