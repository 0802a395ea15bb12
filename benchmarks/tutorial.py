"""`python -m benchmarks.tutorial`: draws the pictures of the tutorial "When things change", by walking through it."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import muster
from benchmarks.picturing import picture_coverage
from muster.briefing.difference_picture import difference_shifts, difference_title
from muster.briefing.drawn import WIDE
from muster.briefing.names import Names
from muster.briefing.reasons_picture import reasons_joints
from muster.domain.situation import Situation
from muster.language import say
from muster.pictures import Look, Theme, draw_joints, draw_shifts
from muster.services.renew_plan import Replanned

NEED = "M-R155-dec1"
STEPS = (
    ("november", date(2022, 11, 16), "contact-group-2022-11-16.changes.csv", "Five weeks of pledges"),
    ("december", date(2022, 12, 1), "contact-group-2022-12-01.changes.csv", "Without German rail for ammunition"),
    ("ships", date(2022, 12, 5), "contact-group-2022-12-01.ships.changes.csv", "With a ship a week instead"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures(asked.examples):
        (asked.out / f"{name}.svg").write_text(picture + "\n", encoding="utf-8", newline="\n")


def pictures(examples: Path) -> Iterator[tuple[str, str]]:
    """Each picture with its name, in the order of the tutorial."""
    dataset = muster.read(examples / "contact-group-2022-10")
    plan = muster.plan(dataset)
    for name, as_of, changes, heading in STEPS:
        made = muster.replan(dataset, plan, as_of, examples / changes)
        yield name, picture_difference(made, heading, name)
        dataset, plan = made.reading, made.plan
    (need,) = (each for each in muster.explain(dataset, plan, need=NEED).needs[:1])
    yield "why-short", draw_joints(reasons_joints(need, Names(dataset.situation)), _look("why-short"))
    yield "after", picture_coverage(dataset.situation, plan).rstrip("\n")


def picture_difference(made: Replanned, heading: str, name: str) -> str:
    """What differs, as one SVG that stands alone."""
    situation = made.reading.situation
    title = say("{heading}: {found}", heading=heading, found=difference_title(made.difference))
    return draw_shifts(difference_shifts(made.difference, _best(situation), Names(situation), title), _look(name))


def _best(situation: Situation) -> tuple[float, ...]:
    """What each priority would be worth if all its needs were met on time, from 1 to 5."""
    best = [0.0] * 5
    for need in situation.needs:
        best[need.priority - 1] += need.quantity * situation.unit_worth(need)
    return tuple(best)


def _look(name: str) -> Look:
    return Look(width=WIDE, theme=Theme.LIGHT, name=name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tutorial", description=__doc__)
    parser.add_argument("--examples", type=Path, default=Path("examples"), help="the folder of the examples")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the pictures")
    return parser


if __name__ == "__main__":
    main()
