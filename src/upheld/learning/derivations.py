"""Where a passage of a learning report comes from, or why it is written anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from upheld.kernel.decision import NotPossible

from .states import MADE_BY_THE_HOUSE, Kind


class Anew(StrEnum):
    """Why a passage comes from nothing in the full report. It is said in words besides."""

    CONTEXT = "context"  # what anybody can know of the service
    SUMMARY = "summary"  # it sums up other passages of the same report
    SINCE = "since"  # what happened, or was promised, since the full report
    ELSEWHERE = "elsewhere"  # it comes from something else, which the words name


NEED_NOT_SAY = MADE_BY_THE_HOUSE | {Kind.HEADING}
"""A title and a heading say nothing of their own; the cases are rolled up and never typed."""


@dataclass(frozen=True, slots=True, repr=False)
class Comes:
    """What an author says of a passage: from which passages of the full report, or why from none.

    `passages` are their names in the full report, `claims` those of the grid.
    """

    passages: tuple[str, ...] = ()
    claims: tuple[UUID, ...] = ()
    anew: Anew | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class FromPassage:
    """A passage of the full report, by what it is called there, and the digest of its words."""

    key: str
    kind: str
    number: int
    digest: str

    def content(self) -> dict[str, Any]:
        """What is sealed of it."""
        return {
            "key": self.key,
            "kind": self.kind,
            "number": self.number,
            "digest": self.digest,
        }


def require_whole(given: Comes) -> None:
    """Raise `NotPossible` where it says both or neither, or has no reason in words."""
    comes = bool(given.passages or given.claims)
    if comes == (given.anew is not None):
        raise NotPossible("Say where it comes from, or why it is written anew: one of the two.")
    if given.anew is not None and not given.words.strip():
        raise NotPossible("Say in words why it is written anew.")
