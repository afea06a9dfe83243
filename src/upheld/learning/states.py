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


class Correcting(StrEnum):
    """How far a correction of a published passage has come."""

    PROPOSED = "proposed"
    SUBMITTED = "submitted"  # the author asks two others to read it
    AGREED = "agreed"  # the first of the two has read it and agreed
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


OPEN_CORRECTIONS = (
    Correcting.PROPOSED.value,
    Correcting.SUBMITTED.value,
    Correcting.AGREED.value,
)
"""One at a time: the check runs over the report as it would read with the correction."""

CORRECTION_AFTER: dict[Correcting, frozenset[Correcting]] = {
    Correcting.PROPOSED: frozenset({Correcting.SUBMITTED, Correcting.WITHDRAWN}),
    Correcting.SUBMITTED: frozenset({Correcting.AGREED, Correcting.WITHDRAWN}),
    Correcting.AGREED: frozenset({Correcting.PUBLISHED, Correcting.WITHDRAWN}),
    Correcting.PUBLISHED: frozenset(),
    Correcting.WITHDRAWN: frozenset(),
}

_WHERE_A_CORRECTION_STANDS = {
    Correcting.PROPOSED: "The author has not submitted this correction yet.",
    Correcting.SUBMITTED: "The receiver has not read and agreed this correction yet.",
    Correcting.AGREED: "This correction has been read once and waits for the second reader.",
    Correcting.PUBLISHED: "This correction is public already.",
    Correcting.WITHDRAWN: "This correction was withdrawn.",
}

_WHERE_IT_STANDS = {
    Stage.DRAFTED: "The author has not submitted this learning report yet.",
    Stage.SUBMITTED: "The receiver has not read and agreed this learning report yet.",
    Stage.REVIEWED: "This learning report has been read once and waits for the second reader.",
    Stage.RELEASED: "This learning report has been released. What is public stays as it is.",
}


class CopyFor(StrEnum):
    """Who reads a released report before its day, besides those who raised the concern."""

    UNION = "union"  # who lodged the concern for others, by agreement with the receiver
    CRITICISED = "criticised"  # whoever was served with what is said of them


class CopyForm(StrEnum):
    """How somebody reads their copy: here, or as a file that they take away."""

    PAGE = "page"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


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
    SURVEY = "survey"
    COMPLAINT = "complaint"
    INVESTIGATION = "investigation"
    COURT = "court"  # what judges said
    CARERS = "carers"  # what carers, children and families said
    MEASURE = "measure"  # what the service's own figures said
    STATEMENT = "statement"  # what somebody in office said in public


class Openness(StrEnum):
    """What anybody may know of a source."""

    PUBLIC = "public"  # anybody may read it
    KNOWN = "known"  # anybody may know that there is one, and what it says is confidential
    SEALED = "sealed"  # nobody outside may know of it


class PointKind(StrEnum):
    """What sort of thing a source says. Strengths are kept as well as failings."""

    JUDGEMENT = "judgement"
    STRENGTH = "strength"
    FAILING = "failing"
    RECOMMENDATION = "recommendation"


class Answer(StrEnum):
    """What became of an earlier recommendation. None is dropped without a word."""

    TAKEN_UP = "taken_up"  # by a recommendation of a learning report
    DONE = "done"  # already, with what proves it
    NOT_TAKEN_UP = "not_taken_up"  # with the reason


class Verdict(StrEnum):
    """Where a source stands on a claim."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    SILENT = "silent"


class Basis(StrEnum):
    """Whose reading a verdict is."""

    STATED = "stated"  # the source says so
    ATTRIBUTED = "attributed"  # somebody else says that the source says so
    INFERRED = "inferred"  # we read it so; the source does not state it


def require(now: str, *, then: Stage) -> None:
    """Raise `NotPossible` unless a report may go from one stage to the other."""
    if then not in AFTER[Stage(now)]:
        raise NotPossible(_WHERE_IT_STANDS[Stage(now)])


def require_correcting(now: str, *, then: Correcting) -> None:
    """Raise `NotPossible` unless a correction may go from one stage to the other."""
    if then not in CORRECTION_AFTER[Correcting(now)]:
        raise NotPossible(_WHERE_A_CORRECTION_STANDS[Correcting(now)])
