"""Initials: with points, without, and a title with one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import lexicon
from .flags import Flag, Kind
from .normalising import folded
from .variants import initials, surname_letter
from .watchlist import Row

# Capitals with marks are capitals: Ł, Ó, Ş.
_CAP = "[A-Z" + "".join(c for c in map(chr, range(0xC0, 0x24F)) if c.isupper()) + "]"
_LINK = "[-\u2010\u2011'\u2019]"
_GAP = "[ \u00a0]?"
_POINTED = re.compile(
    rf"(?<![\w.@/-])(?:{_CAP}\.(?:{_GAP}|[-\u2010\u2011])){{1,3}}{_CAP}(?:\.|\b)(?![\w@]|\.\w)"
)
_SMALL = re.compile(r"(?<![\w.@/-])(?:[a-z]\.){1,3}[a-z]\.(?!\w)")
_PLAIN = re.compile(rf"(?<![\w.@/&-]){_CAP}{{2,4}}(?![\w@]|-\w|\.\w)")
_LINKED = re.compile(
    rf"(?<![\w.@/&-])(?=[^\s.@/&]{{3,6}}(?![\w@])){_CAP}{{1,3}}(?:{_LINK}{_CAP}{{1,2}}){{1,2}}(?![\w@-])"
)
# Two letters by themselves, and initials with small letters of Mc or Ní among them.
_SPACED = re.compile(
    rf"(?<![^\w]{_CAP} )(?<![\w.@/'\u2019-]){_CAP} {_CAP}(?![\w.'\u2019-]| {_CAP}\b)"
)
_MIXED = re.compile(rf"(?<![\w.@/&-])(?=\w{{3,6}}\b){_CAP}+[^\W\d_]*{_CAP}(?![\w@])")
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr)\.?\s+({_CAP})(?:{_LINK}{_CAP})?(?:\.|\b)"
    r"(?!['\u2019]\w|\w)"
)
_LEAST_MIXED = 3
_LISTED = "The initials of somebody on the watch-list."
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
            letters = folded(found.group())
            if letters in self.known:
                yield _flag(found, _LISTED)
            elif letters not in _NOT_A_PERSON and found.group()[0].isupper():
                yield _flag(found, "Initials; nobody on the watch-list has them.")
        for found in _PLAIN.finditer(text):
            letters = folded(found.group())
            if letters in self.known and not _is_a_word_here(letters, text, found):
                yield _flag(found, _LISTED)
        yield from self._joined(text)

    def _joined(self, text: str) -> Iterator[Flag]:
        """Initials with a hyphen, an apostrophe, a space or small letters among them."""
        for pattern in (_LINKED, _SPACED, _MIXED):
            for found in pattern.finditer(text):
                capitals = folded("".join(each for each in found.group() if each.isupper()))
                enough = len(capitals) >= (_LEAST_MIXED if pattern is _MIXED else 1 + 1)
                if enough and capitals in self.known and capitals not in lexicon.public_names():
                    yield _flag(found, _LISTED)


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
