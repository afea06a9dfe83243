"""What happens to what a source says, in the past tense. Ids, codes, counts and digests only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAdded(Event):
    """One thing that a source says was written down."""

    name: ClassVar[str] = "learning.point.added"
    about: ClassVar[str] = "source"
    source: str
    point: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationAnswered(Event):
    """Somebody said what became of an earlier recommendation."""

    name: ClassVar[str] = "learning.recommendation.answered"
    about: ClassVar[str] = "source"
    source: str
    point: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead(Event):
    """A person confirmed, line by line, what was read out of a file with this digest."""

    name: ClassVar[str] = "learning.source.read"
    about: ClassVar[str] = "source"
    source: str
    read_from: str
    proposed: int
    confirmed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePinned(Event):
    """What the service's own data said on that day was set beside a public statement."""

    name: ClassVar[str] = "learning.figure.pinned"
    about: ClassVar[str] = "source"
    source: str
    figure: str
    measure: str
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeKept(Event):
    """A theme was added to the vocabulary, renamed or retired."""

    name: ClassVar[str] = "learning.theme.kept"
    about: ClassVar[str] = "theme"
    theme: str
    is_retired: bool
