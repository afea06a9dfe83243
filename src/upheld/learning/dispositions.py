"""Why something that the check flagged may stand: which reasons fit which flag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from upheld.disclosure.flags import Kind
from upheld.kernel.decision import NotPossible


class Stands(StrEnum):
    """The kinds of reasons. Each is given in words besides."""

    MISTAKEN = "mistaken"  # the words mean somebody or something else
    PUBLIC = "public"  # it is public already, and the reason says where
    CONSENTED = "consented"  # whoever said it agreed to these words
    DECIDED = "decided"  # somebody decided that this post is printed
    NOBODY = "nobody"  # it points at nobody, for a reason given


_PLAIN = (Stands.MISTAKEN, Stands.PUBLIC, Stands.NOBODY)

FITTING: dict[Kind, tuple[Stands, ...]] = {
    Kind.NAME: (Stands.MISTAKEN,),
    Kind.INITIALS: (Stands.MISTAKEN,),
    Kind.POST: (Stands.DECIDED, Stands.MISTAKEN),
    Kind.REUSE: (Stands.CONSENTED, Stands.PUBLIC),
    Kind.COUNT: _PLAIN,
    Kind.PATTERN: (Stands.MISTAKEN, Stands.PUBLIC),
    Kind.UNKNOWN: _PLAIN,
    Kind.CLASS: _PLAIN,
    Kind.DATE: _PLAIN,
    Kind.METADATA: (),
}
"""A name is taken out, unless it is none; a quotation needs consent; a post needs a decision."""

NEEDS_WHOSE = frozenset({Stands.PUBLIC, Stands.CONSENTED, Stands.DECIDED})
NEEDS_DAY = frozenset({Stands.CONSENTED, Stands.DECIDED})


@dataclass(frozen=True, slots=True, repr=False)
class Disposition:
    """An author's answer to a flag: the kind of reason, the reason, whose word it is, and when.

    `whose` is where it is public, who agreed, or which post decided. With `everywhere` the same
    words stand for the same reason in every passage in which they were flagged.
    """

    stands: Stands
    reason: str
    whose: str = ""
    on: date | None = None
    everywhere: bool = False

    def content(self) -> dict[str, Any]:
        """What is sealed of it."""
        return {
            "reason": self.reason.strip(),
            "whose": self.whose.strip(),
            "on": self.on.isoformat() if self.on else "",
        }


def require_fitting(kind: Kind, given: Disposition, *, today: date) -> None:
    """Raise `NotPossible` where this is no reason for this kind of flag."""
    if given.stands not in FITTING[kind]:
        raise NotPossible("This reason does not fit what was flagged. Choose another, or rewrite.")
    if not given.reason.strip():
        raise NotPossible("Give the reason in words.")
    if given.stands in NEEDS_WHOSE and not given.whose.strip():
        raise NotPossible("Say where it is public, who agreed, or which post decided.")
    if given.stands in NEEDS_DAY and (given.on is None or given.on > today):
        raise NotPossible("Say on which day it was agreed or decided. It cannot be in the future.")
