"""What a response, an action and a proof can be, and the moves between them."""

from __future__ import annotations

from enum import StrEnum

from upheld.kernel.decision import NotPossible


class Response(StrEnum):
    """The body's answer. "Accept the need" is not among them: it is not accepting."""

    UNANSWERED = "unanswered"
    ACCEPTED = "accepted"
    IN_PART = "accepted_in_part"
    IN_PRINCIPLE = "accepted_in_principle"
    REJECTED = "rejected"


class SuccessKind(StrEnum):
    """How it will be known that an action worked."""

    MEASURE = "measure"
    ARTEFACT = "artefact"
    ASSURANCE = "assurance"
    EVENT = "event"
    RECURRING = "recurring"
    PULSE = "pulse"


class Stage(StrEnum):
    """Where an action stands."""

    DRAFT = "draft"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    READY = "ready_for_assessment"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    CLOSED = "closed"
    REOPENED = "reopened"


class Judgement(StrEnum):
    """What an assurer says of one proof."""

    WAITING = "waiting"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"


ANSWERS: dict[Response, frozenset[Response]] = {
    Response.UNANSWERED: frozenset(
        {Response.ACCEPTED, Response.IN_PART, Response.IN_PRINCIPLE, Response.REJECTED}
    ),
    # An answer in principle must become a plain answer; the others stand.
    Response.IN_PRINCIPLE: frozenset({Response.ACCEPTED, Response.IN_PART, Response.REJECTED}),
    Response.ACCEPTED: frozenset(),
    Response.IN_PART: frozenset(),
    Response.REJECTED: frozenset(),
}

ACCEPTED = frozenset({Response.ACCEPTED, Response.IN_PART, Response.IN_PRINCIPLE})
STILL_OWED = frozenset({Response.UNANSWERED, Response.IN_PRINCIPLE})

_WORKING = frozenset({Stage.IN_PROGRESS, Stage.READY})
STAGES: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.NOT_STARTED}),
    Stage.NOT_STARTED: _WORKING,
    Stage.IN_PROGRESS: _WORKING,
    Stage.READY: frozenset({Stage.MET, Stage.PARTLY_MET, Stage.NOT_MET}),
    Stage.PARTLY_MET: _WORKING,
    Stage.NOT_MET: _WORKING,
    # Work after "met" makes a new attempt: what was judged is no longer what there is.
    Stage.MET: frozenset({Stage.CLOSED, Stage.READY}),
    Stage.CLOSED: frozenset({Stage.REOPENED}),
    Stage.REOPENED: _WORKING,
}

JUDGEMENTS: dict[Judgement, frozenset[Judgement]] = {
    Judgement.WAITING: frozenset({Judgement.MET, Judgement.PARTLY_MET, Judgement.NOT_MET}),
    Judgement.MET: frozenset(),
    Judgement.PARTLY_MET: frozenset(),
    Judgement.NOT_MET: frozenset(),
}


def in_words(state: StrEnum) -> str:
    """A state as a person reads it."""
    return state.value.replace("_", " ")


def require_answer(now: Response, *, then: Response) -> None:
    """Raise `NotPossible` unless this answer may follow."""
    if then is Response.UNANSWERED:
        raise NotPossible("An answer cannot be taken back.")
    if then not in ANSWERS[now]:
        raise NotPossible(f"This recommendation is already {in_words(now)}.")


def require_stage(now: Stage, *, then: Stage) -> None:
    """Raise `NotPossible` unless the action may move there."""
    if then not in STAGES[now]:
        raise NotPossible(f"This action is {in_words(now)}, so it cannot become {in_words(then)}.")


def require_judgement(now: Judgement, *, then: Judgement) -> None:
    """Raise `NotPossible` unless the proof still waits to be judged."""
    if then is Judgement.WAITING:
        raise NotPossible("Say whether the proof is met, partly met or not met.")
    if then not in JUDGEMENTS[now]:
        raise NotPossible(f"This proof has already been judged {in_words(now)}.")
