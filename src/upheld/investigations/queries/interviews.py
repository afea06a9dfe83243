"""The register of interviews, and one interview with everything that was added to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.investigations.models import Interview, InterviewAddition
from upheld.investigations.reading import Pages
from upheld.investigations.states import RETURNS, Addition, Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One interview on the register. The stratum comes out of the sealed note.

    `returned` is what became of the note: the code of an addition, or empty where it was not sent.
    """

    id: str
    number: int
    held_on: date
    stratum: str
    note: str
    returned: str
    withdrawn: bool
    origin: str


@dataclass(frozen=True, slots=True)
class InterviewsPage:
    """The register of interviews."""

    investigation: str
    stage: Stage
    interviews: tuple[InterviewLine, ...]
    mismatched: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class AddedLine:
    """One addition, in the order in which they were made."""

    number: int
    kind: str
    words: str
    added_on: date


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """One interview whole: what stands around it, its note, and all that was added."""

    investigation: str
    stage: Stage
    interview: InterviewLine
    around: dict[str, str]
    additions: tuple[AddedLine, ...]
    mismatched: tuple[UUID, ...]


def interviews_page(*, actor: Actor, keys: Keyring, id: UUID) -> InterviewsPage | None:
    """The register of interviews with its notes."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    found = list(Interview.objects.filter(investigation=row).order_by("number"))
    added: dict[UUID, list[str]] = defaultdict(list)
    of_all = InterviewAddition.objects.filter(interview__in=found).order_by("number")
    for interview, kind in of_all.values_list("interview_id", "kind"):
        added[interview].append(kind)
    pages = Pages(actor=actor, keys=keys, ids=[each.note_id for each in found])
    lines = tuple(_line(each, pages, added[each.id]) for each in found)
    return InterviewsPage(str(row.id), Stage(row.stage), lines, pages.mismatched)


def interview_page(
    *, actor: Actor, keys: Keyring, id: UUID, interview: UUID
) -> InterviewPage | None:
    """One interview of an investigation, for its investigator."""
    row = investigated_by(actor, id)
    found = Interview.objects.filter(investigation=row, id=interview).first() if row else None
    if row is None or found is None:
        return None
    added = list(InterviewAddition.objects.filter(interview=found).order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[found.note_id, *(each.body_id for each in added)])
    return InterviewPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        interview=_line(found, pages, [each.kind for each in added]),
        around=pages.of(found.note_id).get("around", {}),
        additions=tuple(
            AddedLine(
                number=each.number,
                kind=each.kind,
                words=pages.of(each.body_id).get("words", ""),
                added_on=each.added_on,
            )
            for each in added
        ),
        mismatched=pages.mismatched,
    )


def _line(row: Interview, pages: Pages, kinds: Iterable[str]) -> InterviewLine:
    kinds = list(kinds)
    returned = [each for each in kinds if each in RETURNS]
    return InterviewLine(
        id=str(row.id),
        number=row.number,
        held_on=row.held_on,
        stratum=pages.of(row.note_id).get("stratum", ""),
        note=pages.of(row.note_id).get("note", ""),
        returned=returned[-1] if returned else "",
        withdrawn=Addition.WITHDRAWN.value in kinds,
        origin=row.origin,
    )
