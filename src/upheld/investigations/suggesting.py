"""Where an allegation might belong: areas whose words it shares. It decides nothing.

A word counts for more the fewer areas use it. Whoever reads the suggestion is shown the words
that it comes from, and places the allegation by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.disclosure.stopwords import STOP

from .reading import AreaRead

_WORD = re.compile(r"[^\W\d_]{4,}")
MOST = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An area, and the words that an allegation shares with it."""

    area: str
    number: int
    title: str
    words: tuple[str, ...]


def suggested(
    words: str, areas: Iterable[AreaRead], *, leave_out: str = ""
) -> tuple[Suggestion, ...]:
    """Areas that share words with an allegation, the closest first; `leave_out` is its own id."""
    said = _words(words)
    told = [(each, _told(each, leave_out)) for each in areas]
    used = Counter(word for _area, theirs in told for word in theirs)
    found = [(area, said & theirs) for area, theirs in told if said & theirs]
    found.sort(key=lambda each: (-sum(1 / used[word] for word in each[1]), each[0].number))
    return tuple(
        Suggestion(area.id, area.number, area.title, tuple(sorted(shared)))
        for area, shared in found[:MOST]
    )


def _told(area: AreaRead, leave_out: str) -> set[str]:
    allegations = (each.words for each in area.allegations if each.id != leave_out)
    return _words(" ".join([area.title, *allegations]))


def _words(text: str) -> set[str]:
    return {each for each in _WORD.findall(text.lower()) if each not in STOP}
