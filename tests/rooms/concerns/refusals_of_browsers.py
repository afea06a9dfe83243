"""Who is refused where a browser seals. `test_refusals` tries them all."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from upheld.concerns.sealed import Blob

from .scene import NOON, TODAY, Reporter
from .sealed_scene import Browser

STRANGER = Reporter()
NOT_YOURS = "This is not yours"


def refusals(refusal: Any) -> dict[str, tuple[Any, ...]]:
    """Each command that takes ciphertext in, with the wrong people who try it."""
    return {
        "concerns.send_sealed": (
            refusal(_send("mo"), "without signing in", kept=False),
            refusal(_send("union"), "without signing in", kept=False),
        ),
        "concerns.send_sealed_message": (
            refusal(_message(STRANGER.actor), NOT_YOURS),
            refusal(_message("senior-a"), "Only a receiver or the convener"),
        ),
    }


def _send(slug: str) -> Any:
    return lambda s: {"actor": s.cast.actor(slug), "at": NOON, "sealed": Browser().sealed()}


def _message(who: Any) -> Any:
    blob = Blob(id=uuid4(), sealed=b"")
    return lambda s: {
        "actor": s.cast.actor(who) if isinstance(who, str) else who,
        "at": NOON if isinstance(who, str) else TODAY,
        "concern": s.concern,
        "message": blob,
        "number": 5,
    }
