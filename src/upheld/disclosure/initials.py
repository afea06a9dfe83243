"""Initials: with points, without, and a title with one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import lexicon
from .flags import Flag, Kind
from .variants import initials, surname_letter
from .watchlist import Row

_POINTED = re.compile(r"(?<![\w.@/-])(?:[A-Z]\.[ \u00a0]?){1,3}[A-Z](?:\.|\b)(?![\w@]|\.\w)")
_SMALL = re.compile(r"(?<![\w.@/-])(?:[a-z]\.){1,3}[a-z]\.(?!\w)")
_PLAIN = re.compile(r"(?<![\w.@/&-])[A-Z]{2,4}(?![\w@]|-\w|\.\w)")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr)\.?[ \u00a0]+([A-Z])(?:\.|\b)(?!['\u2019]\w|\w)"
)
_NOT_A_PERSON = lexicon.word_set("no-initials.txt")


class Initials:
    """The initials of everybody on the watch-list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Keep each person's initials, and the first letters of surnames."""
        self.known = {each for row in rows for each in initials(row)}
        self.surnames = {surname_letter(row) for row in rows} - {""}

    def flags(self, text: str) -> Iterator[Flag]:
        """Every pair of initials that could stand for somebody."""
        for found in _TITLED.finditer(text):
            listed = found.group(1).casefold() in self.surnames
            why = "whose surname on the watch-list begins so" if listed else "whom it shortens"
            yield _flag(found, f"A title and one letter: a reader may know {why}.")
        for found in [*_POINTED.finditer(text), *_SMALL.finditer(text)]:
            letters = "".join(each for each in found.group().casefold() if each.isalpha())
            if letters in self.known:
                yield _flag(found, "The initials of somebody on the watch-list.")
            elif letters not in _NOT_A_PERSON and found.group()[0].isupper():
                yield _flag(found, "Initials; nobody on the watch-list has them.")
        for found in _PLAIN.finditer(text):
            letters = found.group().casefold()
            if letters in self.known and not _is_a_word_here(letters, text, found):
                yield _flag(found, "The initials of somebody on the watch-list.")


def _is_a_word_here(letters: str, text: str, found: re.Match[str]) -> bool:
    """An abbreviation that everybody knows, or a small word in a line of capitals."""
    if letters in lexicon.public_names() or letters in _NOT_A_PERSON:
        return True
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.end() + 40].split("\n", maxsplit=1)[
        0
    ]
    return lexicon.is_ordinary(letters) and line.isupper()


def _flag(found: re.Match[str], why: str) -> Flag:
    return Flag(Kind.INITIALS, found.start(), found.end(), why)
