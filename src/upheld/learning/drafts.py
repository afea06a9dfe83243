"""What an author hands to a command: the words of a passage, and an earlier source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.people.states import Origin

from .states import Basis, Openness, PointKind, SourceKind, Verdict


@dataclass(frozen=True, slots=True)
class PostThen:
    """A post on a day: it is printed with the tenure of whoever held it then."""

    post: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one passage and all that belongs to them.

    `said_by` and `as_at` say who gave a number or made a statement, and when.
    """

    text: str
    findings: tuple[UUID, ...] = ()
    posts: tuple[PostThen, ...] = ()
    said_by: str = ""
    as_at: str = ""
    origin: Origin = Origin.OWN

    def content(self) -> dict[str, Any]:
        """What is sealed: everything but the findings, whose codes are kept beside it."""
        return {
            "text": self.text.strip(),
            "posts": [{"post": str(p.post), "on": p.on.isoformat()} for p in self.posts],
            "said_by": self.said_by.strip(),
            "as_at": self.as_at.strip(),
        }


@dataclass(frozen=True, slots=True, repr=False)
class CorrectedWords:
    """What a published passage should say, and why. Both are public once two people agreed."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class EarlierSource:
    """An earlier inquiry, inspection, audit or public statement.

    Where people gave evidence (`had_contributors`), `completed_on` starts the 28 days.
    `commissioned_by` is, of a statement, the post that made it; `words` are what was said, and
    `figure` the number that was given (empty: no figure was given), with where it comes from.
    `measure` is one of the service's own, to stand beside a statement as it was on that day.
    `read_from` is the digest of the file that it was read from.
    """

    kind: SourceKind
    title: str
    date_words: str
    openness: Openness = Openness.KNOWN
    completed_on: date | None = None
    commissioned_by: PostThen | None = None
    had_contributors: bool = False
    shared_on: date | None = None
    words: str = ""
    figure: str = ""
    figure_source: str = ""
    measure: str = ""
    is_apology: bool = False
    read_from: str = ""
    origin: Origin = Origin.OWN


@dataclass(frozen=True, slots=True)
class PointDraft:
    """One thing that a source says, and where it says it."""

    kind: PointKind
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """One thing that is said of the service, as a strength or as a failing."""

    text: str
    theme: str
    tone: PointKind
    publishable: bool = False
    origin: Origin = Origin.OWN


@dataclass(frozen=True, slots=True)
class StandDraft:
    """Where a source stands on a claim: on which day, in which words, and who agreed to them.

    `consent` says who agreed that words of a source which is not public may be quoted.
    `attributed_to` says who reported it, where the source itself was not read.
    """

    verdict: Verdict
    basis: Basis = Basis.STATED
    on: date | None = None
    quotation: str = ""
    consent: str = ""
    attributed_to: str = ""
    origin: Origin = Origin.OWN

    def content(self) -> dict[str, Any]:
        """What is sealed."""
        return {
            "on": self.on.isoformat() if self.on else "",
            "quotation": self.quotation.strip(),
            "consent": self.consent.strip(),
            "attributed_to": self.attributed_to.strip(),
        }
