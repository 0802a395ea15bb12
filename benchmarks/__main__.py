"""`python -m benchmarks`: prints the table; `python -m benchmarks generate`: writes one dataset."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generating import Size, generate
from benchmarks.ladder import climb
from benchmarks.table import lines
from muster.datasets import write_dataset


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    if asked.command == "generate":
        write_dataset(generate(asked.size, asked.seed), asked.out)
        return
    for line in lines(climb(asked.minutes, asked.seed)):
        print(line.rstrip(), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="time for all sizes together (default 5)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the datasets (default 0)")
    generating = parser.add_subparsers(dest="command").add_parser("generate", help="write one dataset")
    generating.add_argument("size", type=Size, metavar="SIZE", help=" ".join(Size))
    generating.add_argument("--seed", type=int, default=0, help="default 0")
    generating.add_argument("--out", type=Path, required=True, help="a folder, or a workbook whose name ends in .xlsx")
    return parser


if __name__ == "__main__":
    main()
