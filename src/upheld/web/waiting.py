"""One line of "what waits for me?", whichever room it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for whoever is acting: where it is, and by when it is due.

    `facts` are short sentences that say why it waits. `today` is what cannot wait until
    tomorrow, whatever day of the week it is.
    """

    title: str
    href: str
    due: date | None = None
    late: bool = False
    facts: tuple[str, ...] = ()
    today: bool = False


def nearest_first(lines: list[Waiting]) -> list[Waiting]:
    """Lines of several rooms in one list; what has no date comes last."""
    return sorted(lines, key=lambda each: each.due or date.max)
