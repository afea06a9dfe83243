"""Where sentences begin and end, as first and last word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .normalising import Words

_END = re.compile(r"[.!?;:][\"'\u201d\u2019)\]]*\s|\n\s*\n|[|\t]|\n\s*(?:[-*\u2022]|\d+[.)])\s")
_SHORT = frozenset(["mr", "mrs", "ms", "dr", "prof", "cllr", "st", "no", "e.g", "i.e"])


def sentences(words: Words) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence."""
    first = 0
    for word in range(len(words)):
        ends = word + 1 == len(words) or _ends(words, word)
        if ends:
            yield first, word
            first = word + 1


def _ends(words: Words, word: int) -> bool:
    gap = words.gap(word)
    if gap == " " or words.starts[word + 1] < words.ends[word] or not _END.search(gap):
        return False
    return words.forms[word] not in _SHORT and (
        len(words.forms[word]) > 1 or words.forms[word].isdigit() or "\n" in words.gap(word)
    )


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of a text around a place, as characters."""
    before = [found.end() for found in _END.finditer(text, max(0, start - 600), start)]
    after = _END.search(text, max(start, end - 1), min(len(text), end + 600))
    begin = before[-1] if before else max(text.rfind("\n", 0, start) + 1, start - 600, 0)
    return begin, after.end() if after else min(len(text), end + 600)
