"""The command `simulate` of `upheld practice`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from upheld.practice.simulate.scenario import SCENARIOS
from upheld.project.practice_saying import refuse, say, say_json

FORMATS = "ssd, ssd-csv, annex-a, cin, 903"


def describe(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command and its arguments."""
    told = "; ".join(f"{name}: {each.about}" for name, each in SCENARIOS.items())
    verb = commands.add_parser(
        "simulate",
        help="make the data of a council that never was, with known faults planted",
        description="Makes the history of a council that never was and writes it in the sector's "
        "own formats, with truth.json saying what was planted where. The same seed gives the same "
        f"bytes. Every file says that it is synthetic. Scenarios: {told}",
    )
    verb.add_argument("scenario", metavar="SCENARIO", choices=list(SCENARIOS))
    verb.add_argument("--children", type=int, default=10_000, help="how many (10000)")
    _day(verb, "--from", "first", date(2018, 4, 1), "first day (2018-04-01)")
    _day(verb, "--to", "last", date(2022, 3, 31), "last day, as the files see it (2022-03-31)")
    verb.add_argument("--seed", type=int, default=1, help="a whole number (1)")
    verb.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    verb.add_argument("--format", dest="formats", default="ssd", help=f"some of {FORMATS} (ssd)")
    verb.add_argument(
        "--as-at",
        dest="pictures",
        type=date.fromisoformat,
        action="append",
        default=[],
        metavar="DATE",
        help="write what was known on this day, instead of on the last; repeatable, a folder for "
        "each: loads that follow one another",
    )
    verb.add_argument("--json", action="store_true", help="answer in JSON")
    verb.set_defaults(run=_simulate)


def _day(verb: argparse.ArgumentParser, flag: str, name: str, day: date, about: str) -> None:
    verb.add_argument(
        flag, dest=name, type=date.fromisoformat, default=day, metavar="DATE", help=about
    )


def _simulate(asked: argparse.Namespace) -> int:
    # Only this command needs the writers of workbooks, which are slow to import.
    from upheld.practice.simulate.run import Asked, NotPossibleHere, simulate  # noqa: PLC0415

    formats = tuple(word.strip() for word in asked.formats.split(","))
    wanted = Asked(
        asked.scenario, asked.children, asked.first, asked.last, asked.seed, asked.out, formats,
        tuple(asked.pictures),
    )  # fmt: skip
    try:
        made = simulate(wanted, _progress if sys.stderr.isatty() else lambda done, of: None)
    except NotPossibleHere as refusal:
        return refuse(str(refusal), as_json=asked.json)
    files = sorted(str(path.relative_to(made)) for path in made.rglob("*") if path.is_file())
    if asked.json:
        say_json({"synthetic": True, "out": str(made), "files": files})
    else:
        say(f"{len(files)} files of synthetic data in {made}; see truth.json.")
    return 0


def _progress(done: int, of: int) -> None:
    sys.stderr.write(f"\r{done:,} of {of:,} children" + ("\n" if done == of else ""))
