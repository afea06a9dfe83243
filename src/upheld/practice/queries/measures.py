"""What the pages of measures show: sums with their n of N, and what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from upheld.kernel.actor import Actor
from upheld.practice import bands, children, figures, neighbours, suppression
from upheld.practice.bands import Band
from upheld.practice.benches import Wanted
from upheld.practice.figures import Figures, Point
from upheld.practice.models import Load
from upheld.practice.neighbours import Neighbours

from .loads import LoadLine, line_of
from .rights import may_read, may_read_parts, may_work

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
    neighbours: Neighbours | None = None


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
    before: Point | None = None  # the last twelve months, without the load that came last
    now: Point | None = None  # the same months with it
    bands: tuple[Band, ...] = ()
    pair: MeasureLine | None = None
    neighbours_source: str = ""
    in_full: bool = True  # whether it is shown to an analyst, or to a board without small numbers
    has_parts: bool = True
    has_children: bool = False

    @property
    def latest(self) -> Point | None:
        """The last period that has a value, or one that is too small to be shown."""
        told = (one for one in reversed(self.points) if one.value is not None or one.hidden)
        return next(told, None)


def measures(*, actor: Actor) -> list[MeasureLine] | None:
    """Every measure with its value for the last twelve months; none for whoever may not read.

    The answer is None until the job after a load has worked them out.
    """
    if not may_read(actor=actor):
        return []
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    found = figures.glance_if_ready()
    if found is None:
        return None
    return [_line(each, found[each.id], actor) for each in catalogue.main()]


def measure_page(*, actor: Actor, id: str, wanted: Wanted) -> MeasurePage | None:
    """One measure, or nothing where there is none of this id for this person."""
    if not may_read(actor=actor):
        return None
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    measure = catalogue.BY_ID.get(id)
    if measure is None:
        return None
    parts = may_read_parts(actor=actor)
    wanted = wanted if parts else replace(wanted, by="council")
    told = figures.series(id, wanted)
    sources = Load.objects.filter(id__in=told.loads).order_by("-as_of", "source")
    pair = catalogue.BY_ID.get(measure.pair)
    now, before = (_of(each, id, measure, actor) for each in _last_two())
    return MeasurePage(
        meaning=replace(meaning_of(measure), pair_name=pair.name if pair else ""),
        wanted=wanted,
        points=tuple(_shown(each, measure, actor) for each in told.points),
        because=told.because,
        beside=tuple(_beside(measure, each.starts, each.ends, wanted.by) for each in told.points),
        sources=tuple(line_of(row) for row in sources),
        before=before,
        now=now,
        bands=tuple(_banded(measure, actor)),
        pair=_line_of_pair(pair, actor),
        neighbours_source=neighbours.source(),
        in_full=may_work(actor=actor),
        has_parts=parts,
        has_children=may_work(actor=actor) and children.has_list(measure),
    )


def _banded(measure: Measure, actor: Actor) -> Iterator[Band]:
    for band in bands.spread(measure):
        about = suppression.rounded(band.workers)
        whole = may_work(actor=actor) or about is None
        yield band if whole else replace(band, workers=int(about or 0))


def _last_two() -> tuple[dict[str, Figures] | None, dict[str, Figures] | None]:
    return figures.glance_if_ready(), figures.before_the_last()


def _of(found: dict[str, Figures] | None, id: str, measure: Measure, actor: Actor) -> Point | None:
    points = found[id].points if found and id in found else ()
    return _shown(points[-1], measure, actor) if points else None


def _line_of_pair(pair: Measure | None, actor: Actor) -> MeasureLine | None:
    found = figures.glance_if_ready()
    if pair is None or found is None:
        return None
    return _line(pair, found.get(pair.id, Figures(())), actor)


def _line(measure: Measure, found: Figures, actor: Actor) -> MeasureLine:
    return MeasureLine(
        id=measure.id,
        name=measure.name,
        kind=measure.kind,
        unit=measure.unit.value,
        latest=_shown(found.points[-1], measure, actor) if found.points else None,
        because=found.because,
    )


def _shown(point: Point, measure: Measure, actor: Actor) -> Point:
    """A value as this person may see it."""
    if may_work(actor=actor):
        return point
    return suppression.for_boards(point, measure.unit.value)


def meaning_of(measure: Measure) -> Meaning:
    """What a measure says, without the name of its pair."""
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
    # It has a source where population, unit and year are the same, even without a figure.
    near = neighbours.of_year(measure.benchmark, ends.year) if found.source else None
    return Beside(found.value, found.source, found.because, near)
