"""`python -m benchmarks`: prints the table; `generate`, `limits` and `replan` after it do one thing each."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.comparing import hold_to_limits
from benchmarks.generating import Size, generate
from benchmarks.generating.sizes import MEASURED
from benchmarks.ladder import climb
from benchmarks.replanning import replan_lines
from benchmarks.table import lines
from muster.datasets import write_dataset


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    asked = _parser().parse_args(arguments)
    if asked.command == "generate":
        write_dataset(generate(asked.size, asked.seed), asked.out)
        return
    if asked.command == "replan":
        for line in replan_lines(asked.dataset, asked.plan):
            print(line, flush=True)
        return
    if asked.command == "limits":
        _print_limits(asked.seed)
        return
    for line in lines(climb(asked.minutes, asked.seed, asked.sizes)):
        print(line.rstrip(), flush=True)


def _print_limits(seed: int) -> None:
    """Print what reading and comparing take at full size; end with 1 where a limit is missed."""
    missed = False
    for line, kept in hold_to_limits(seed):
        print(line, flush=True)
        missed |= not kept
    if missed:
        raise SystemExit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="time for all sizes together (default 5)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the datasets (default 0)")
    parser.add_argument(
        "--sizes", type=Size, nargs="+", default=list(MEASURED), metavar="SIZE", help="only these (default: all)"
    )
    commands = parser.add_subparsers(dest="command")
    limits = commands.add_parser("limits", help="read and compare 20,000 needs and 100,000 offers, against limits")
    limits.add_argument("--seed", type=int, default=0, help="default 0")
    renewing = commands.add_parser("replan", help="make a plan good again after one event or another")
    renewing.add_argument("dataset", type=Path)
    renewing.add_argument("plan", type=Path, help="a plan of it, made before")
    generating = commands.add_parser("generate", help="write one dataset")
    generating.add_argument("size", type=Size, metavar="SIZE", help=" ".join(Size))
    generating.add_argument("--seed", type=int, default=0, help="default 0")
    generating.add_argument("--out", type=Path, required=True, help="a folder, or a workbook whose name ends in .xlsx")
    return parser


if __name__ == "__main__":
    main()
