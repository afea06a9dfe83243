"""What each command of the `upheld` program does, once Django stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from django.core.management import execute_from_command_line

from upheld.jobs import files
from upheld.jobs import tick as clockwork
from upheld.ledger import export, publisher
from upheld.people import clock
from upheld.project import checking, demo, installing, reference, serving


def run(asked: argparse.Namespace) -> int | None:
    """Call what was asked for."""
    todo: dict[str, Callable[[argparse.Namespace], int | None]] = {
        "demo": demo.run,
        "init": installing.init,
        "createperson": installing.create_person,
        "serve": lambda a: serving.serve(workers=a.workers),
        "check": lambda _: checking.run(),
        "tick": lambda a: read_files() if a.files else tick(),
        "ledger": ledger,
        "docs": lambda a: reference.run(only_check=a.check),
        "manage": manage,
    }
    return todo[asked.command](asked)


def tick() -> int:
    """Do what is due, and say what was done."""
    for line in clockwork.tick(now=clock.now()):
        say(line)
    return 0


def read_files() -> int:
    """Read the files of children's data that wait, and say what became of each."""
    files.stand_back()
    for line in files.read_all():
        say(line)
    return 0


def ledger(asked: argparse.Namespace) -> int:
    """Publish or export the log."""
    if asked.ledger == "publish":
        made = publisher.publish(at=clock.now())
        say("Nothing was waiting." if made is None else f"Published {made.size} entries.")
        return 0
    export.export(asked.directory, on=clock.today())
    say(f"The log is in {asked.directory}. Check it with: upheld-verify {asked.directory}")
    return 0


def manage(asked: argparse.Namespace) -> None:
    """Hand the rest to Django."""
    execute_from_command_line(["upheld manage", *asked.rest])


def say(line: str) -> None:
    """Print one line for the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
