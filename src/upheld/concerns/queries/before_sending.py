"""Who would read a concern, asked before it is sent: posts, never persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import routing
from upheld.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Somebody who would read a concern, by post; `mentioned` if the words name that post."""

    post: str
    title: str
    independent: bool
    suggest_striking: bool
    mentioned: bool


def readers_of(
    *, actor: Actor, named_posts: Iterable[UUID], somebody_else: bool, words: str, at: date
) -> list[ReaderLine]:
    """Who would be able to read a concern, before it is sent: posts, never persons."""
    found = routing.possible_readers(
        named_posts=named_posts, somebody_else=somebody_else, words=words, at=at
    )
    return [
        ReaderLine(
            post=each.post,
            title=each.post_title,
            independent=each.independent,
            suggest_striking=each.suggest_striking,
            mentioned=each.mentioned,
        )
        for each in found
    ]


def readers_instead(*, actor: Actor, named_posts: Iterable[UUID], at: date) -> tuple[str, ...]:
    """The posts outside the council that receive a concern if everybody else is struck."""
    return tuple(each.post_title for each in routing.instead(named_posts=named_posts, at=at))
