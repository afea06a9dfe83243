"""Concerns that are held, made by commands, for the tests of this room and of its pages."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import commands
from upheld.concerns.models import Held
from upheld.examples.cast import Cast
from upheld.vault import receipts

from .scene import NOON, TODAY, Reporter

ANSWERS = {"risk": "no", "words": "Visits were written up.", "known_as": "anonymous"}


def tokens(cast: Cast, slug: str = "union") -> list[str]:
    """One sheet of ten."""
    made = tuple(receipts.new_words() for _ in range(10))
    commands.issue_escrow_tokens(actor=cast.actor(slug), at=NOON, tokens=made)
    return list(made)


def hold(
    who: Reporter,
    token: str,
    post: UUID,
    *,
    how_many: int = 3,
    months: int = 6,
    at: date = TODAY,
    **answers: Any,
) -> Held:
    """Somebody writes a concern about one post and holds it."""
    held = ANSWERS | {"receipt": who.words, "posts": [str(post)]} | answers
    draft = commands.begin_draft(actor=who.actor, at=at, answers=held, receipt=who.receipt)
    return commands.hold(
        actor=who.actor,
        at=at,
        draft=draft,
        token=token,
        post=post,
        how_many=how_many,
        months=months,
        receipt=who.receipt,
        keys=who.keys,
    )
