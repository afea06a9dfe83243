"""What an author hands to a command: the words of a passage, and an earlier source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.people.states import Origin

from .states import SourceKind


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


@dataclass(frozen=True, slots=True)
class EarlierSource:
    """An earlier inquiry, inspection or audit, in words that are written for publication.

    Where people gave evidence (`had_contributors`), `completed_on` starts the 28 days.
    """

    kind: SourceKind
    title: str
    date_words: str
    completed_on: date | None = None
    commissioned_by: PostThen | None = None
    had_contributors: bool = False
    shared_on: date | None = None
    origin: Origin = Origin.OWN
