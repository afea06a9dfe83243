"""What somebody sends: checked plain values, kept out of every printed form."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.vault.attachments import SealedFile

from .states import KnownAs, Risk


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class File:
    """One file that came with a concern: sealed on disk already, or a few bytes in memory.

    `renamed` says that something was left out of its name, for whoever sent it to be told.
    """

    name: str
    renamed: bool = False
    content: bytes = b""
    sealed: SealedFile | None = None

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content) if self.sealed is None else self.sealed.size


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Submission:
    """A concern as its reporter checked it before sending.

    `struck` are posts that the reporter wants to keep from reading. `identity` is what a
    reporter who is named or confidential says of themselves. `cases` is the number of
    children's cases that a convener's schedule lists. `door` says as whom somebody speaks.
    `duty_told` says whether anybody on duty was told of a child at risk now; None where
    none is, or where nobody knows.
    """

    words: str
    risk: Risk = Risk.UNKNOWN
    known_as: KnownAs = KnownAs.ANONYMOUS
    identity: str = ""
    named_posts: tuple[UUID, ...] = ()
    somebody_else: bool = False
    does_not_know: bool = False
    struck: tuple[UUID, ...] = ()
    files: tuple[File, ...] = ()
    cases: int | None = None
    door: str = ""
    duty_told: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AtRisk:
    """What somebody tells the duty contact about a child at risk now, and nothing else of it.

    All of it may be empty. `named_posts` are told so that nobody rings the wrong person.
    """

    where: str = ""
    where_unknown: bool = False
    reach: str = ""
    words: str = ""
    named_posts: tuple[UUID, ...] = ()
    somebody_else: bool = False
    struck: tuple[UUID, ...] = ()
