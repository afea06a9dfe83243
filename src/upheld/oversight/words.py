"""Words that somebody must give, and how pages say the codes of this room."""

from __future__ import annotations

from django.utils.translation import gettext as _

from upheld.improvement import words as improvement
from upheld.kernel.decision import NotPossible


def required(words: str, message: str) -> str:
    """Words without their outer spaces. Raises `NotPossible` where none are left."""
    if not words.strip():
        raise NotPossible(message)
    return words.strip()


def of_event(event: str) -> str:
    """What happened to an answer, or to an action that it cites, by the name of the event."""
    ours = {
        "oversight.ask.answered": _("Answered"),
        "oversight.answer.decided": _("Decided by the panel"),
    }
    return ours.get(event) or improvement.of_event(event) or _("Recorded")
