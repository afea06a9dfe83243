"""Files on their way, for analysts: what waits, what is being read, what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.practice import arrivals as files
from upheld.practice.models import Arrival, Load
from upheld.practice.states import ON_THE_WAY, Standing

from .loads import LoadLine, line_of
from .rights import may_work

MOST = 30


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """A file as lists show it."""

    id: UUID
    name: str
    size: int
    origin: str
    standing: str
    because: str
    taken_at: datetime
    ended_at: datetime | None
    by_post: str
    loads: tuple[LoadLine, ...]

    @property
    def is_on_the_way(self) -> bool:
        """Whether it waits or is being read."""
        return self.standing in ON_THE_WAY


def arrivals(*, actor: Actor) -> list[ArrivalLine]:
    """What came in last, the newest first; none for whoever may not work with data."""
    if not may_work(actor=actor):
        return []
    return _lines(_all().order_by("-taken_at", "id")[:MOST])


def arrival(*, actor: Actor, id: UUID) -> ArrivalLine | None:
    """One file, or nothing where it is not there for this person."""
    if not may_work(actor=actor):
        return None
    return next(iter(_lines(_all().filter(id=id))), None)


def watched(*, actor: Actor) -> bool:
    """Whether files of a watched folder are loaded by themselves."""
    return may_work(actor=actor) and files.watched() is not None


def _all() -> QuerySet[Arrival]:
    return Arrival.objects.prefetch_related("loads").select_related("of")


def _lines(rows: Iterable[Arrival]) -> list[ArrivalLine]:
    found = list(rows)
    titles = people.post_titles({row.by_post_id for row in found if row.by_post_id})
    return [_line(row, titles) for row in found]


def _line(row: Arrival, titles: dict[str, str]) -> ArrivalLine:
    brought: list[Load] = list(row.loads.all())
    # What is read again belongs to a load already, but has brought nothing yet.
    there = brought or ([row.of] if row.of and row.standing == Standing.KNOWN else [])
    return ArrivalLine(
        id=row.id,
        name=row.name,
        size=row.size,
        origin=row.origin,
        standing=row.standing,
        because=row.because,
        taken_at=row.taken_at,
        ended_at=row.ended_at,
        by_post=titles.get(str(row.by_post_id), ""),
        loads=tuple(line_of(each) for each in there),
    )
