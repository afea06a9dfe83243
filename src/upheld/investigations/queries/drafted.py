"""The report before it is issued, passage by passage with its classes; and versions compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import classing, composing, passages
from upheld.investigations.classing import Classed
from upheld.investigations.comparing import Change, Piece, changed_paragraphs
from upheld.investigations.passages import Kind
from upheld.investigations.reading import Pages
from upheld.investigations.states import PassageClass, Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .report import version_for
from .rows import investigated_by


@dataclass(frozen=True, slots=True)
class ReportPassage:
    """One passage of the report as it would be issued today.

    `settled` says whether a person looked at these words; until then `classes` are a rule's
    proposal, and the passage is not `publishable`.
    """

    key: str
    kind: Kind
    number: int
    words: str
    classes: tuple[PassageClass, ...]
    settled: bool
    publishable: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Every passage with its classes. `seen` goes back with what is settled on the page."""

    investigation: str
    stage: Stage
    passages: tuple[ReportPassage, ...]
    seen: int
    mismatched: tuple[UUID, ...]

    @property
    def waiting(self) -> int:
        """How many passages nobody has looked at."""
        return sum(not each.settled for each in self.passages)


@dataclass(frozen=True, slots=True)
class Differing:
    """One passage that is not the same in both versions: paragraph beside paragraph."""

    kind: Kind
    number: int
    paragraphs: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """Two versions side by side: the passages that differ, and how many do not."""

    investigation: str
    earlier: int
    later: int
    differing: tuple[Differing, ...]
    same: int


def report_passages(*, actor: Actor, keys: Keyring, id: UUID) -> tuple[ReportPassage, ...]:
    """The passages of the report with their classes, for the investigator; else none.

    Words that are to be published derive from these: only what is `publishable` may be copied.
    """
    page = draft_page(actor=actor, keys=keys, id=id)
    return page.passages if page else ()


def draft_page(*, actor: Actor, keys: Keyring, id: UUID) -> DraftPage | None:
    """The report as it stands today, for the investigator."""
    row = investigated_by(actor, id)
    draft = composing.draft(actor=actor, keys=keys, investigation=row) if row else None
    if row is None or draft is None:
        return None
    parts = passages.of_report(draft.content)
    found = classing.classed(actor=actor, keys=keys, investigation=row, parts=parts)
    return DraftPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        passages=tuple(_passage(each) for each in found),
        seen=classing.kept(actor=actor, keys=keys, investigation=row).revision,
        mismatched=draft.mismatched,
    )


def report_compared(
    *, actor: Actor, keys: Keyring, id: UUID, version: int, on: date
) -> ComparedPage | None:
    """A version beside the one before it. A recipient asks after `commands.open_report`."""
    reports = [version_for(actor, id, on, each) for each in (version - 1, version) if each]
    found = [each for each in reports if each is not None]
    if len(found) < 2:  # noqa: PLR2004  Two are compared.
        return None
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in found])
    earlier, later = (pages.of(each.body_id) for each in found)
    if not earlier or not later:
        return None
    return _compared(str(id), version, earlier, later)


def _compared(
    id: str, version: int, earlier: dict[str, Any], later: dict[str, Any]
) -> ComparedPage:
    before = {each.key: each for each in passages.of_report(earlier)}
    after = {each.key: each for each in passages.of_report(later)}
    keys = [*after, *(each for each in before if each not in after)]
    differing = []
    for key in keys:
        one, other = before.get(key), after.get(key)
        part = other or one
        paragraphs = changed_paragraphs(one.words if one else "", other.words if other else "")
        if part and paragraphs:
            sides = tuple((_side(each, Change.OUT), _side(each, Change.IN)) for each in paragraphs)
            differing.append(Differing(part.kind, part.number, sides))
    return ComparedPage(id, version - 1, version, tuple(differing), len(keys) - len(differing))


def _side(paragraph: tuple[Piece, ...], own: Change) -> tuple[Piece, ...]:
    return tuple(each for each in paragraph if each.change in {Change.KEPT, own})


def _passage(found: Classed) -> ReportPassage:
    return ReportPassage(
        key=found.part.key,
        kind=found.part.kind,
        number=found.part.number,
        words=found.part.words,
        classes=tuple(sorted(found.classes)),
        settled=found.settled,
        publishable=found.publishable,
    )
