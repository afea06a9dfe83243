"""What an investigator answers to an allegation, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from upheld.people.states import Origin

from .states import Outcome, Standard
from .writing import said


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Answer:
    """An outcome with its words, its reasons and what shows it.

    `facts` refer to the evidence for it and `against` to the evidence against; `posts` are
    printed with their tenure; `inferred` marks a verdict that the sources do not state.
    """

    outcome: Outcome
    words: str
    reasons: str
    standard: Standard = Standard.NOT_STATED
    inferred: bool = False
    facts: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    posts: tuple[UUID, ...] = ()
    origin: Origin = Origin.OWN

    def content(self) -> dict[str, Any]:
        """What is sealed. Raises `NotPossible` without words or reasons."""
        return {
            "words": said(self.words, "Write what was found."),
            "reasons": said(self.reasons, "Give reasons for the finding."),
            "facts": list(self.facts),
            "against": list(self.against),
            "posts": [str(each) for each in self.posts],
        }
