"""Before a receiver writes down a concern for somebody: who would read it, and may they?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import on_behalf, routing
from upheld.concerns.policy import HANDLES
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible


@dataclass(frozen=True, slots=True)
class Takers:
    """Whether whoever asks may take a concern down, who would read it, and who else could."""

    may: bool
    readers: tuple[tuple[str, str], ...]  # post and title
    others: tuple[str, ...]


def takers(
    *,
    actor: Actor,
    named_posts: Iterable[UUID],
    somebody_else: bool,
    struck: Iterable[UUID],
    at: date,
) -> Takers:
    """The conflict check, made before a word is written down. Why is not said."""
    try:
        found = routing.readers(
            named_posts=named_posts, somebody_else=somebody_else, struck=struck, at=at
        )
    except NotPossible:
        return Takers(may=False, readers=(), others=())
    may = actor.has(*HANDLES) and actor.id in {each.person for each in found}
    return Takers(
        may=may,
        readers=tuple((each.post, each.post_title) for each in found) if may else (),
        others=on_behalf.others(found, actor),
    )
