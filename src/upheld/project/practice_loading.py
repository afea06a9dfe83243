"""The commands `load`, `loads`, `rejects`, `mapping` and `normalise` of `upheld practice`."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from upheld.practice.readers.findings import SeveralLoads
from upheld.practice.readers.normaliser import mapping, normalise
from upheld.practice.readers.sources import WORDS
from upheld.practice.store import Load, Store, Told, load
from upheld.practice.store.proposals import proposal
from upheld.practice.store.rejects import as_csv
from upheld.project.practice_saying import none_yet, say, say_json

MANY = 100_000  # spellings that are remembered: a council's file repeats a few thousand
LINES_AT_ONCE = 1000  # of a file; a person who types is answered line by line
ALREADY = "This was loaded before, as {}. Nothing was changed."
LOADING = "load a file or a folder into the store"
LOAD = """\
Finds out what it was given (Annex A, Standard Safeguarding Dataset, CIN or workforce census XML,
SSDA903, local records) and keeps it, hashed and dated. The same content twice changes nothing."""
REJECTS = "print the rows that could not be used, with reasons, as CSV"
MAPPING = "print a mapping to confirm: what a load did not understand"
MAPPED = """\
Prints headings and spellings of a load that were not understood, with what is likely, as a file for
`load --mapping`. Go through it: nothing counts before that. null means that it stays open."""
NORMALISE = "say which official code each spelling on standard input stands for"
NORMALISING = """\
Reads one spelling a line, prints one JSON object a line: value, code, how. The code is null where
it is not sure."""
AN_ID = "the id of a load, or how it begins"
EVERY = 0.5  # seconds between two words of progress


def describe(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    _load(commands.add_parser("load", parents=[shared], help=LOADING, description=LOAD))
    loads = commands.add_parser("loads", parents=[shared], help="list what has been loaded")
    loads.add_argument("--council", metavar="NAME")
    loads.set_defaults(run=run_loads)
    rejects = commands.add_parser("rejects", parents=[shared], help=REJECTS)
    rejects.add_argument("load", metavar="LOAD", help=AN_ID)
    rejects.add_argument(
        "--doubts", action="store_true", help="print values that were left empty or are odd"
    )
    rejects.set_defaults(run=run_rejects)
    mapped = commands.add_parser("mapping", parents=[shared], help=MAPPING, description=MAPPED)
    mapped.add_argument("load", metavar="LOAD", help=AN_ID)
    mapped.set_defaults(run=run_mapping)
    normalising = commands.add_parser(
        "normalise", parents=[shared], help=NORMALISE, description=NORMALISING
    )
    normalising.add_argument("column", metavar="COLUMN", help="such as Ethnicity, or 'list 8: LA'")
    normalising.set_defaults(run=run_normalise)


def _load(loading: argparse.ArgumentParser) -> None:
    loading.add_argument("path", type=Path, metavar="PATH")
    loading.add_argument("--council", metavar="NAME", help="whose data it is")
    loading.add_argument(
        "--as-of",
        type=datetime.date.fromisoformat,
        metavar="DATE",
        help="the day on which it is true, such as 2025-03-31 (default: what the file says)",
    )
    loading.add_argument(
        "--mapping", type=Path, metavar="FILE", help="headings and spellings that were confirmed"
    )
    loading.set_defaults(run=run_load)


def run_load(asked: argparse.Namespace) -> int:
    """Load, and report. A folder with several days is loaded day by day."""
    told = Told(
        # The house's clock needs a database; a store on somebody's own machine has none.
        at=datetime.datetime.fromtimestamp(int(time.time()), datetime.UTC),
        council=asked.council,
        as_of=asked.as_of,
        mapping=mapping.read(asked.mapping) if asked.mapping else mapping.Mapping(),
        progress=Progress(),
    )
    try:
        loads = [load(asked.path, Store(asked.store), told)]
    except SeveralLoads as several:
        if asked.as_of or not several.paths:
            raise
        loads = [load(path, Store(asked.store), told) for path in several.paths]
    for made, new in loads:
        if asked.json:
            say_json({"new": new, **made.as_json()})
            continue
        if not new:
            say(ALREADY.format(made.id))
        for line in report(made):
            say(line)
    return 0


def report(made: Load) -> list[str]:
    """The load report in words."""
    lines = [
        f"Load {made.id}: {WORDS[made.source]} of {made.council}, true on {made.as_of}.",
        f"{made.used} rows used, {made.rejected} rejected, {made.doubted} values doubted.",
    ]
    lines += [f"  {name}: {stored.rows}" for name, stored in made.tables.items()]
    lines += [f"Note: {note}" for note in made.notes]
    if made.doubted:
        lines.append(f"Propose a mapping with: upheld practice mapping {made.id}")
    if made.rejected or made.doubted:
        more = " --doubts" if not made.rejected else ""
        lines.append(f"See them with: upheld practice rejects {made.id}{more}")
    return lines


def run_loads(asked: argparse.Namespace) -> int:
    """List the loads."""
    store = Store(asked.store)
    loads = store.loads(asked.council)
    for made in loads:
        if asked.json:
            say_json(made.as_json())
        else:
            say(
                f"{made.id}  {made.as_of}  {made.source:8}  {made.council}  {made.used} rows, "
                f"{made.rejected} rejected, {made.doubted} doubted"
            )
    if not loads and not asked.json:
        say(none_yet(store, asked.council))
    return 0


def run_rejects(asked: argparse.Namespace) -> int:
    """Print rejects or doubts."""
    store = Store(asked.store)
    found = store.doubts(asked.load) if asked.doubts else store.rejects(asked.load)
    if asked.json:
        for row in found.to_pylist():
            say_json(row)
        return 0
    for line in as_csv(found):
        sys.stdout.write(line)
    return 0


def run_mapping(asked: argparse.Namespace) -> int:
    """Print a mapping for a person to confirm."""
    told = proposal(Store(asked.store), asked.load)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 0


def run_normalise(asked: argparse.Namespace) -> int:
    """Answer for each spelling."""
    column = normalise.column(asked.column)

    @lru_cache(maxsize=MANY)
    def told(line: str) -> str:
        answer = normalise.answer(column, line.rstrip("\r\n"))
        plain = {"value": answer.value, "code": answer.code, "how": answer.how}
        return json.dumps(plain, ensure_ascii=False) + "\n"

    at_once = 1 if sys.stdin.isatty() else LINES_AT_ONCE
    while lines := list(islice(sys.stdin, at_once)):
        sys.stdout.write("".join(map(told, lines)))
    return 0


class Progress:
    """Words of progress on standard error, where somebody looks on."""

    def __init__(self) -> None:
        """Begin."""
        self._last = 0.0
        self._watched = sys.stderr.isatty()

    def __call__(self, what: str, rows: int) -> None:
        """Say what is being done, twice a second at most."""
        now = time.monotonic()
        if self._watched and now - self._last > EVERY:
            self._last = now
            sys.stderr.write(f"\r{what}: {rows:,} rows ")
            sys.stderr.flush()
