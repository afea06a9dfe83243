"""The reference pages, made from the code so that they cannot say anything else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import upheld
from upheld.kernel import calendar
from upheld.ledger.command import COMMANDS
from upheld.ledger.events import EVENTS
from upheld.practice.measures import spelled, spelling
from upheld.project import practice_reference

FOLDER = Path("docs/reference")
MADE = "<!-- Made by `upheld docs` from the code. Do not edit. -->\n\n"


def run(*, only_check: bool) -> int:
    """Write the pages, or say which are stale. The answer is the exit code."""
    stale = []
    by_rule = sorted(calendar.bank_holidays_by_rule(calendar.KEPT_YEARS))
    written = {FOLDER / name: text for name, text in pages().items()}
    written[calendar.KEPT] = "".join(f"{day}\n" for day in by_rule)
    for path, text in written.items():
        if path.exists() and path.read_text() == text:
            continue
        stale.append(path.name)
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if not spelled.fresh():
        stale.append(spelled.KNOWN.name)
        if not only_check:
            spelled.KNOWN.write_text(spelling.written(), encoding="utf-8")
    if only_check and stale:
        sys.stdout.write(f"Stale: {', '.join(stale)}. Run `make docs`.\n")
        return 1
    return 0


def pages() -> dict[str, str]:
    """Every page by its file name."""
    load_rooms()
    return {
        "who-may-what.md": MADE + "\n".join(_who_may_what()) + "\n",
        "events.md": MADE + "\n".join(_events()) + "\n",
        "states.md": MADE + "\n".join(_states()) + "\n",
        "measures.md": MADE + "\n".join(practice_reference.lines()) + "\n",
    }


def load_rooms() -> None:
    """Import every module of every room, so that the registries are full."""
    for found in pkgutil.walk_packages(upheld.__path__, "upheld."):
        parts = found.name.split(".")
        if "migrations" not in parts and parts[1] not in {"project", "web", "examples"}:
            importlib.import_module(found.name)


def sentence(thing: object) -> str:
    """The first paragraph of what something promises, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def _who_may_what() -> Iterator[str]:
    yield "# Who may do what\n"
    yield "Every change to anything goes through one of these commands; each asks its policy.\n"
    room = ""
    for name, known in sorted(COMMANDS.items()):
        if known.room != room:
            room = known.room
            yield f"\n## {room}\n\n| command | what it does | who may |\n|---|---|---|"
        yield f"| `{name}` | {sentence(known.run)} | {sentence(known.policy)} |"


def _events() -> Iterator[str]:
    yield "# Events\n"
    yield "| event | what happened | opens | discharges |\n|---|---|---|---|"
    for name, event in sorted(EVENTS.items()):
        opens = ", ".join(each.kind for each in event.opens)
        discharges = ", ".join(each.kind for each in event.discharges)
        yield f"| `{name}` | {sentence(event)} | {opens} | {discharges} |"


def _states() -> Iterator[str]:
    yield "# States and the moves between them\n"
    for room, title, moves in _tables_of_moves():
        yield f"\n## {room}: {title}\n\n| from | to |\n|---|---|"
        for before, after in moves.items():
            then = ", ".join(sorted(after)) or "nothing more"
            yield f"| {before} | {then} |"


def _tables_of_moves() -> Iterator[tuple[str, str, dict[StrEnum, frozenset[StrEnum]]]]:
    for found in pkgutil.walk_packages(upheld.__path__, "upheld."):
        if found.name.rsplit(".", 1)[-1] != "states":
            continue
        module = importlib.import_module(found.name)
        for table in vars(module).values():
            if isinstance(table, dict) and table and _is_moves(table):
                yield found.name.split(".")[1], type(next(iter(table))).__name__, table


def _is_moves(table: dict[object, object]) -> bool:
    return all(
        isinstance(before, StrEnum) and isinstance(after, frozenset)
        for before, after in table.items()
    )
