"""What happens to corrections of a released report. Ids, codes, counts and digests only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionProposed(Event):
    """The author proposed other words for a published passage, with the reason."""

    name: ClassVar[str] = "learning.correction.proposed"
    about: ClassVar[str] = "report"
    report: str
    correction: str
    passage: str
    body: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSubmitted(Event):
    """The author asked two others to read a correction."""

    name: ClassVar[str] = "learning.correction.submitted"
    about: ClassVar[str] = "report"
    report: str
    correction: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionWithdrawn(Event):
    """The author withdrew a correction. What is public stays as it is."""

    name: ClassVar[str] = "learning.correction.withdrawn"
    about: ClassVar[str] = "report"
    report: str
    correction: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAgreed(Event):
    """The first of two readers agreed to a correction."""

    name: ClassVar[str] = "learning.correction.agreed"
    about: ClassVar[str] = "report"
    report: str
    correction: str
    revision: int
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPublished(Event):
    """A passage was corrected in public; the SHA-256 of the text before and of all that is new."""

    name: ClassVar[str] = "learning.correction.published"
    about: ClassVar[str] = "published"
    published: str
    matter: str
    correction: str
    edition: int
    earlier: str
    digest: str
    answers: str
    flags_left: int
    html: str
    pdf: str
    docx: str
