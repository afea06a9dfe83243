"""What the pages of measures show: sums with their n of N, and what they stand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from upheld.kernel.actor import Actor
from upheld.practice import figures
from upheld.practice.figures import Point, Wanted
from upheld.practice.models import Load

from .loads import LoadLine, line_of, may_work

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure in a list with its latest value, or why there is none."""

    id: str
    name: str
    kind: str
    unit: str
    latest: Point | None
    because: str


@dataclass(frozen=True, slots=True)
class Beside:
    """England's figure for one period, or the reason why none is set beside ours."""

    value: float | None
    source: str
    because: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a measure says: its definition and how it misleads."""

    id: str
    name: str
    kind: str
    unit: str
    numerator: str
    denominator: str
    time: str
    basis: str
    polarity: str
    pair: str
    pair_name: str
    traps: tuple[str, ...]
    definitions: tuple[tuple[str, str, int, int], ...]  # words, source, since, until


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One measure over time."""

    meaning: Meaning
    wanted: Wanted
    points: tuple[Point, ...]
    because: str
    beside: tuple[Beside, ...]  # one for each point
    sources: tuple[LoadLine, ...]

    @property
    def latest(self) -> Point | None:
        """The last period that has a value."""
        return next((one for one in reversed(self.points) if one.value is not None), None)


def measures(*, actor: Actor) -> list[MeasureLine]:
    """Every measure with its value for the last twelve months; none for whoever is no analyst."""
    if not may_work(actor=actor):
        return []
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    found = figures.glance()
    return [
        MeasureLine(
            id=each.id,
            name=each.name,
            kind=each.kind,
            unit=each.unit.value,
            latest=found[each.id].points[-1] if found[each.id].points else None,
            because=found[each.id].because,
        )
        for each in catalogue.main()
    ]


def measure_page(*, actor: Actor, id: str, wanted: Wanted) -> MeasurePage | None:
    """One measure, or nothing where there is none of this id for this person."""
    if not may_work(actor=actor):
        return None
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    measure = catalogue.BY_ID.get(id)
    if measure is None:
        return None
    told = figures.series(id, wanted)
    sources = Load.objects.filter(id__in=told.loads).order_by("-as_of", "source")
    pair = catalogue.BY_ID.get(measure.pair)
    return MeasurePage(
        meaning=replace(_meaning(measure), pair_name=pair.name if pair else ""),
        wanted=wanted,
        points=told.points,
        because=told.because,
        beside=tuple(_beside(measure, each.starts, each.ends, wanted.by) for each in told.points),
        sources=tuple(line_of(row) for row in sources),
    )


def _meaning(measure: Measure) -> Meaning:
    return Meaning(
        id=measure.id,
        name=measure.name,
        kind=measure.kind,
        unit=measure.unit.value,
        numerator=measure.numerator,
        denominator=measure.denominator,
        time=measure.time,
        basis=measure.basis,
        polarity=measure.polarity.value,
        pair=measure.pair,
        pair_name="",
        traps=measure.traps,
        definitions=tuple(
            (each.words, each.source, each.since, each.until) for each in measure.definitions
        ),
    )


def _beside(measure: Measure, starts: date, ends: date, by: str) -> Beside:
    from upheld.practice import benchmarks  # noqa: PLC0415 -- large, see keeping
    from upheld.practice.measures.periods import By  # noqa: PLC0415 -- large

    found = benchmarks.beside(measure, starts, ends, By(by))
    return Beside(found.value, found.source, found.because)
