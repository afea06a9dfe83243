"""What an ask and an answer can be, and the moves between them."""

from __future__ import annotations

from enum import StrEnum

from upheld.kernel.decision import NotPossible


class BodyKind(StrEnum):
    """What sort of body oversees."""

    SCRUTINY_PANEL = "scrutiny_panel"
    IMPROVEMENT_BOARD = "improvement_board"
    PRACTITIONERS_BOARD = "practitioners_board"


class AskKind(StrEnum):
    """How often an ask expects an answer."""

    ONE_OFF = "one_off"
    STANDING = "standing"
    CONDITIONAL = "conditional"


class AskState(StrEnum):
    """Where an ask stands."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    STOOD_DOWN = "stood_down"


class Verdict(StrEnum):
    """What the panel said of an answer."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


class Direction(StrEnum):
    """Whether something changed for children, and which way."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"


ASKS: dict[AskState, frozenset[AskState]] = {
    AskState.OPEN: frozenset({AskState.ANSWERED, AskState.STOOD_DOWN}),
    # An answer that is not accepted leaves the ask open; so does the next meeting,
    # where the ask is a standing one.
    AskState.ANSWERED: frozenset({AskState.ACCEPTED, AskState.OPEN, AskState.STOOD_DOWN}),
    # A standing ask alone: it falls due again, or is stood down between two meetings.
    AskState.ACCEPTED: frozenset({AskState.OPEN, AskState.STOOD_DOWN}),
    AskState.STOOD_DOWN: frozenset(),
}

VERDICTS: dict[Verdict, frozenset[Verdict]] = {
    Verdict.WAITING: frozenset({Verdict.ACCEPTED, Verdict.NOT_ACCEPTED}),
    Verdict.ACCEPTED: frozenset(),
    Verdict.NOT_ACCEPTED: frozenset(),
}


def in_words(state: StrEnum) -> str:
    """A state as a person reads it."""
    return state.value.replace("_", " ")


def require_ask(now: AskState, *, then: AskState) -> None:
    """Raise `NotPossible` unless the ask may move there."""
    if then not in ASKS[now]:
        raise NotPossible(f"This ask is {in_words(now)}. It cannot become {in_words(then)}.")


def require_verdict(now: Verdict, *, then: Verdict) -> None:
    """Raise `NotPossible` unless the answer still waits for the panel."""
    if then not in VERDICTS[now]:
        raise NotPossible(f"The panel has already decided: {in_words(now)}.")
