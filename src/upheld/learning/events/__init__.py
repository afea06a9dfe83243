"""What happens to a learning report, in the past tense. Ids, codes, counts and digests only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Discharges, Event, Opens

SHARE_WITH_CONTRIBUTORS = "share-with-contributors"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStarted(Event):
    """An investigator began to write down what may be published."""

    name: ClassVar[str] = "learning.report.started"
    about: ClassVar[str] = "report"
    report: str
    matter: str
    investigation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAdded(Event):
    """A passage was written, from these findings."""

    name: ClassVar[str] = "learning.passage.added"
    about: ClassVar[str] = "report"
    report: str
    passage: str
    kind: str
    body: str
    findings: tuple[str, ...]
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRewritten(Event):
    """A passage was written again. The earlier words stay sealed in the compartment."""

    name: ClassVar[str] = "learning.passage.rewritten"
    about: ClassVar[str] = "report"
    report: str
    passage: str
    body: str
    findings: tuple[str, ...]
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishableMarked(Event):
    """The author said that a passage may, or may not, be published."""

    name: ClassVar[str] = "learning.passage.marked"
    about: ClassVar[str] = "report"
    report: str
    passage: str
    publishable: bool
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecorded(Event):
    """An earlier inquiry, inspection, audit or public statement was put on the record."""

    name: ClassVar[str] = "learning.source.recorded"
    about: ClassVar[str] = "source"
    opens: ClassVar[tuple[Opens, ...]] = (
        Opens(SHARE_WITH_CONTRIBUTORS, about="source", due="share_by"),
    )
    source: str
    kind: str
    openness: str
    completed_on: date | None
    share_by: date | None
    matters: tuple[str, ...]
    read_from: str
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBrought(Event):
    """A source that had been recorded was brought to an investigation that it bears on."""

    name: ClassVar[str] = "learning.source.brought"
    about: ClassVar[str] = "source"
    source: str
    matter: str
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShared(Event):
    """What an inquiry found was shared with those who gave evidence to it."""

    name: ClassVar[str] = "learning.source.shared"
    about: ClassVar[str] = "source"
    discharges: ClassVar[tuple[Discharges, ...]] = (
        Discharges(SHARE_WITH_CONTRIBUTORS, about="source"),
    )
    source: str
    shared_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubmitted(Event):
    """The author asked two others to read the report."""

    name: ClassVar[str] = "learning.report.submitted"
    about: ClassVar[str] = "report"
    report: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseApproved(Event):
    """The first of two readers agreed to this revision."""

    name: ClassVar[str] = "learning.release.approved"
    about: ClassVar[str] = "report"
    report: str
    revision: int
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReleased(Event):
    """The second reader released the report; the SHA-256 of its text and of each file."""

    name: ClassVar[str] = "learning.report.released"
    about: ClassVar[str] = "published"
    report: str
    published: str
    matter: str
    digest: str
    revision: int
    passages: int
    answers: str
    flags_left: int
    html: str
    pdf: str
    docx: str
    opens_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOpened(Event):
    """The day came on which everybody may read a released report."""

    name: ClassVar[str] = "learning.report.opened"
    about: ClassVar[str] = "published"
    published: str
    matter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchListKept(Event):
    """The author kept what to look for before release. The list itself is sealed."""

    name: ClassVar[str] = "learning.watch.kept"
    about: ClassVar[str] = "report"
    report: str
    number: int
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChecked(Event):
    """A draft was held against the file, and this many things were flagged."""

    name: ClassVar[str] = "learning.draft.checked"
    about: ClassVar[str] = "report"
    report: str
    check: str
    number: int
    flags: int
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagAnswered(Event):
    """The author overrode a flag, with a kind of reason. The words of both are sealed."""

    name: ClassVar[str] = "learning.flag.answered"
    about: ClassVar[str] = "report"
    report: str
    kind: str
    stands: str
    places: int
    revision: int
    approvals_voided: int
