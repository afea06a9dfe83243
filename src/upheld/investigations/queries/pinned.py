"""What practice data was pinned to an allegation, as it was frozen; and what can be pinned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from upheld.investigations.models import PinnedMeasure, PinnedTimeline
from upheld.investigations.reading import Pages
from upheld.kernel.actor import Actor
from upheld.practice import queries as practice
from upheld.vault.keyring import Keyring

from .findings import FindingPage, finding_page
from .rows import investigated_by

Row = TypeVar("Row", PinnedMeasure, PinnedTimeline)


@dataclass(frozen=True, slots=True)
class PinnedLine:
    """One frozen figure. `said` is just as it was sealed."""

    number: int
    pinned_on: date
    starts: date
    ends: date
    said: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TimelineFrozen:
    """What the records said of one child, just as it was sealed."""

    number: int
    pinned_on: date
    said: dict[str, Any]

    @property
    def as_at(self) -> date:
        """The day up to which it tells."""
        return date.fromisoformat(self.said["as_at"])

    @property
    def lines(self) -> list[tuple[date, date | None, str, str]]:
        """Each line: its day, until when, what it is, and the codes in one text."""
        return [
            (
                date.fromisoformat(each["day"]),
                date.fromisoformat(each["until"]) if each["until"] else None,
                each["what"],
                "; ".join(f"{name} {value}" for name, value in each["said"]),
            )
            for each in self.said["lines"]
        ]


@dataclass(frozen=True, slots=True)
class PinPage:
    """One allegation, and every measure that can be pinned to it, by id and name."""

    finding: FindingPage
    measures: tuple[tuple[str, str], ...]

    @property
    def investigation(self) -> str:
        """The investigation's id."""
        return self.finding.investigation


def pinned(*, actor: Actor, keys: Keyring, id: UUID, allegation: UUID) -> tuple[PinnedLine, ...]:
    """What was pinned to an allegation, in order."""
    found = _frozen(PinnedMeasure, actor=actor, keys=keys, id=id, allegation=allegation)
    return tuple(
        PinnedLine(
            number=row.number,
            pinned_on=row.pinned_on,
            starts=date.fromisoformat(said["starts"]),
            ends=date.fromisoformat(said["ends"]),
            said=said,
        )
        for row, said in found
    )


def pinned_timelines(
    *, actor: Actor, keys: Keyring, id: UUID, allegation: UUID
) -> tuple[TimelineFrozen, ...]:
    """The records of children that were pinned to an allegation, in order."""
    found = _frozen(PinnedTimeline, actor=actor, keys=keys, id=id, allegation=allegation)
    return tuple(TimelineFrozen(row.number, row.pinned_on, said) for row, said in found)


def pin_page(*, actor: Actor, keys: Keyring, id: UUID, allegation: UUID) -> PinPage | None:
    """What there is to choose from, for the investigator."""
    found = finding_page(actor=actor, keys=keys, id=id, allegation=allegation)
    if found is None:
        return None
    known = practice.measures(actor=actor) or []
    return PinPage(found, tuple((each.id, f"{each.id}: {each.name}") for each in known))


def _frozen(
    table: type[Row], *, actor: Actor, keys: Keyring, id: UUID, allegation: UUID
) -> Iterator[tuple[Row, dict[str, Any]]]:
    """The rows of an allegation in order, each with what was sealed; none that do not open."""
    investigation = investigated_by(actor, id)
    if investigation is None:
        return
    found = table.objects.filter(investigation=investigation, allegation_id=allegation)
    rows = list(found.order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    for row in rows:
        said = pages.of(row.body_id)
        if said:
            yield row, said
