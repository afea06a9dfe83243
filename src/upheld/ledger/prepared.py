"""Questions that every page asks: Django writes their SQL once, and then only the values change.

Of finding a row by its key the database took a tenth of the time; writing the same SQL again
took most of the rest. What is kept is SQL alone: never a value, and never an answer.

    _IN_POST = Prepared(lambda post: Tenure.objects.filter(post_id=post).select_related("post"))
    _IN_POST(some_id)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=models.Model)
Value = UUID | str | int | date | Sequence[UUID]

MOST_LISTED = 32  # values in a list; the SQL of a longer one is not worth keeping


class Prepared(Generic[M]):
    """A question for rows of one model. A list among the values is one for `__in`."""

    def __init__(self, make: Callable[..., models.QuerySet[M]]) -> None:
        self._make = make
        self._written: dict[tuple[int, ...], _Written[M]] = {}

    def __call__(self, *values: Value) -> list[M]:
        """The rows for these values."""
        lengths = tuple(len(each) if isinstance(each, list) else -1 for each in values)
        if 0 in lengths or max(lengths, default=0) > MOST_LISTED:
            return list(self._make(*values))
        if lengths not in self._written:
            self._written[lengths] = _write(self._make, lengths)
        return self._written[lengths].ask(values)

    def first(self, *values: Value) -> M | None:
        """The first of them, or None."""
        found = self(*values)
        return found[0] if found else None


class _Gap(Expression):
    """Where a value will stand: the first, the second, or one of a list."""

    def __init__(self, *place: int) -> None:
        super().__init__(output_field=models.Field())
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, values: Sequence[Any]) -> Any:
        value = values[self.place[0]]
        return value[self.place[1]] if len(self.place) > 1 else value


@dataclass(frozen=True, slots=True)
class _Written(Generic[M]):
    """One question as SQL, and how its answers become rows."""

    alias: str
    sql: str
    params: tuple[Any, ...]
    converters: tuple[tuple[int, Any, Any], ...]
    populators: Any
    model: type[M]
    columns: slice
    names: tuple[str, ...]

    def ask(self, values: Sequence[Any]) -> list[M]:
        connection = connections[self.alias]
        filled = [
            _as_stored(each.filled(values), connection) if isinstance(each, _Gap) else each
            for each in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            found = cursor.fetchall()
        return [self._row(list(each), connection) for each in found]

    def _row(self, found: list[Any], connection: Any) -> M:
        for place, converters, column in self.converters:
            for convert in converters:
                found[place] = convert(found[place], column, connection)
        row = self.model.from_db(self.alias, self.names, found[self.columns])
        for each in self.populators:
            each.populate(found, row)
        return row


def _write(make: Callable[..., models.QuerySet[M]], lengths: tuple[int, ...]) -> _Written[M]:
    """Let Django write the SQL, and keep what turns the answer into rows, as it does itself."""
    # In the list of a foreign key Django takes no expressions, so that ids stand in for them.
    listed = {place: [uuid4() for _ in range(each)] for place, each in enumerate(lengths)}
    gaps = {id: _Gap(place, each) for place, ids in listed.items() for each, id in enumerate(ids)}
    asked = make(*(listed[place] or _Gap(place) for place in range(len(lengths))))
    compiler: Any = asked.query.get_compiler(using=asked.db)
    sql, params = compiler.as_sql()
    stood = {_as_stored(id, compiler.connection): gap for id, gap in gaps.items()}
    selected = [each for each, _sql, _alias in compiler.select]
    converters = compiler.get_converters(selected)
    fields = compiler.klass_info["select_fields"]
    columns = slice(fields[0], fields[-1] + 1)
    related: Any = get_related_populators
    return _Written(
        alias=asked.db,
        sql=sql,
        params=tuple(_gap_of(each, stood) for each in params),
        converters=tuple((place, *each) for place, each in converters.items()),
        populators=related(compiler.klass_info, compiler.select, asked.db),
        model=asked.model,
        columns=columns,
        names=tuple(each.target.attname for each in selected[columns]),
    )


def _gap_of(param: Any, stood: dict[Any, _Gap]) -> Any:
    return stood.get(param, param) if isinstance(param, UUID | str) else param


def _as_stored(value: Any, connection: Any) -> Any:
    """A value as this database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
