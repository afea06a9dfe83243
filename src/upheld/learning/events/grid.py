"""What happens to a triangulation grid, in the past tense. Ids, codes, counts and digests only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWritten(Event):
    """A claim was written into the grid, or written again."""

    name: ClassVar[str] = "learning.claim.written"
    about: ClassVar[str] = "grid"
    grid: str
    claim: str
    body: str
    publishable: bool
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandSaid(Event):
    """The author said where a source stands on a claim."""

    name: ClassVar[str] = "learning.stand.said"
    about: ClassVar[str] = "grid"
    grid: str
    claim: str
    source: str
    body: str
    verdict: str
    basis: str
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSettled(Event):
    """The author said in words which of two sources is believed, and why."""

    name: ClassVar[str] = "learning.conflict.settled"
    about: ClassVar[str] = "grid"
    grid: str
    claim: str
    body: str
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSaid(Event):
    """The author said what was done after the organisation had been told of a theme."""

    name: ClassVar[str] = "learning.done.said"
    about: ClassVar[str] = "grid"
    grid: str
    theme: str
    body: str
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridWatchKept(Event):
    """The author kept what to look for in a grid. The list itself is sealed."""

    name: ClassVar[str] = "learning.grid.watch.kept"
    about: ClassVar[str] = "grid"
    grid: str
    number: int
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridChecked(Event):
    """A grid was held against the file, and this many things were flagged."""

    name: ClassVar[str] = "learning.grid.checked"
    about: ClassVar[str] = "grid"
    grid: str
    check: str
    number: int
    flags: int
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFlagAnswered(Event):
    """The author overrode a flag in a grid, with a kind of reason. The words are sealed."""

    name: ClassVar[str] = "learning.grid.flag.answered"
    about: ClassVar[str] = "grid"
    grid: str
    kind: str
    stands: str
    places: int
    revision: int
    approvals_voided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridAgreed(Event):
    """The first of two readers agreed to this revision of the grid."""

    name: ClassVar[str] = "learning.grid.agreed"
    about: ClassVar[str] = "grid"
    grid: str
    revision: int
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPublished(Event):
    """The second reader published the grid; `digest` is the SHA-256 of its published text."""

    name: ClassVar[str] = "learning.grid.published"
    about: ClassVar[str] = "published"
    grid: str
    published: str
    matter: str
    digest: str
    revision: int
    claims: int
    answers: str
    flags_left: int
