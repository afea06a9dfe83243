"""Rows laid down and changed with SQL that is written once for each table.

Django writes the same INSERT again for every row; on a reporter's page that took longer than
the database took to carry it out. The values are made by Django's own fields, so that what is
stored is what `save()` would store. The guard at the connection sees these statements like all
others. No signal is sent: nobody in this house listens to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DatabaseError, connections, models, router

M = TypeVar("M", bound=models.Model)


def lay(row: M) -> M:
    """Insert one new row, and give it back."""
    lay_all([row])
    return row


def lay_all(rows: Sequence[M]) -> None:
    """Insert new rows of one table, in one statement."""
    if not rows:
        return
    model = type(rows[0])
    connection = _connection_of(model)
    fields = model._meta.local_concrete_fields
    values = [[_stored(field, row, connection, add=True) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        if len(values) == 1:
            cursor.execute(_insert(model, connection.alias), values[0])
        else:
            cursor.executemany(_insert(model, connection.alias), values)
    for row in rows:
        state = row._state  # noqa: SLF001  Documented by Django.
        state.adding, state.db = False, connection.alias


def change(row: models.Model, *names: str) -> None:
    """Write these fields of a row that is there. Raises `DatabaseError` where it has gone."""
    model = type(row)
    connection = _connection_of(model)
    fields = [model._meta.get_field(each) for each in names]
    values = [_stored(field, row, connection, add=False) for field in fields]
    key = model._meta.pk.get_db_prep_value(row.pk, connection, prepared=False)
    with connection.cursor() as cursor:
        cursor.execute(_update(model, names, connection.alias), [*values, key])
        if cursor.rowcount != 1:
            raise DatabaseError(f"A row of {model._meta.db_table} is no longer here.")


def _connection_of(model: type[models.Model]) -> Any:
    return connections[router.db_for_write(model)]


def _stored(field: Any, row: models.Model, connection: Any, *, add: bool) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add), connection=connection)


@cache
def _insert(model: type[models.Model], alias: str) -> str:
    quote = connections[alias].ops.quote_name
    columns = [quote(str(each.column)) for each in model._meta.local_concrete_fields]
    marks = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  Our own names.


@cache
def _update(model: type[models.Model], names: tuple[str, ...], alias: str) -> str:
    quote = connections[alias].ops.quote_name
    fields: list[Any] = [model._meta.get_field(each) for each in names]
    told = ", ".join(f"{quote(str(each.column))} = %s" for each in fields)
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"UPDATE {table} SET {told} WHERE {key} = %s"  # noqa: S608  Our own names.
