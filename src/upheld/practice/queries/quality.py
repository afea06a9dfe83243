"""How far the data can be trusted: what was left out of all loads, and what cannot be measured."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Actor
from upheld.practice import faults, figures, keeping
from upheld.practice.benches import catalogue
from upheld.practice.figures import Point
from upheld.practice.models import Load
from upheld.practice.states import LeftOut

from .rights import may_work

MOST = 60


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One kind of file over its loads: how many rows were used and how many not."""

    source: str
    loads: int
    used: int
    rejected: int
    doubted: int


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One reason over all loads of a source: where, how often, and in which loads."""

    source: str
    kind: str
    file: str
    column: str
    words: str
    times: int
    first: date
    last: date
    load: str  # the latest with it


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """A measure of the data themselves."""

    id: str
    name: str
    unit: str
    latest: Point | None
    because: str


@dataclass(frozen=True, slots=True)
class QualityPage:
    """Everything that is known against the data."""

    sources: tuple[SourceLine, ...]
    faults: tuple[FaultLine, ...]
    more: int
    measures: tuple[OwnMeasure, ...]
    lacking: tuple[OwnMeasure, ...]  # what this data cannot answer
    is_ready: bool


def quality_page(*, actor: Actor) -> QualityPage | None:
    """What stands against the data, or nothing for whoever may not work with them."""
    if not may_work(actor=actor):
        return None
    replaced = {each.replaces for each in keeping.store().loads()}
    rows = [row for row in Load.objects.order_by("as_of", "loaded_at") if row.id not in replaced]
    found = _faults(rows)
    told = figures.glance_if_ready() or {}
    own = [_own(each, told) for each in catalogue().main() if each.id in told]
    ours = {each.id for each in catalogue().main() if each.kind == "data quality"}
    return QualityPage(
        sources=tuple(_sources(rows)),
        faults=tuple(found[:MOST]),
        more=max(0, len(found) - MOST),
        measures=tuple(each for each in own if each.id in ours),
        lacking=tuple(each for each in own if each.because.startswith("not measurable")),
        is_ready=bool(told),
    )


def _own(measure, told) -> OwnMeasure:  # type: ignore[no-untyped-def]
    found = told[measure.id]
    latest = found.points[-1] if found.points else None
    return OwnMeasure(measure.id, measure.name, measure.unit.value, latest, found.because)


def _sources(rows: list[Load]) -> list[SourceLine]:
    by_source: dict[str, list[Load]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    return [
        SourceLine(
            source,
            len(several),
            sum(one.used for one in several),
            sum(one.rejected for one in several),
            sum(one.doubted for one in several),
        )
        for source, several in sorted(by_source.items())
    ]


def _faults(rows: list[Load]) -> list[FaultLine]:
    found: dict[tuple[str, ...], FaultLine] = {}
    for row in rows:
        for kind in LeftOut:
            for each in faults.of_load(row.id, kind):
                key = (row.source, kind.value, each.file, each.column, each.words)
                before = found.get(key)
                times = each.times + (before.times if before else 0)
                first = before.first if before else row.as_of
                found[key] = FaultLine(*key, times, first, row.as_of, row.id)
    return sorted(found.values(), key=lambda one: (one.kind != LeftOut.REJECTS, -one.times))
