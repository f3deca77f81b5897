"""The command line."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carloan_desk import __version__


@dataclass(frozen=True)
class Arguments:
    """What was asked for on the command line."""

    demo: bool = False
    workspace: Path | None = None
    lang: str | None = None
    tour: Path | None = None
    smoke_test: bool = False
    today: date | None = None
    bench_first_paint: bool = False


def parse(argv: Sequence[str] | None = None) -> Arguments:
    """Read the command line; ``--help`` and bad arguments end the program."""
    words = sys.argv[1:] if argv is None else list(argv)
    if words in ([], ["--bench-first-paint"]):
        return Arguments(bench_first_paint=bool(words))  # the everyday start does not pay for a parser
    import argparse

    parser = argparse.ArgumentParser(prog="carloan-desk", description="The desk of a car-loan account manager.")
    parser.add_argument("--version", action="version", version=f"CarLoan Desk {__version__}")
    parser.add_argument("--demo", action="store_true", help="open an invented workspace, thrown away at exit")
    parser.add_argument(
        "--workspace", type=Path, metavar="DIR", help="folder of the workspace; with --demo the demo is kept there"
    )
    parser.add_argument("--lang", choices=["zh", "en"], help="language of the window")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="write pictures of every page of the demo, and end")
    parser.add_argument("--smoke-test", action="store_true", help="one walk in a temporary profile, and end")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DAY", help="the demo's present day")
    parser.add_argument("--bench-first-paint", action="store_true", help=argparse.SUPPRESS)
    return Arguments(**vars(parser.parse_args(words)))
