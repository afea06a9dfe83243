"""The stages of an investigation, and the codes that its rows may carry."""

from __future__ import annotations

from enum import StrEnum

from upheld.kernel.decision import NotPossible


class Stage(StrEnum):
    """How far an investigation has come. Stages go one way."""

    PROPOSED = "proposed"
    COMMISSIONED = "commissioned"
    OPENED = "opened"  # the investigator has opened a file; terms are being agreed
    UNDER_WAY = "under-way"  # terms have been agreed by every party
    SIGNED_OFF = "signed-off"  # nothing is unanswered, and the findings are frozen
    REPORTED = "reported"


AFTER: dict[Stage, frozenset[Stage]] = {
    Stage.PROPOSED: frozenset({Stage.COMMISSIONED}),
    Stage.COMMISSIONED: frozenset({Stage.OPENED}),
    Stage.OPENED: frozenset({Stage.UNDER_WAY}),
    Stage.UNDER_WAY: frozenset({Stage.SIGNED_OFF}),
    Stage.SIGNED_OFF: frozenset({Stage.REPORTED}),
    Stage.REPORTED: frozenset(),
}

SETTLED = frozenset({Stage.SIGNED_OFF, Stage.REPORTED})
"""The stages in which findings are frozen: what is learnt later is added, never edited in."""

_WHERE_IT_STANDS = {
    Stage.PROPOSED: "This investigation has been proposed and is not commissioned yet.",
    Stage.COMMISSIONED: "The investigator has not opened a file for this investigation yet.",
    Stage.OPENED: "The terms of reference are not agreed by every party yet.",
    Stage.UNDER_WAY: "The findings of this investigation are not signed off yet.",
    Stage.SIGNED_OFF: "The findings of this investigation are signed off.",
    Stage.REPORTED: "The full report of this investigation has been issued.",
}


class Outcome(StrEnum):
    """How an allegation, a headline area or a case was answered."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    UNABLE_TO_DETERMINE = "unable-to-determine"
    NO_FINDING = "no-finding"


class Standard(StrEnum):
    """How sure the investigator had to be."""

    BALANCE_OF_PROBABILITIES = "balance-of-probabilities"
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"
    NOT_STATED = "not-stated"


class Stratum(StrEnum):
    """From which side somebody was interviewed. Kept only inside the sealed note."""

    RAISED_IT = "raised-it"
    DID_NOT_RAISE_IT = "did-not-raise-it"
    NAMED = "named"
    PARTNER_AGENCY = "partner-agency"


class Addition(StrEnum):
    """What can be added to an interview once it is on the register."""

    CORRECTION = "correction"
    NOTE_AGREED = "note-agreed"
    NOTE_DISPUTED = "note-disputed"
    NOTE_NOT_RETURNED = "note-not-returned"
    MAY_QUOTE = "may-quote"
    MAY_NOT_QUOTE = "may-not-quote"
    WITHDRAWN = "withdrawn"  # nothing that this person said may be relied on or quoted


RETURNS = (Addition.NOTE_AGREED, Addition.NOTE_DISPUTED, Addition.NOTE_NOT_RETURNED)
"""What became of a note that was sent to whoever was interviewed; the latest one holds."""

WITH_WORDS = frozenset(
    {Addition.CORRECTION, Addition.NOTE_DISPUTED, Addition.MAY_QUOTE, Addition.MAY_NOT_QUOTE}
)
"""Additions that say nothing without words: the correction, the objection, the quotation."""


class Given(StrEnum):
    """What became of a document that the investigator asked for."""

    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    NOT_FOUND = "not-found"  # whoever was asked says that there is none


class PassageClass(StrEnum):
    """What a passage of the full report would give away. Kept only inside what is sealed."""

    SOURCE_IDENTIFYING = "source-identifying"
    THIRD_PARTY = "third-party"
    CHILD_IDENTIFYING = "child-identifying"
    PRIVILEGED = "privileged"
    PUBLISHABLE = "publishable"  # only where a person says so


class Considered(StrEnum):
    """What an investigator did about a reply to criticism."""

    CHANGED = "changed"
    PARTLY_CHANGED = "partly-changed"
    NOT_CHANGED = "not-changed"
    NO_REPLY = "no-reply"


class Selection(StrEnum):
    """By which rule the cases that are read were chosen."""

    ALL_SUPPLIED = "all-supplied"
    RANDOM = "random"  # drawn by a root of the log that did not exist yet
    PURPOSIVE = "purposive"  # chosen for reasons, which are given


class Changed(StrEnum):
    """What a follow-up found to have changed for a child."""

    CHANGED = "changed"
    NO_NEED = "no-need"  # nothing had to change
    NOT_YET = "not-yet"
    TOO_LATE = "too-late"  # it could no longer be put right


class Told(StrEnum):
    """Whether somebody was told of what was found in a case."""

    TOLD = "told"
    NOT_TOLD = "not-told"  # and why not stands in words


class Custody(StrEnum):
    """What was done with a document: one link of its chain."""

    RECEIVED = "received"
    COPIED = "copied"
    LENT = "lent"
    RETURNED = "returned"
    COMPARED = "compared"  # held against the source that it came from
    HELD = "held"  # a legal hold: it must not be destroyed
    RELEASED = "released"  # the hold is over


class Proposed(StrEnum):
    """What has become of an existing paper that was brought in."""

    WAITS = "waits"  # for a person to say what it is
    ACCEPTED = "accepted"  # it is a document now
    LEFT_OUT = "left-out"
    REFUSED = "refused"  # it could not be taken in


class Indexed(StrEnum):
    """What a part of a file's index tells."""

    TITLES = "titles"  # what a list of documents shows
    WORDS = "words"  # which word stands in which document


class FoundIn(StrEnum):
    """In what looked-for words were found."""

    ALLEGATION = "allegation"
    FINDING = "finding"
    BESIDE = "beside"  # an observation, or later evidence
    INTERVIEW = "interview"
    DOCUMENT = "document"


class Procurement(StrEnum):
    """By what route the investigator was engaged."""

    QUOTES = "quotes"
    FRAMEWORK = "framework"
    TENDER = "tender"
    WAIVER = "waiver"  # of contract procedure rules, with its own reason


class Required(StrEnum):
    """What must be there before a commission: the paper, or a named person's signed reason."""

    DATA_PROTECTION = "data-protection"  # the data protection impact assessment
    EQUALITY = "equality"  # the equality impact assessment
    CONFLICTS = "conflicts"  # what ties those who commission have


class Controller(StrEnum):
    """Who answers in law for the personal data of an investigation."""

    COUNCIL = "council"
    INVESTIGATOR = "investigator"
    JOINT = "joint"


class Party(StrEnum):
    """Who must agree the terms of reference."""

    COMMISSIONER = "commissioner"
    UNION = "union"


def require(now: str, *, then: Stage) -> None:
    """Raise `NotPossible` unless an investigation may go from one stage to the other."""
    if then not in AFTER[Stage(now)]:
        raise NotPossible(_WHERE_IT_STANDS[Stage(now)])


def require_in(now: str, *stages: Stage) -> None:
    """Raise `NotPossible` unless an investigation stands at one of these stages."""
    if Stage(now) not in stages:
        raise NotPossible(_WHERE_IT_STANDS[Stage(now)])


class Part(StrEnum):
    """What somebody is to an investigation. Whoever has no part in it does not see it."""

    RECEIVER = "receiver"
    COMMISSIONER = "commissioner"
    INVESTIGATOR = "investigator"
    CERTIFIER = "certifier"  # the second person, who certifies that nothing is unanswered
    UNION = "union"


class Status(StrEnum):
    """How far a task has come."""

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    CANNOT_START = "cannot-start"


class Task(StrEnum):
    """What an investigator does, in the order of the task list."""

    DECLARE = "declare"
    COMMISSION = "commission"  # the commissioner's, on the list so that one sees what is waited for
    OPEN_FILE = "open-file"
    TERMS = "terms"
    AREAS = "areas"
    INTERVIEWS = "interviews"
    DOCUMENTS = "documents"
    CASES = "cases"
    FINDINGS = "findings"
    REPLIES = "replies"
    SIGN_OFF = "sign-off"
    REPORT = "report"


class WasExamined(StrEnum):
    """Whether a child was one of those whose cases were examined."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot-say"  # with a reason, for example that the list is lost


class Waits(StrEnum):
    """What waits for somebody."""

    DECLARE = "declare"
    COMMISSION = "commission"
    OPEN_FILE = "open-file"
    DRAFT_TERMS = "draft-terms"
    AGREE_TERMS = "agree-terms"
    INVESTIGATE = "investigate"
    SIGN_OFF = "sign-off"
    ISSUE_REPORT = "issue-report"
    OPEN_REPORT = "open-report"
