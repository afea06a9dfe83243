"""What a file and a reading of children's data can be, and the moves between them."""

from __future__ import annotations

from enum import StrEnum

from upheld.kernel.decision import NotPossible


class LeftOut(StrEnum):
    """What a load could not use: whole rows, or single values."""

    REJECTS = "rejects"
    DOUBTS = "doubts"


class Origin(StrEnum):
    """How a file came: sent with a form, found in the watched folder, or read once more."""

    SENT = "sent"
    FOLDER = "folder"
    AGAIN = "again"


class Standing(StrEnum):
    """Where a file stands on its way into the store."""

    WAITING = "waiting"
    LOADING = "loading"
    LOADED = "loaded"
    KNOWN = "known"  # its content was there already
    REFUSED = "refused"


class Which(StrEnum):
    """Whom a list of children names: those who count in the measure, or the others."""

    COUNTED = "counted"
    OTHERS = "others"


MOVES: dict[Standing, frozenset[Standing]] = {
    Standing.WAITING: frozenset({Standing.LOADING}),
    # A load that was stopped begins again; after some tries it is refused.
    Standing.LOADING: frozenset(
        {Standing.LOADING, Standing.LOADED, Standing.KNOWN, Standing.REFUSED}
    ),
    Standing.LOADED: frozenset(),
    Standing.KNOWN: frozenset(),
    Standing.REFUSED: frozenset(),
}
ON_THE_WAY = frozenset({Standing.WAITING, Standing.LOADING})


def check_move(now: str, to: Standing) -> None:
    """Raise `NotPossible` where a file cannot go from one standing to another."""
    if to not in MOVES[Standing(now)]:
        raise NotPossible("This file has been dealt with already. Nothing was changed.")
