"""What practice data was pinned to an allegation, as it was frozen; and what can be pinned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations.models import PinnedMeasure
from upheld.investigations.reading import Pages
from upheld.kernel.actor import Actor
from upheld.practice import queries as practice
from upheld.vault.keyring import Keyring

from .findings import FindingPage, finding_page
from .rows import investigated_by


@dataclass(frozen=True, slots=True)
class PinnedLine:
    """One frozen figure. `said` is just as it was sealed."""

    number: int
    pinned_on: date
    starts: date
    ends: date
    said: dict[str, Any]


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
    row = investigated_by(actor, id)
    if row is None:
        return ()
    found = PinnedMeasure.objects.filter(investigation=row, allegation_id=allegation)
    rows = list(found.order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    return tuple(_line(each, pages) for each in rows if pages.of(each.body_id))


def pin_page(*, actor: Actor, keys: Keyring, id: UUID, allegation: UUID) -> PinPage | None:
    """What there is to choose from, for the investigator."""
    found = finding_page(actor=actor, keys=keys, id=id, allegation=allegation)
    if found is None:
        return None
    known = practice.measures(actor=actor) or []
    return PinPage(found, tuple((each.id, f"{each.id}: {each.name}") for each in known))


def _line(row: PinnedMeasure, pages: Pages) -> PinnedLine:
    said = pages.of(row.body_id)
    return PinnedLine(
        number=row.number,
        pinned_on=row.pinned_on,
        starts=date.fromisoformat(said["starts"]),
        ends=date.fromisoformat(said["ends"]),
        said=said,
    )
