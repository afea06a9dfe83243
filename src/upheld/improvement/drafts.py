"""An action as somebody types it, before it stands in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.decision import NotPossible

from .states import SuccessKind


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What will be done, who owns it, by when, and how it will be known that it worked.

    `pair` is what must not get worse meanwhile. `due` may be missing: then the page says so.
    """

    text: str
    owner_post: UUID
    due: date | None
    success_kind: SuccessKind
    success_test: str
    pair: str = ""
    origin: str = ""

    def check(self, today: date) -> None:
        """Raise `NotPossible` for what cannot be promised today."""
        required(self.text, "Say what will be done.")
        required(self.success_test, "Say how you will know that it worked.")
        if self.success_kind is SuccessKind.MEASURE:
            required(self.pair, "Say what must not get worse while this measure gets better.")
        if self.due is not None and self.due < today:
            raise NotPossible("The date has already passed. Choose a later one.")


def required(words: str, message: str) -> str:
    """Words without their outer spaces. Raises `NotPossible` where none are left."""
    if not words.strip():
        raise NotPossible(message)
    return words.strip()
