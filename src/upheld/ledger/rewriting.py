"""Every night each table is laid down again in random order, so that no place says who came first.

A database keeps the order of arrival without being asked: SQLite in its rowids, PostgreSQL
in `ctid` and in `xmin`, the number of the transaction that wrote a row. Whoever reads it
beside a list of who was in the building would not need to open anything. So the rows of all
tables are taken out and put back in one transaction, in an order drawn anew, values and ids
unchanged; afterwards the database gives back what the old rows lay on.

Every table of ours takes part unless its model says in `lies_as_written` why it need not:
a new table cannot be forgotten. What this does not hide stands in the threat model.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection, models, transaction

from .guard import NOW_WRITING, REWRITING
from .models import Head

PATIENCE = 30  # seconds in which a moment is looked for when nobody is writing
BETWEEN_LOOKS = 0.25
LOCKED = "55P03"  # PostgreSQL's number for a lock that somebody else holds


def rewritten_on() -> date | None:
    """The day of the newest rewrite; None before the first."""
    head = Head.objects.first()
    return None if head is None else head.rewritten_on


def rewrite(*, on: date) -> bool:
    """Lay every table down again in random order. False where somebody was writing all the time.

    Nobody's work is refused for it: on PostgreSQL it waits outside until no table is in use,
    and whoever comes while it works waits a moment.
    """
    if not _rewrite_when_quiet(on):
        return False
    _give_back()
    even_out(Path(settings.UPHELD_FILES_DIR), on=on)
    return True


def tables() -> list[str]:
    """The tables that are laid down again: all of ours but those that say why not."""
    return sorted(
        model._meta.db_table for model in _ours() if not getattr(model, "lies_as_written", "")
    )


def even_out(folder: Path, *, on: date) -> None:
    """Give every new file in a folder the same time, and a new place on the disk.

    Files are copied in random order, so that neither their numbers nor the moments at which
    they were last touched say in which order they came.
    """
    moment = datetime.combine(on, clock_time.min, tzinfo=UTC).timestamp()
    fresh = [each for each in folder.rglob("*") if each.is_file() and not _is_even(each)]
    random.SystemRandom().shuffle(fresh)
    for path in fresh:
        copy = path.with_name(f"{path.name}.even")
        shutil.copyfile(path, copy)
        copy.chmod(path.stat().st_mode & 0o777)
        with copy.open("rb") as file:
            os.fsync(file.fileno())
        os.utime(copy, (moment, moment))
        copy.replace(path)


def _ours() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("upheld.") and not model._meta.proxy:
            yield model


def _is_even(path: Path) -> bool:
    return path.stat().st_mtime % (24 * 60 * 60) == 0


def _rewrite_when_quiet(on: date) -> bool:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _rewrite(on)
        except OperationalError as no:
            if getattr(no.__cause__, "sqlstate", None) != LOCKED:
                raise
            if time.monotonic() > until:
                return False
            time.sleep(BETWEEN_LOOKS)
        else:
            return True


def _rewrite(on: date) -> None:
    token = NOW_WRITING.set(REWRITING)
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            for statement in _statements():
                cursor.execute(statement)
            Head.objects.update(rewritten_on=on)
    finally:
        NOW_WRITING.reset(token)


def _statements() -> Iterator[str]:
    named = [connection.ops.quote_name(each) for each in tables()]
    if connection.vendor == "postgresql":
        # All at once or not at all: whoever waits for a lock while holding another may deadlock
        # with a reporter who is sending. Reading goes on meanwhile.
        yield f"LOCK TABLE {', '.join(named)} IN EXCLUSIVE MODE NOWAIT"
        yield "SET CONSTRAINTS ALL DEFERRED"
        yield from (_anew_on_postgresql(each) for each in named)
    else:
        yield "PRAGMA defer_foreign_keys = ON"
        for each in named:
            yield from _anew_on_sqlite(each)


def _anew_on_postgresql(table: str) -> str:
    return (
        f"WITH taken AS (DELETE FROM {table} RETURNING *) "  # noqa: S608  Our names.
        f"INSERT INTO {table} SELECT * FROM taken ORDER BY gen_random_uuid()"
    )


def _anew_on_sqlite(table: str) -> Iterator[str]:
    yield f"CREATE TEMP TABLE taken AS SELECT * FROM {table}"  # noqa: S608  Our names.
    yield f"DELETE FROM {table}"  # noqa: S608
    # The order is drawn over the numbers alone: sorting whole rows would carry every sealed body.
    # It is drawn into a table, since SQLite passes over the order of a question inside another.
    yield "CREATE TEMP TABLE drawn AS SELECT rowid AS place FROM taken ORDER BY randomblob(16)"
    yield (
        f"INSERT INTO {table} SELECT taken.* FROM drawn "  # noqa: S608
        "CROSS JOIN taken ON taken.rowid = drawn.place ORDER BY drawn.rowid"
    )
    yield "DROP TABLE taken"
    yield "DROP TABLE drawn"


def _give_back() -> None:
    """Give back what the old rows lay on. Only outside a transaction can a database do it."""
    if connection.in_atomic_block:  # a test that will be rolled back
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            named = ", ".join(connection.ops.quote_name(each) for each in tables())
            cursor.execute(f"VACUUM {named}")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the journal kept the order too
