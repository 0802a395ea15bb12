"""`python -m benchmarks.intake` prints the figures of intake; `train` after it trains the weights of names again."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.intake.matching import matching_lines, speed_lines
from benchmarks.intake.reading import intake_speed_lines, table_lines
from benchmarks.intake.training import write_weights

DATA = Path(__file__).parents[3] / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    if asked.command == "train":
        write_weights(asked.cache)
        return
    if not asked.data.is_dir():
        raise SystemExit(f"{asked.data}: the public data is not here. Name its folder with --data.")
    with TemporaryDirectory() as folder:
        cache = asked.cache or Path(folder)
        parts = (
            table_lines(asked.data.parent),
            matching_lines(asked.data, cache),
            speed_lines(asked.data, Path(folder) / "cold"),
            intake_speed_lines(_made(Path(folder) / "books")),
        )
        for lines in parts:
            for line in lines:
                print(line, flush=True)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the public data (default: beside us)")
    parser.add_argument("--cache", type=Path, help="folder to keep vectors in from run to run (default: none)")
    parser.add_argument("command", nargs="?", choices=("figures", "train"), default="figures")
    return parser


if __name__ == "__main__":
    main()
