"""What a policy answers, and how the house says no."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, with the reason in words that can be shown to the person."""

    allowed: bool
    because: str

    def __bool__(self) -> bool:
        return self.allowed


def allow(because: str) -> Decision:
    """Yes, because."""
    return Decision(allowed=True, because=because)


def deny(because: str) -> Decision:
    """No, because."""
    return Decision(allowed=False, because=because)


class Refused(Exception):
    """The house said no. The message is fit to show to the person."""


class NotPermitted(Refused):
    """This person may not do this."""


class NotPossible(Refused):
    """Nobody may do this now: the thing is in the wrong state, or has gone."""
