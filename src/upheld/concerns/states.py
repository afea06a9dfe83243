"""Where a concern stands, where it may go from there, and the codes that it can carry."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from upheld.kernel.decision import NotPossible

from . import house_periods as periods

ANSWER_DETRIMENT_WITHIN_DAYS = 7
SHOWN_FROM = 5
"""Fewer who joined are not shown: a small number could say who they are."""

LARGEST_FILE = 5 * 1024 * 1024


class State(StrEnum):
    """Where a concern stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    DECIDED = "decided"  # somebody has said what happens with it
    ANSWERED = "answered"  # those who raised it have been told what came of it
    WITHDRAWN = "withdrawn"  # by whoever raised it; what is owed for it stays owed
    CLOSED = "closed"


AFTER: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.ACKNOWLEDGED, State.WITHDRAWN}),
    State.ACKNOWLEDGED: frozenset({State.DECIDED, State.WITHDRAWN}),
    State.DECIDED: frozenset({State.ANSWERED, State.WITHDRAWN}),
    State.ANSWERED: frozenset({State.ANSWERED, State.CLOSED, State.WITHDRAWN}),
    # Whoever raised it cannot make it unheard: a receiver decides, and answers, as before.
    State.WITHDRAWN: frozenset({State.ACKNOWLEDGED, State.DECIDED}),
    State.CLOSED: frozenset(),
}

_NOT_NOW: dict[State, str] = {
    State.ACKNOWLEDGED: "This concern has been acknowledged already.",
    State.DECIDED: "Acknowledge this concern first, and decide once.",
    State.ANSWERED: "Decide what happens with this concern before you answer it.",
    State.WITHDRAWN: "You have withdrawn this concern already.",
    State.CLOSED: "Tell those who raised this concern what came of it before you close it.",
}


def require(now: State, *, then: State) -> None:
    """Raise `NotPossible` unless a concern may go from one state to the other."""
    if now is State.CLOSED:
        raise NotPossible("This concern is closed.")
    if then not in AFTER[now]:
        raise NotPossible(_NOT_NOW[then])


class Risk(StrEnum):
    """The answer to: is a child at risk now?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class KnownAs(StrEnum):
    """How somebody wants to be known."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"  # a receiver knows, and nobody else
    ANONYMOUS = "anonymous"


CAN_BECOME: dict[KnownAs, tuple[KnownAs, ...]] = {
    KnownAs.ANONYMOUS: (KnownAs.CONFIDENTIAL, KnownAs.NAMED),
    KnownAs.CONFIDENTIAL: (KnownAs.CONFIDENTIAL, KnownAs.NAMED),
    KnownAs.NAMED: (KnownAs.NAMED,),
}
"""How somebody may become known later. A name cannot be taken back, only said again."""


class Origin(StrEnum):
    """How a concern came that a receiver took down for somebody."""

    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in-person"


class Door(StrEnum):
    """As whom somebody speaks, where they say so. It adjusts words and decides nothing."""

    STAFF = "staff"
    CARER = "foster-carers"
    YOUNG_PERSON = "young-people"
    ADVOCATE = "advocates"
    COURT = "courts"
    PARTNER = "partners"
    PUBLIC = "the-public"


class Route(StrEnum):
    """What a receiver can do with a concern."""

    INVESTIGATE = "investigate"
    SAFEGUARDING = "safeguarding"  # or the local authority designated officer
    GRIEVANCE = "grievance"
    POLICE = "police"
    REGULATOR = "regulator"
    NO_FURTHER_ACTION = "no-further-action"


class Link(StrEnum):
    """How a concern stands to another one, as receivers record it."""

    EARLIER = "earlier"  # the other one came before, and was not put right
    LATER = "later"  # the other end of the same link
    SIMILAR = "similar"
    LED_BY = "led-by"  # merged: the other one leads, and this one keeps thread and clocks
    LEADS = "leads"  # the other end of the same link


OTHER_END: dict[Link, Link] = {
    Link.EARLIER: Link.LATER,
    Link.LATER: Link.EARLIER,
    Link.SIMILAR: Link.SIMILAR,
    Link.LED_BY: Link.LEADS,
    Link.LEADS: Link.LED_BY,
}


class GrievanceStep(StrEnum):
    """What was done where a concern is also a grievance."""

    MEETING = "meeting"
    OUTCOME = "outcome"


class Outcome(StrEnum):
    """What those who raised a concern are told came of it."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    UNABLE_TO_DETERMINE = "unable-to-determine"
    NO_FINDING = "no-finding"


class Taken(StrEnum):
    """How a reporter says that the concern was taken."""

    SERIOUSLY = "seriously"
    PARTLY = "partly"
    NOT_SERIOUSLY = "not-seriously"


class Again(StrEnum):
    """Whether a reporter would speak up again."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Since(StrEnum):
    """The answer to: has anything bad happened to you since you spoke up?"""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"
    RATHER_NOT = "rather-not"


class Obligation(StrEnum):
    """What is owed to those who raise a concern."""

    ACKNOWLEDGE = "acknowledge-concern"
    DECIDE = "decide-concern"
    FEEDBACK = "answer-concern"
    UPDATE = "update-concern"
    DETRIMENT_CHECK = "ask-about-detriment"
    GRIEVANCE_MEETING = "meet-about-grievance"
    GRIEVANCE_OUTCOME = "decide-grievance"
    DETRIMENT = "answer-detriment"
    REVIEW_ALERT = "review-alert"  # of a child at risk now, by the duty contact


def acknowledge_by(day: date) -> date:
    """The last day for a human acknowledgement."""
    return periods.house().acknowledge.after(day)


def decide_by(day: date) -> date:
    """The last day to say what happens with a concern."""
    return periods.house().decide.after(day)


def answer_by(day: date) -> date:
    """The last day for feedback."""
    return periods.house().answer.after(day)


def answer_detriment_by(day: date) -> date:
    """The last day to answer somebody who is treated badly for speaking up: seven days."""
    return date.fromordinal(day.toordinal() + ANSWER_DETRIMENT_WITHIN_DAYS)


class Asked(StrEnum):
    """Where a request to open a name stands."""

    WAITING = "waiting"
    RELEASED = "released"  # for one day, to whoever asked
    REFUSED = "refused"


AFTER_ASKED: dict[Asked, frozenset[Asked]] = {
    Asked.WAITING: frozenset({Asked.RELEASED, Asked.REFUSED}),
    Asked.RELEASED: frozenset(),
    Asked.REFUSED: frozenset(),
}


def require_asked(now: Asked, *, then: Asked) -> None:
    """Raise `NotPossible` unless a request for a name can still be answered."""
    if then not in AFTER_ASKED[now]:
        raise NotPossible("This has been answered already.")


class LegalKind(StrEnum):
    """What kind of request under the law it is."""

    SUBJECT_ACCESS = "subject-access"
    DISCLOSURE = "disclosure"
    STATUTORY_REPORT = "statutory-report"
    OTHER = "other"


class RequestState(StrEnum):
    """Where a request under the law stands."""

    OPEN = "open"
    ANSWERED = "answered"


AFTER_REQUEST: dict[RequestState, frozenset[RequestState]] = {
    RequestState.OPEN: frozenset({RequestState.ANSWERED}),
    RequestState.ANSWERED: frozenset(),
}


class ErasureState(StrEnum):
    """Where an erasure stands."""

    ASKED = "asked"
    REFUSED = "refused"
    DONE = "done"  # shown as erased only once the archives of keys have aged out


AFTER_ERASURE: dict[ErasureState, frozenset[ErasureState]] = {
    ErasureState.ASKED: frozenset({ErasureState.REFUSED, ErasureState.DONE}),
    ErasureState.REFUSED: frozenset(),
    ErasureState.DONE: frozenset(),
}


class Stays(StrEnum):
    """What is not destroyed with a concern."""

    GRIEVANCE = "grievance"  # shared by another receiver, who alone can ask for it
    EXPORTED = "exported"  # with a regulator
    ALERT = "alert"  # nobody here can say which one is its own
    LAW = "law"  # what was asked under the law, and answered


def require_erasure(now: ErasureState, *, then: ErasureState) -> None:
    """Raise `NotPossible` unless an erasure can still be answered."""
    if then not in AFTER_ERASURE[now]:
        raise NotPossible("This has been answered already.")


def update_by(day: date) -> date:
    """The last day for the next word to those who raised a concern."""
    return periods.house().update.after(day)


def next_detriment_check(received: date, *, today: date) -> date | None:
    """When those who raised a concern are next to be asked; None after the last time."""
    ours = periods.house()
    days = (
        each.after(received)
        for each in (
            ours.detriment_first,
            ours.detriment_second,
            ours.detriment_third,
            ours.detriment_last,
        )
    )
    return next((day for day in days if day > today), None)
