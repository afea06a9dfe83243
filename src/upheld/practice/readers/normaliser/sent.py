"""Spellings that councils have sent, and the kind of code that a region's analysts read in each.

A kind is one of our codes or several, where the region's code is coarser than ours. The file
`data/sent.txt` is made by `scripts/spellings.py` from the list that the London pipeline publishes
(MIT): a line in brackets names the code set and the kind's codes, the spellings follow in plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NO_CODE = "?"  # first in a kind: none of its codes says "any other of this kind"
NOT_KNOWN = "-"  # stands for the empty code, which means "not known"
SAYS_NOTHING = frozenset({"a", "and", "of", "the", "or", "in", "to", "for", "s", "e", "g", "eg", "etc"})  # fmt: skip
SHORTEST = 4  # letters that are left of a word without its plural


@dataclass(frozen=True, slots=True)
class Kind:
    """The codes that one of the region's codes stands for, and that for "any other" of them."""

    codes: frozenset[str]
    other: str | None

    @property
    def single(self) -> bool:
        """Whether it is one code and no broader."""
        return len(self.codes) == 1


class Sent:
    """Spellings in plain words by code set, with their kinds."""

    def __init__(self, rows: Iterable[tuple[str, Kind, str]]) -> None:
        """Keep rows of code set, kind and spelling."""
        self._kinds: dict[tuple[str, str], set[Kind]] = {}
        self._by_words: dict[tuple[str, frozenset[str]], set[Kind]] = {}
        for name, kind, plain in rows:
            self._kinds.setdefault((name, plain), set()).add(kind)
            self._by_words.setdefault((name, words(plain)), set()).add(kind)

    def kinds(self, name: str, plain: str) -> frozenset[Kind]:
        """What this very spelling was read as: none where it is new, several where that differed."""
        return frozenset(self._kinds.get((name, plain), ()))

    def alike(self, name: str, plain: str) -> frozenset[Kind]:
        """What the same words were read as, in another order or with other numbers."""
        told = words(plain)
        # Where "not" stands says what is not.
        sure = told and "not" not in told
        return frozenset(self._by_words.get((name, told), ()) if sure else ())


def words(plain: str) -> frozenset[str]:
    """The words of a spelling without numbers, plurals and what says nothing."""
    return frozenset(
        _single(word) for word in plain.split() if not word.isdigit() and word not in SAYS_NOTHING
    )


def _single(word: str) -> str:
    for ending, instead in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending) + instead
    return word


def rows(lines: Iterable[str]) -> Iterator[tuple[str, Kind, str]]:
    """Code set, kind and spelling of each line of the file."""
    name, kind = "", Kind(frozenset(), None)
    for line in lines:
        if line.startswith("["):
            name, *codes = line.strip("[]\n").split()
            kind = kind_of(codes)
        elif line and not line.startswith("#"):
            yield name, kind, line


def kind_of(codes: list[str]) -> Kind:
    """A kind by its codes, of which the first says "any other"."""
    told = [code.replace(NOT_KNOWN, "") for code in codes]
    return Kind(frozenset(told) - {NO_CODE}, None if told[0] == NO_CODE else told[0])


@cache
def shipped() -> Sent:
    """What stands in the file."""
    text = (files(__package__) / "data" / "sent.txt").read_text("utf-8")
    return Sent(rows(text.splitlines()))
