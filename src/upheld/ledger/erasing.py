"""Erasing what opens entries: seed and fields go, the digest in the log stays.

Every proof still verifies; nobody can say any more what the entry was, nor which it was.
"""

from __future__ import annotations

from collections.abc import Iterable

from .models import Opening
from .openings import chunks


def erase(about: Iterable[object]) -> int:
    """Destroy the clear openings about these things. Says how many there were.

    Sealed openings need no erasing: they open with a compartment's key, and that is
    destroyed with the compartment. Call it inside the command that destroys it.
    """
    gone = 0
    for chunk in chunks(sorted({str(each) for each in about if str(each)})):
        gone += Opening.objects.filter(about__in=chunk, sealed=None).delete()[0]
    return gone
