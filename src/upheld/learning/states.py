"""The stages of a learning report, and the kinds of passage that it is made of."""

from __future__ import annotations

from enum import StrEnum

from upheld.investigations.states import Outcome
from upheld.kernel.decision import NotPossible


class Stage(StrEnum):
    """How far a learning report has come. Any change before release leads back to the draft."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"  # the author asks two others to read it
    REVIEWED = "reviewed"  # the first of the two has read it and agreed
    RELEASED = "released"


AFTER: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFTED: frozenset({Stage.DRAFTED, Stage.SUBMITTED}),
    Stage.SUBMITTED: frozenset({Stage.DRAFTED, Stage.REVIEWED}),
    Stage.REVIEWED: frozenset({Stage.DRAFTED, Stage.RELEASED}),
    Stage.RELEASED: frozenset(),
}

_WHERE_IT_STANDS = {
    Stage.DRAFTED: "The author has not submitted this learning report yet.",
    Stage.SUBMITTED: "The receiver has not read and agreed this learning report yet.",
    Stage.REVIEWED: "This learning report has been read once and waits for the second reader.",
    Stage.RELEASED: "This learning report has been released. What is public stays as it is.",
}


class Kind(StrEnum):
    """What a passage is for."""

    TITLE = "title"
    CHILDREN = "children"  # what changed for children: the public page starts with it
    HEADING = "heading"
    TOLD = "told"
    COUNT = "count"  # a number that somebody gave: it keeps who gave it, and is never merged
    CASES = "cases"  # rolled up from the cases examined, never typed
    FOUND = "found"
    NOT_UPHELD = "not_upheld"
    OBSERVATION = "observation"
    RECOMMENDATION = "recommendation"
    NO_RECOMMENDATION = "no_recommendation"
    DOING = "doing"


MADE_BY_THE_HOUSE = frozenset({Kind.TITLE, Kind.CASES})
"""Passages that a report is started with, and that nobody adds."""

WRITABLE = tuple(kind for kind in Kind if kind not in MADE_BY_THE_HOUSE)

FROM_FINDINGS = frozenset(
    {Kind.FOUND, Kind.NOT_UPHELD, Kind.RECOMMENDATION, Kind.NO_RECOMMENDATION}
)
"""Passages that must say which findings they come from."""

UPHELD = frozenset({Outcome.UPHELD, Outcome.PARTLY_UPHELD})
"""Outcomes that ask for a recommendation, or for a reason for none."""


class SourceKind(StrEnum):
    """What sort of earlier warning a source of evidence is."""

    INQUIRY = "inquiry"  # people were asked, and are owed the answer
    INSPECTION = "inspection"
    PARTNER_INSPECTION = "partner_inspection"
    AUDIT = "audit"


def require(now: str, *, then: Stage) -> None:
    """Raise `NotPossible` unless a report may go from one stage to the other."""
    if then not in AFTER[Stage(now)]:
        raise NotPossible(_WHERE_IT_STANDS[Stage(now)])
