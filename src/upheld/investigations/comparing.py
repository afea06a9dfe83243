"""What changed between two versions of a text: only the paragraphs that differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

LONGEST_BY_WORD = 2_000
"""Words of a paragraph up to which single words are compared: the time grows with their square."""


class Change(StrEnum):
    """What became of a piece of a text."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that follow one another, and whether they stayed, went or came."""

    change: Change
    words: str


def changed_paragraphs(before: str, after: str) -> tuple[tuple[Piece, ...], ...]:
    """Each paragraph that is not the same in both, in pieces; nothing where nothing changed.

    Space at the ends of paragraphs and empty lines do not count. Put together, the pieces that
    were kept or went out are the old paragraph; those kept or put in are the new one.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    found = []
    for what, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what != "equal":
            pairs = zip_longest(old[i:j], new[k:m], fillvalue="")
            found += [tuple(_pieces(one, other)) for one, other in pairs]
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > LONGEST_BY_WORD:
        old, new = [before], [after]
    for what, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(Change.KEPT, " ".join(old[i:j]))
            continue
        if old[i:j]:
            yield Piece(Change.OUT, " ".join(old[i:j]))
        if new[k:m]:
            yield Piece(Change.IN, " ".join(new[k:m]))
