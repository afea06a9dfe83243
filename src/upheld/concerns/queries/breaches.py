"""How much was late, in numbers that a board can be shown: the same for everybody.

Counted from what stands in the clear, at the end of the last finished month, so that nobody
learns anything by asking on another day or as somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.concerns import words
from upheld.concerns.states import Obligation
from upheld.kernel.actor import Actor, Kind
from upheld.ledger import totals


@dataclass(frozen=True, slots=True)
class Breach:
    """One kind of clock: how many ran at the month's end, and how many of these were late."""

    words: str
    running: str
    late: str


@dataclass(frozen=True, slots=True)
class Breaches:
    """The clocks of concerns at the end of a month."""

    at: date
    lines: tuple[Breach, ...]


def breaches(*, actor: Actor, today: date) -> Breaches | None:
    """The late clocks of all concerns, small numbers suppressed; None for strangers."""
    if actor.kind is not Kind.PERSON:
        return None
    end = today.replace(day=1) - timedelta(days=1)
    return Breaches(
        at=end,
        lines=tuple(
            Breach(words.of_obligation(each.value), *totals.at_the_end(each.value, end))
            for each in Obligation
        ),
    )
