"""`python -m benchmarks.picturing`: draws the picture that the README shows, from a plan of the example."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from muster.briefing.coverage_picture import coverage_heatmap
from muster.briefing.drawn import WIDE
from muster.briefing.names import Names
from muster.datasets import read_dataset, read_plan
from muster.domain.coverage import cover_needs
from muster.domain.plan import Plan
from muster.domain.situation import Situation
from muster.pictures import Look, Theme, draw_heatmap


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    picture = picture_coverage(read_dataset(asked.dataset).situation, read_plan(asked.plan))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(picture, encoding="utf-8", newline="\n")


def picture_coverage(situation: Situation, plan: Plan) -> str:
    """Coverage as one SVG that stands alone, on light ground; it names neither places nor dates."""
    heatmap = coverage_heatmap(cover_needs(situation, plan), Names(situation))
    alone = replace(heatmap, description=heatmap.note)  # the page's own words speak of the table beside it
    return draw_heatmap(alone, Look(width=WIDE, theme=Theme.LIGHT, name="coverage")) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.picturing", description=__doc__)
    parser.add_argument("dataset", type=Path, help="the dataset")
    parser.add_argument("plan", type=Path, help="a plan of it")
    parser.add_argument("--out", type=Path, required=True, help="the picture, such as coverage.svg")
    return parser


if __name__ == "__main__":
    main()
