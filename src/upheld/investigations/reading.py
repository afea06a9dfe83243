"""The file as its keys read it: areas, allegations, findings and what stands beside them.

Everything is fetched in a fixed number of questions, whatever the number of rows, and opened in
one go. A body that is not what was sealed is left out and named, so that a page can report it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body, Mismatch

from . import completeness
from .completeness import Roll
from .models import Allegation, Finding, HeadlineArea, Investigation, LaterEvidence, Observation


@dataclass(frozen=True, slots=True)
class FindingRead:
    """The answer to an allegation. `posts` are printed with the tenure of their holders."""

    id: str
    outcome: str
    inferred: bool
    standard: str
    words: str
    reasons: str
    facts: tuple[str, ...]
    against: tuple[str, ...]
    posts: tuple[str, ...]
    post_ids: tuple[str, ...]
    revision: int
    decided_on: date
    origin: str


@dataclass(frozen=True, slots=True)
class AllegationRead:
    """One thing said to have happened, with its answer if it has one."""

    id: str
    number: int
    words: str
    origin: str
    finding: FindingRead | None


@dataclass(frozen=True, slots=True)
class Beside:
    """An observation, or later evidence, beside an area's findings."""

    id: str
    words: str
    facts: tuple[str, ...]
    day: date
    origin: str


@dataclass(frozen=True, slots=True)
class AreaRead:
    """A headline area with everything under it."""

    id: str
    number: int
    title: str
    outcome: str
    inferred: bool
    reasons: str
    origin: str
    allegations: tuple[AllegationRead, ...]
    observations: tuple[Beside, ...]
    later: tuple[Beside, ...]

    @property
    def revision(self) -> int:
        """Whether it is answered, as a number: of an area no more is counted."""
        return int(bool(self.outcome))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that was said and answered, area by area; and what is not mapped yet."""

    areas: tuple[AreaRead, ...]
    unplaced: tuple[AllegationRead, ...]
    roll: Roll
    mismatched: tuple[UUID, ...]


class Pages:
    """Opened bodies, by id. What did not open reads as empty."""

    def __init__(self, *, actor: Actor, keys: Keyring, ids: Iterable[UUID | None]) -> None:
        wanted = {each for each in ids if each is not None}
        self._found = vault.bodies_by_id(actor=actor, keys=keys, ids=wanted) if wanted else {}
        self.closed = len(wanted) - len(self._found)

    def of(self, id: UUID | None) -> dict[str, Any]:
        """What a body says."""
        found = self._found.get(id) if id else None
        return found.content if isinstance(found, Body) else {}

    def attachment(self, id: UUID) -> bytes:
        """The bytes that were sealed with a body."""
        found = self._found.get(id)
        return found.attachment if isinstance(found, Body) else b""

    @property
    def mismatched(self) -> tuple[UUID, ...]:
        """Bodies that are not what was sealed."""
        return tuple(id for id, each in self._found.items() if isinstance(each, Mismatch))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one file."""

    areas: list[HeadlineArea]
    allegations: list[Allegation]
    findings: dict[UUID, Finding]
    observations: list[Observation]
    later: list[LaterEvidence]

    def bodies(self) -> list[UUID | None]:
        return [
            *(each.body_id for each in self.areas),
            *(each.body_id for each in self.allegations),
            *(each.body_id for each in self.observations),
            *(each.body_id for each in self.later),
            *(each.answer_id for each in self.areas),
            *(each.body_id for each in self.findings.values()),
        ]


def matrix(*, actor: Actor, keys: Keyring, investigation: Investigation) -> Matrix | None:
    """The whole matrix; None where these keys do not open the file."""
    rows = _rows_of(investigation.id)
    if not _opens(actor, keys, investigation):
        return None
    pages = Pages(actor=actor, keys=keys, ids=rows.bodies())
    tenures = _tenures(rows, pages, investigation)
    read = [(each.area_id, _allegation(each, rows, pages, tenures)) for each in rows.allegations]
    return Matrix(
        areas=tuple(_area(each, rows, pages, read) for each in rows.areas),
        unplaced=tuple(allegation for area, allegation in read if area is None),
        roll=completeness.rolled_up(investigation.id),
        mismatched=pages.mismatched,
    )


def _opens(actor: Actor, keys: Keyring, investigation: Investigation) -> bool:
    if investigation.file_id is None:
        return False
    return investigation.file_id in vault.openable(
        actor=actor, keys=keys, ids=[investigation.file_id]
    )


def _rows_of(id: UUID) -> _Rows:
    found = Finding.objects.filter(investigation_id=id)
    observed = Observation.objects.filter(investigation_id=id)
    later = LaterEvidence.objects.filter(investigation_id=id)
    return _Rows(
        areas=list(HeadlineArea.objects.filter(investigation_id=id).order_by("number")),
        allegations=list(Allegation.objects.filter(investigation_id=id).order_by("number")),
        findings={each.allegation_id: each for each in found},
        observations=list(observed.order_by("observed_on", "id")),
        later=list(later.order_by("added_on", "id")),
    )


def _tenures(rows: _Rows, pages: Pages, investigation: Investigation) -> dict[str, str]:
    """Each post that a finding prints, with the tenure of whoever held it at the time."""
    on = investigation.commissioned_on or investigation.proposed_on
    posts = {
        post for each in rows.findings.values() for post in pages.of(each.body_id).get("posts", ())
    }
    return {post: people.tenure_words(post=post, on=on) for post in sorted(posts)}


def _area(
    row: HeadlineArea,
    rows: _Rows,
    pages: Pages,
    allegations: list[tuple[UUID | None, AllegationRead]],
) -> AreaRead:
    return AreaRead(
        id=str(row.id),
        number=row.number,
        title=pages.of(row.body_id).get("title", ""),
        outcome=row.outcome,
        inferred=row.inferred,
        reasons=pages.of(row.answer_id).get("reasons", ""),
        origin=row.origin,
        allegations=tuple(each for area, each in allegations if area == row.id),
        observations=tuple(
            _beside(each, each.observed_on, pages)
            for each in rows.observations
            if each.area_id == row.id
        ),
        later=tuple(
            _beside(each, each.added_on, pages) for each in rows.later if each.area_id == row.id
        ),
    )


def _allegation(
    row: Allegation, rows: _Rows, pages: Pages, tenures: dict[str, str]
) -> AllegationRead:
    finding = rows.findings.get(row.id)
    return AllegationRead(
        id=str(row.id),
        number=row.number,
        words=pages.of(row.body_id).get("words", ""),
        origin=row.origin,
        finding=_finding(finding, pages, tenures) if finding else None,
    )


def _finding(row: Finding, pages: Pages, tenures: dict[str, str]) -> FindingRead:
    said = pages.of(row.body_id)
    return FindingRead(
        id=str(row.id),
        outcome=row.outcome,
        inferred=row.inferred,
        standard=row.standard,
        words=said.get("words", ""),
        reasons=said.get("reasons", ""),
        facts=tuple(said.get("facts", ())),
        against=tuple(said.get("against", ())),
        posts=tuple(tenures[each] for each in said.get("posts", ())),
        post_ids=tuple(said.get("posts", ())),
        revision=row.revision,
        decided_on=row.decided_on,
        origin=row.origin,
    )


def _beside(row: Observation | LaterEvidence, day: date, pages: Pages) -> Beside:
    said = pages.of(row.body_id)
    return Beside(
        id=str(row.id),
        words=said.get("words", ""),
        facts=tuple(said.get("facts", ())),
        day=day,
        origin=row.origin,
    )
