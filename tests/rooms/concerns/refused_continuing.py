"""Who is refused what after a concern was sent: for `test_refusals`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from upheld.concerns.questions import Answer, Question
from upheld.concerns.states import KnownAs, Since

from .scene import NOON, TODAY, Reporter

Given = Callable[[Any], dict[str, Any]]
Case = tuple[Given, str, bool]

STRANGER = Reporter()
GONE = "no longer here"
NOT_YOURS = "This is not yours"


def _stranger(**more: Any) -> Given:
    return lambda s: {
        "actor": STRANGER.actor,
        "at": TODAY,
        "concern": s.concern,
        "keys": STRANGER.keys,
        **more,
    }


def _by(slug: str, **more: Any) -> Given:
    return lambda s: {
        "actor": s.cast.actor(slug),
        "at": NOON,
        "concern": s.concern,
        "keys": s.cast.keys(slug),
        **more,
    }


def _neither(kept: bool = True, **more: Any) -> tuple[Case, ...]:
    """Neither another reporter, nor whoever receives it, nor the manager whom it names."""
    return (
        (_stranger(**more), NOT_YOURS, kept),
        (_by("mo", **more), NOT_YOURS, kept),
        (_by("senior-a", **more), NOT_YOURS, kept),
    )


WORDS = {"words": "Words."}
REFUSED: dict[str, tuple[Case, ...]] = {
    "concerns.answer_question": _neither(question=Question.WHERE, answer=Answer(unsure=True)),
    "concerns.add_evidence": _neither(**WORDS),
    "concerns.keep_way_to": _neither(kept=False, other=STRANGER.keys),
    "concerns.disclose_identity": _neither(known_as=KnownAs.NAMED, **WORDS),
    "concerns.exclude_reader": _neither(reader=STRANGER.id),
    "concerns.withdraw": _neither(**WORDS),
    "concerns.report_detriment": _neither(**WORDS),
    "concerns.say_since": _neither(since=Since.NO, **WORDS),
    "concerns.answer_detriment": (
        (_by("union", **WORDS), "Only a receiver", True),
        (_by("senior-a", **WORDS), "Only a receiver", True),
        (_by("auditor", **WORDS), GONE, True),
    ),
}
