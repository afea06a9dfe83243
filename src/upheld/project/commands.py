"""What each command of the `upheld` program does, once Django stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.core.management import execute_from_command_line

from upheld.ledger import export, publisher
from upheld.people import clock


def run(asked: argparse.Namespace) -> int | None:
    """Call what was asked for."""
    todo: dict[str, Callable[[argparse.Namespace], int | None]] = {
        "demo": lambda a: _of("project.demo").run(a),
        "init": lambda a: _of("project.installing").init(a),
        "createperson": lambda a: _of("project.installing").create_person(a),
        "serve": lambda a: _of("project.serving").serve(workers=a.workers),
        "check": lambda _: _of("project.checking").run(),
        "tick": lambda a: read_files() if a.files else tick(),
        "ledger": ledger,
        "docs": lambda a: _of("project.reference").run(only_check=a.check),
        "manage": manage,
    }
    return todo[asked.command](asked)


def _of(module: str) -> Any:
    # Each command imports what it needs when it is called: all rooms together take seconds, which
    # nobody should wait for who only asks whether something is missing.
    return import_module(f"upheld.{module}")


def tick() -> int:
    """Do what is due, and say what was done."""
    for line in _of("jobs.tick").tick(now=clock.now()):
        say(line)
    return 0


def read_files() -> int:
    """Read the files of children's data that wait, and say what became of each."""
    files = _of("jobs.files")
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
