"""Everything that can be done at a body that oversees."""

from __future__ import annotations

from .asks import answer_ask, decide_answer, fall_due, record_ask, stand_down
from .meetings import call_meeting, record_change, set_up_body, take_note

__all__ = [
    "answer_ask",
    "call_meeting",
    "decide_answer",
    "fall_due",
    "record_ask",
    "record_change",
    "set_up_body",
    "stand_down",
    "take_note",
]
