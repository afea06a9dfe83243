"""What the pages of learning reports show to those who hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.decision import Decision
from upheld.learning.derivations import FromPassage
from upheld.learning.states import Kind, Stage

from .pieces import PublicSource

SourceLine = PublicSource


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One learning report in a list. The title is opened for this reader."""

    id: UUID
    title: str
    state: Stage
    started_on: date
    released_on: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A learning report that waits for this person: to write, to read or to release."""

    kind: str  # write, approve, release or correct
    id: UUID
    title: str
    since: date


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """Where a passage comes from beside its findings, by numbers; or why it is written anew."""

    passages: tuple[FromPassage, ...] = ()
    claims: tuple[int, ...] = ()
    anew: str = ""
    words: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage with its words, or without (`readable`) where they cannot be believed."""

    id: UUID
    body: UUID
    kind: Kind
    ref: str
    readable: bool
    publishable: bool
    text: str
    posts: tuple[str, ...]
    post: str
    post_on: date | None
    said_by: str
    as_at: str
    upheld: int
    examined: int
    origin: str
    findings: tuple[UUID, ...]
    areas: str
    outcome: str
    inferred: bool
    derived: DerivedLine


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding that passages may come from, and whether the report still owes it something."""

    id: UUID
    area: int
    area_title: str
    text: str
    outcome: str
    inferred: bool
    untold: bool
    unanswered: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole report for those who hold it. `findings` are there for the author alone."""

    id: UUID
    investigation: UUID
    title: str
    state: Stage
    revision: int
    started_on: date
    submitted_on: date | None
    first_read_as: str
    passages: tuple[PassageLine, ...]
    findings: tuple[FindingLine, ...]
    sources: tuple[SourceLine, ...]
    still_owed: str
    checked_on: date | None
    check_is_current: bool
    flags_undecided: int
    exemptions_owed: int
    may_change: Decision
    may_submit: Decision
    may_approve: Decision
    may_release: Decision
