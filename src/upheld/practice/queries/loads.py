"""What the pages of loads show: what came, what became of it, and what was different last time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.people import queries as people
from upheld.practice import keeping, policy
from upheld.practice.models import Load
from upheld.practice.states import LeftOut

if TYPE_CHECKING:
    import pyarrow as pa

MOST_REASONS = 20
# An id, a day or a quoted word of one row: without them, like reasons are counted together.
OF_ONE_ROW = re.compile(r"“[^”]*”|\S*\d\S*?(?=[,.;:)]?(?:\s|$))")


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
class Reason:
    """Why something was left out, how often, and the first place to look."""

    column: str
    words: str
    times: int
    file: str
    row: int


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
    rejects: tuple[Reason, ...]
    doubts: tuple[Reason, ...]


def may_work(*, actor: Actor) -> bool:
    """Whether somebody may see children's data at all."""
    return policy.may_work_with_data(actor).allowed


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
    row = load(actor=actor, id=id)
    if row is None:
        return None
    kept = keeping.kept(id)
    earlier = Load.objects.filter(source=row.source, as_of__lte=row.as_of).exclude(id=id)
    before = earlier.order_by("-as_of", "-loaded_at").first()
    titles = people.post_titles([row.by_post_id])
    return LoadPage(
        line=line_of(row),
        by_post=titles.get(str(row.by_post_id), ""),
        fingerprint=" ".join(re.findall("." * 8, row.sha256)),
        files=tuple(name for name, _ in kept.files),
        notes=kept.notes,
        tables=_tables(id, before.id if before else None),
        before=line_of(before) if before else None,
        rejects=_reasons(keeping.left_out(id, LeftOut.REJECTS)),
        doubts=_reasons(keeping.left_out(id, LeftOut.DOUBTS)),
    )


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


def _reasons(findings: pa.Table) -> tuple[Reason, ...]:
    found: dict[tuple[str, str], Reason] = {}
    for each in findings.select(["file", "row", "column", "reason"]).to_pylist():
        column = each["column"] or ""
        key = (column, OF_ONE_ROW.sub("…", each["reason"]))
        times = found[key].times + 1 if key in found else 1
        first = found.get(key) or Reason(column, key[1], 1, each["file"], each["row"])
        found[key] = Reason(column, key[1], times, first.file, first.row)
    most = sorted(found.values(), key=lambda one: -one.times)
    return tuple(most[:MOST_REASONS])
