"""What the pages of loads show: what came, what became of it, and what was different last time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.people import queries as people
from upheld.practice import faults, figures, keeping, mappings
from upheld.practice.benches import catalogue
from upheld.practice.faults import Fault
from upheld.practice.figures import Point
from upheld.practice.models import Load
from upheld.practice.states import LeftOut

from .rights import may_work

MOST_REASONS = 20
MOST_BEFORE = 30  # loads that are looked at for one to compare with


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A load in a list."""

    id: str
    source: str
    as_of: date
    loaded_on: date
    used: int
    rejected: int
    doubted: int


@dataclass(frozen=True, slots=True)
class TableLine:
    """How many rows one table has, and had in the load before of the same kind."""

    name: str
    about: str
    rows: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A measure before the last load and with it, for the same twelve months."""

    id: str
    name: str
    unit: str
    before: Point
    now: Point


@dataclass(frozen=True, slots=True)
class LoadPage:
    """One load with what became of its rows."""

    line: LoadLine
    by_post: str
    fingerprint: str
    files: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[TableLine, ...]
    before: LoadLine | None
    rejects: tuple[Fault, ...]
    doubts: tuple[Fault, ...]
    mapping: int | None  # the version with which it was read
    undecided: int  # headings and spellings that nobody has decided on
    replaced: bool  # whether a later reading of the same content stands in its place
    changed: tuple[Changed, ...]  # what the newest load did to the measures


def loads(*, actor: Actor) -> list[LoadLine]:
    """Every load, the newest first; none for whoever may not work with data."""
    if not may_work(actor=actor):
        return []
    return [line_of(row) for row in Load.objects.order_by("-as_of", "-loaded_at")]


def load(*, actor: Actor, id: str) -> Load | None:
    """The row that a command is given."""
    return Load.objects.filter(id=id).first() if may_work(actor=actor) else None


def load_page(*, actor: Actor, id: str) -> LoadPage | None:
    """One load, or nothing where it is not there for this person."""
    rows = Load.objects.select_related("mapping").filter(id=id)
    row = rows.first() if may_work(actor=actor) else None
    if row is None:
        return None
    kept = keeping.kept(id)
    before = _before(row)
    titles = people.post_titles([row.by_post_id]) if row.by_post_id else {}
    return LoadPage(
        line=line_of(row),
        by_post=titles.get(str(row.by_post_id), ""),
        fingerprint=" ".join(re.findall("." * 8, row.sha256)),
        files=tuple(name for name, _ in kept.files),
        notes=kept.notes,
        tables=_tables(id, before.id if before else None),
        before=line_of(before) if before else None,
        rejects=tuple(faults.of_load(id, LeftOut.REJECTS)[:MOST_REASONS]),
        doubts=tuple(faults.of_load(id, LeftOut.DOUBTS)[:MOST_REASONS]),
        mapping=row.mapping.number if row.mapping else None,
        undecided=len(mappings.still_open(row)),
        replaced=any(each.replaces == id for each in keeping.store().loads()),
        changed=tuple(_changed(row)),
    )


def _before(row: Load) -> Load | None:
    """The load before of the same kind: of local records, one that holds such a table too."""
    earlier = Load.objects.filter(source=row.source, as_of__lte=row.as_of).exclude(id=row.id)
    found = list(earlier.order_by("-as_of", "-loaded_at")[:MOST_BEFORE])
    tables = set(keeping.kept(row.id).tables)
    return next((one for one in found if tables & set(keeping.kept(one.id).tables)), None)


def left_out(*, actor: Actor, load: Load, kind: LeftOut) -> Iterator[str]:
    """Lines of CSV of what a load could not use; none for whoever may not work with data."""
    from upheld.practice.store.rejects import WITH_WORDS, as_csv  # noqa: PLC0415 -- large, see keeping

    if not may_work(actor=actor):
        return iter(())
    return as_csv(keeping.left_out(load.id, kind), WITH_WORDS)


def line_of(row: Load) -> LoadLine:
    """A load as lists show it."""
    from_day = day_of(row.loaded_at)
    return LoadLine(row.id, row.source, row.as_of, from_day, row.used, row.rejected, row.doubted)


def _tables(id: str, before: str | None) -> tuple[TableLine, ...]:
    from upheld.practice.standard import TABLES  # noqa: PLC0415 -- large, see keeping

    now = keeping.kept(id).tables
    then = keeping.kept(before).tables if before else {}
    return tuple(
        TableLine(
            name=name.replace("_", " "),
            about=TABLES[name].doc,
            rows=now[name].rows if name in now else 0,
            before=(then[name].rows if name in then else 0) if before else None,
        )
        for name in sorted({*now, *then})
    )


def _changed(row: Load) -> list[Changed]:
    """Measures that have another value since the newest load; nothing to say of older ones."""
    newest = Load.objects.latest("loaded_at")
    now, before = figures.glance_if_ready(), figures.before_the_last()
    if newest.loaded_at != row.loaded_at or now is None or before is None:
        return []
    found = []
    for measure in catalogue().main():
        after, earlier = now[measure.id].points, before[measure.id].points
        if after and earlier and after[-1].value != earlier[-1].value:
            unit = measure.unit.value
            found.append(Changed(measure.id, measure.name, unit, earlier[-1], after[-1]))
    return found
