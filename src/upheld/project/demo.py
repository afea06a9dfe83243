"""`upheld demo`: tell the worked example on this machine, and serve it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from upheld.examples import practice, southwater
from upheld.examples.cast import Cast
from upheld.examples.southwater.story import LAST_DAY
from upheld.examples.southwater.told import Told
from upheld.ledger import queries as ledger
from upheld.practice import background
from upheld.project import installing, serving

WARNING = "This is an example. Nobody in it is real. Do not put a real concern into it."
SECOND_FACTOR = "The second factor is off in this example, and only in an example."


class CannotTell(SystemExit):
    """The demo will not touch what it finds. The message says what to do."""


def run(asked: argparse.Namespace) -> int:
    """Tell the story unless it has been told, print whom to sign in as, and serve."""
    if asked.fresh:
        _throw_away()
    if not _story_file().exists():
        _tell()
        if not asked.no_serve:
            _begin_again()
    _require_tables_of_today()
    _print(json.loads(_story_file().read_text()))
    if not asked.no_serve:
        serving.collect_static_files()  # which may have changed since the story was told
        background.start()  # the measures of the example, while its first pages are read
        serving.become_gunicorn()
    return 0


def _begin_again() -> None:
    """Be a new process from here on, so that web workers are forked from one that told nothing.

    The story prints papers, and what prints them (Typst) keeps threads. A worker that is forked
    after that has none of them, and would wait for them for ever when somebody asks for a PDF.
    """
    sys.stdout.flush()
    connections.close_all()
    os.execv(sys.argv[0], [sys.argv[0], "demo"])  # noqa: S606  The same program again.


def _require_tables_of_today() -> None:
    """Refuse to serve a story whose tables an earlier version made: its pages would break."""
    made = MigrationExecutor(connections["default"])
    if made.migration_plan(made.loader.graph.leaf_nodes()):
        raise CannotTell(
            "The example here was told by another version of Upheld.\n"
            "Throw it away and tell it again: .venv/bin/upheld demo --fresh"
        )


def _story_file() -> Path:
    return Path(settings.VAR) / "demo.json"


def _begun_file() -> Path:
    return Path(settings.VAR) / "demo.begun"


def _throw_away() -> None:
    """Remove an earlier demo, and nothing that is not one."""
    if _story_file().exists() or _begun_file().exists():
        connections.close_all()
        if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
            call_command("migrate", verbosity=0)
            _empty_postgresql()
        for path in sorted(Path(settings.VAR).iterdir()):
            if path.name != "keys":
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _empty_postgresql() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    connections.close_all()


def _tell() -> None:
    """Make the tables and tell the story; a story that was cut off is begun again."""
    if _begun_file().exists():
        _throw_away()
    elif _has_tables():
        raise CannotTell(
            "There is a database here that is not a demo, so it stays as it is.\n"
            "Choose another folder: UPHELD_VAR=/some/where upheld demo"
        )
    Path(settings.VAR).mkdir(parents=True, exist_ok=True, mode=0o700)
    _begun_file().write_text("A demo is being made here.\n")
    installing.prepare()
    cast, told = southwater.tell(_name_chapter)
    _name_chapter("practice")
    loaded = told.at(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day)
    practice.load_simulated(cast, loaded)
    southwater.pin_what_the_data_said(cast, loaded)
    told.close_the_day()
    made = _story_file().with_suffix(".new")
    made.write_text(json.dumps(_as_told(cast, told), indent=2) + "\n")
    made.chmod(0o600)
    made.rename(_story_file())
    _begun_file().unlink()


def _name_chapter(chapter: str) -> None:
    sys.stdout.write(f"Telling: {chapter}\n")
    sys.stdout.flush()


def _has_tables() -> bool:
    return MigrationRecorder(connections["default"]).has_table()


def _as_told(cast: Cast, told: Told) -> dict[str, Any]:
    """What other programs need to drive the demo."""
    newest = ledger.checkpoint()
    return {
        "url": _address(),
        "warning": WARNING,
        "second_factor": SECOND_FACTOR,
        "people": [
            {
                "slug": each.slug,
                "post": each.title,
                "email": each.email,
                "password": each.password,
                "unlock": each.unlock,
                "home": each.home,
            }
            for each in cast.members.values()
            if each.signs_in
        ],
        "receipts": told.receipts,
        "open_for_you": told.open_for_you,
        "checkpoint": newest.text if newest else "",
    }


def _address() -> str:
    return f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"


def _print(told: dict[str, Any]) -> None:
    for line in _lines(told):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"Upheld, with the worked example Southwater, on {_address()}"
    yield WARNING
    yield SECOND_FACTOR
    yield ""
    yield "Sign in as (post, e-mail, password), then unlock with the six words below it:"
    for each in told["people"]:
        yield f"  {each['post']}"
        yield f"      {each['email']}   {each['password']}   -> {each['home']}"
        yield f"      {each['unlock']}"
    yield ""
    yield f"Come back as a reporter on {_address()}/speak-up/return with a receipt:"
    for what, words in told["receipts"].items():
        yield f"  {what}:"
        yield f"      {words}"
    yield ""
    if told["open_for_you"]:
        yield "Left open for you to do:"
        for line in told["open_for_you"]:
            yield f"  - {line}"
    yield ""
    yield f"The same is in {_story_file()}. Stop with Ctrl+C."
