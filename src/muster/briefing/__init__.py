"""Plans and datasets as pages of tables: one file, no script, no network."""

from muster.briefing.dataset_page import render_dataset
from muster.briefing.plan_page import render_plan
from muster.briefing.rendering import SIGNATURE

__all__ = ["SIGNATURE", "render_dataset", "render_plan"]
