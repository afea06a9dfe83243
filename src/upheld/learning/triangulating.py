"""What a grid amounts to: where sources contradict each other, and since when something was known.

Plain functions of opened words. Numbers that somebody gave are words here like all others: they
are shown beside whoever gave them and never added up or made one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .states import PointKind, Verdict


@dataclass(frozen=True, slots=True)
class OpenedStand:
    """Where one source stands. `readable` is false where the words are not what was sealed."""

    id: UUID
    body: UUID
    source: UUID
    verdict: str
    basis: str
    on: date | None
    quotation: str
    consent: str
    attributed_to: str
    origin: str
    readable: bool


@dataclass(frozen=True, slots=True)
class OpenedClaim:
    """One claim with its words and the sources that were asked about it."""

    id: UUID
    body: UUID
    settled_body: UUID | None
    number: int
    theme: str
    tone: str
    publishable: bool
    text: str
    settled: str
    origin: str
    readable: bool
    stands: tuple[OpenedStand, ...]

    @property
    def by_source(self) -> dict[UUID, OpenedStand]:
        """Where each source that was asked stands."""
        return {each.source: each for each in self.stands}

    @property
    def is_conflict(self) -> bool:
        """Whether two sources contradict each other."""
        held = {each.verdict for each in self.stands}
        return {Verdict.AGREES.value, Verdict.CONFLICTS.value} <= held

    @property
    def is_open(self) -> bool:
        """Whether they do and nobody has said in words which is believed."""
        return self.is_conflict and not self.settled


@dataclass(frozen=True, slots=True)
class OpenedDone:
    """What was done about a theme, in words."""

    id: UUID
    body: UUID
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Known:
    """The first day on which the organisation had been told of a theme, and by which source."""

    theme: str
    since: date
    source: UUID
    done: str
    origin: str = ""


def known_since(claims: Iterable[OpenedClaim], done: Mapping[str, OpenedDone]) -> list[Known]:
    """One line for each theme with a failing that a source told of, the earliest first."""
    first: dict[str, tuple[date, UUID]] = {}
    for claim in claims:
        if claim.tone != PointKind.FAILING.value:
            continue
        for each in claim.stands:
            if each.verdict != Verdict.AGREES.value or each.on is None:
                continue
            if claim.theme not in first or each.on < first[claim.theme][0]:
                first[claim.theme] = (each.on, each.source)
    lines = [
        Known(theme, on, by, done[theme].text, done[theme].origin)
        if theme in done
        else Known(theme, on, by, "")
        for theme, (on, by) in first.items()
    ]
    return sorted(lines, key=lambda each: (each.since, each.theme))
