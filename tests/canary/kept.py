"""Everything that is kept: rows of every table, files, settings and the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections


def rows() -> Iterator[tuple[str, bytes]]:
    """Every value of every row of every table, of ours or not, in every database."""
    for alias in connections:
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                quoted = connections[alias].ops.quote_name(table)
                cursor.execute(f"SELECT * FROM {quoted}")  # noqa: S608  The name is the database's.
                for row in cursor.fetchall():
                    for value in row:
                        yield f"{alias}.{table}", as_bytes(value)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file: databases with their journals, keys, the log, temporary files."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def surroundings() -> Iterator[tuple[str, bytes]]:
    """The settings and the environment."""
    for name in dir(settings):
        yield f"settings.{name}", as_bytes(getattr(settings, name, ""))
    for name, value in os.environ.items():
        yield f"environment {name}", value.encode()


def as_bytes(value: object) -> bytes:
    """A value as it might be looked through."""
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode("utf-8", "surrogatepass")
