"""The life of a person's keys: offered, then countersigned by another holder."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from upheld.kernel.decision import NotPossible

WAIT_AFTER_CHANGE = timedelta(hours=24)
"""How long changed keys wait, so that every holder hears of the change before it counts."""


class KeyState(StrEnum):
    """Where a person's keys stand."""

    OFFERED = "offered"
    COUNTERSIGNED = "countersigned"
    WITHDRAWN = "withdrawn"  # offered, and offered again before anybody countersigned


AFTER: dict[KeyState, frozenset[KeyState]] = {
    KeyState.OFFERED: frozenset({KeyState.COUNTERSIGNED, KeyState.WITHDRAWN}),
    KeyState.COUNTERSIGNED: frozenset(),
    KeyState.WITHDRAWN: frozenset(),
}


def require(now: KeyState, *, then: KeyState) -> None:
    """Raise `NotPossible` unless keys may go from one state to the other."""
    if then not in AFTER[now]:
        raise NotPossible(f"These keys are already {now.value}.")
