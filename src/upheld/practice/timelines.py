"""What the records say happened with one child, day by day, up to a day.

Read from the standard tables alone: each dated row that is about the child is one line. Takes no
actor: `queries` says who may ask, and keeps nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from upheld.practice import benches, keeping

if TYPE_CHECKING:
    from upheld.practice.standard import Field, Table

MOST_LINES = 2_000
_ENDS = ("_end_date", "_ceased_date", "_close_date", "_auth_date", "_changed_date")


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One dated row about the child. `until` is empty where it went on after the day asked for."""

    day: date
    until: date | None
    what: str
    said: tuple[tuple[str, str], ...]
    load: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything recorded about one child up to a day, oldest first, and the loads it is from.

    `cut` says that there was more than fits, and that the oldest were left out.
    """

    lines: tuple[TimelineLine, ...]
    loads: tuple[tuple[str, date], ...]
    cut: bool


def timeline(child: str, as_at: date) -> Timeline | None:
    """The timeline of a child by the council's local id; None where no load knows of the child."""
    from upheld.practice import standard  # noqa: PLC0415 -- large, see keeping

    loads = benches.recorded()
    picture = keeping.store().picture(loads=loads)
    found = [
        line
        for table in standard.TABLES.values()
        if table.person and table.name in picture
        for line in _lines(table, picture[table.name], child, as_at)
    ]
    if not found and not _is_known(picture, child):
        return None
    found.sort(key=lambda each: (each.day, each.what))
    used = {each.load for each in found}
    return Timeline(
        lines=tuple(found[-MOST_LINES:]),
        loads=tuple((each.id, each.as_of) for each in loads if each.id in used),
        cut=len(found) > MOST_LINES,
    )


def _lines(table: Table, paths: Any, child: str, as_at: date) -> Iterator[TimelineLine]:
    begins = _begins(table)
    if begins is None:
        return
    assert table.person is not None  # noqa: S101  Whoever calls has looked.
    for row in _rows(paths, table.person, child):
        day = row.get(begins.name)
        if day is not None and day <= as_at:
            yield TimelineLine(
                day=day,
                until=_until(table, row, as_at),
                what=table.doc,
                said=tuple(_said(table, row)),
                load=row.get("load_id") or "",
            )


def _begins(table: Table) -> Field | None:
    """The day by which a row stands in the timeline: the first that must be there, or the first."""
    days = [each for each in table.fields if each.kind == "date"]
    return next((each for each in days if each.required), days[0] if days else None)


def _until(table: Table, row: dict[str, Any], as_at: date) -> date | None:
    ends = [each.name for each in table.fields if each.name.endswith(_ENDS)]
    known = [row[name] for name in ends if row.get(name) is not None]
    return known[0] if known and known[0] <= as_at else None


def _said(table: Table, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Codes, flags and teams in the words of the declared schema; no name and no other id."""
    for each in table.fields:
        told = row.get(each.name)
        if told in {None, ""} or not (each.kind in {"code", "flag"} or _is_team(each)):
            continue
        yield each.doc, str(told)


def _is_team(field: Field) -> bool:
    return field.name.endswith("_team")


def _rows(paths: Any, person: str, child: str) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds  # noqa: PLC0415 -- large, see keeping

    files = ds.dataset([str(each) for each in paths])
    rows: list[dict[str, Any]] = files.to_table(filter=ds.field(person) == child).to_pylist()
    return rows


def _is_known(picture: Any, child: str) -> bool:
    return "person" in picture and bool(_rows(picture["person"], "pers_person_id", child))
