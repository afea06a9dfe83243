"""Word prints of a text: numbers from which no word can be read, but runs of words recognised.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every four neighbouring prints of five words the
smallest is kept, so that two texts that share eight words in a row share a kept print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .normalising import forms_of, tokens_of

WORDS_IN_A_PRINT = 5
PRINTS_IN_A_WINDOW = 4
SHORTEST_RUN = WORDS_IN_A_PRINT + PRINTS_IN_A_WINDOW - 1

Numbers = NDArray[np.uint64]
Ids = NDArray[np.uint32]
_PIECE = 1 << 18


class _Tokens(dict[str, int]):
    """The place of each token's form; below nought for a token that is two words, or none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, token: str) -> int:
        ids = tuple(self.vocabulary.id(form) for form in forms_of(token))
        if len(ids) == 1:
            code = ids[0]
        else:
            self.vocabulary.several.append(ids)
            code = -len(self.vocabulary.several)
        self[token] = code
        return code


class Vocabulary:
    """Gives each word a number of 64 bits, the same on every machine."""

    def __init__(self) -> None:
        """Begin with no word."""
        self.of_form: dict[str, int] = {}
        self.numbers: list[int] = []
        self.several: list[tuple[int, ...]] = []
        self.of_token = _Tokens(self)

    def id(self, form: str) -> int:
        """The place of a form in `numbers`."""
        found = self.of_form.get(form)
        if found is None:
            found = self.of_form[form] = len(self.numbers)
            digest = hashlib.blake2b(form.encode(), digest_size=8).digest()
            self.numbers.append(int.from_bytes(digest, "little"))
        return found

    def text(self, text: str) -> Ids:
        """The words of a text, as places in `numbers`."""
        parts = [self._piece(each) for each in _pieces(text)]
        return np.concatenate(parts) if parts else np.zeros(0, np.uint32)

    def _piece(self, piece: str) -> Ids:
        tokens = tokens_of(piece)
        found = np.fromiter(map(self.of_token.__getitem__, tokens), np.int64, len(tokens))
        odd = np.flatnonzero(found < 0)
        if not len(odd):
            return found.astype(np.uint32)
        meant = [self.several[-1 - code] for code in found[odd].tolist()]
        lengths = np.ones(len(found), np.int64)
        lengths[odd] = [len(each) for each in meant]
        made = np.repeat(found, lengths)
        starts = (np.cumsum(lengths) - lengths)[odd].tolist()
        for start, ids in zip(starts, meant, strict=True):
            made[start : start + len(ids)] = ids
        return made.astype(np.uint32)

    def hashed(self, ids: Ids) -> Numbers:
        """The same words as numbers that hold across programs."""
        return np.array(self.numbers, np.uint64)[ids] if len(ids) else np.zeros(0, np.uint64)


def _pieces(text: str) -> Iterator[str]:
    """Cut a long text where a line ends, or at least between words."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            end = max(text.rfind(" ", start, end), text.rfind(". ", start, end)) + 1 or end
        yield text[start:end]
        start = end


def grams(words: Numbers, size: int) -> Numbers:
    """One number for each run of so many words."""
    if len(words) < size:
        return np.zeros(0, np.uint64)
    count = len(words) - size + 1
    made = np.zeros(count, np.uint64)
    for at in range(size):
        made *= np.uint64(0x9E3779B97F4A7C15)
        made += words[at : at + count]
        made ^= made >> np.uint64(29)
    return made


def kept(prints: Numbers) -> NDArray[np.int64]:
    """The places of the prints that winnowing keeps."""
    count = len(prints) - PRINTS_IN_A_WINDOW + 1
    if count < 1:
        return np.array([int(prints.argmin())] if len(prints) else [], np.int64)
    least, where = prints[:count].copy(), np.arange(count)
    for at in range(1, PRINTS_IN_A_WINDOW):
        other = prints[at : at + count]
        smaller = other <= least
        least[smaller] = other[smaller]
        where[smaller] = np.arange(at, at + count)[smaller]
    # The smallest of a moving window never moves back, so that neighbours alone can be the same.
    return where[np.r_[True, where[1:] != where[:-1]]]


@dataclass(frozen=True, slots=True, repr=False)
class Prints:
    """What is kept of a sealed text so that runs of its words can be found elsewhere."""

    fives: Numbers
    eights: Numbers

    @classmethod
    def of(cls, words: Numbers) -> Prints:
        """Take the prints of a text."""
        fives = grams(words, WORDS_IN_A_PRINT)
        return cls(_each_once(fives[kept(fives)]), _each_once(grams(words, SHORTEST_RUN)))


def _each_once(numbers: Numbers) -> Numbers:
    if not len(numbers):
        return numbers
    numbers = np.sort(numbers)
    return numbers[np.r_[True, numbers[1:] != numbers[:-1]]]


def shared_runs(words: Numbers, prints: Prints) -> list[tuple[int, int]]:
    """Where a draft has eight words or more in a row from a sealed text: first and last word.

    The kept prints say where to look; whether eight words really are the same, the prints of eight.
    """
    fives = grams(words, WORDS_IN_A_PRINT)
    places = kept(fives)
    hits = places[within(fives[places], prints.fives)]
    if not len(hits):
        return []
    eights = grams(words, SHORTEST_RUN)
    near = np.unique(np.concatenate([hits - back for back in range(PRINTS_IN_A_WINDOW)]))
    near = near[(near >= 0) & (near < len(eights))]
    found = near[within(eights[near], prints.eights)]
    runs: list[tuple[int, int]] = []
    for start in found.tolist():
        last = start + SHORTEST_RUN - 1
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((start, last))
    return runs


def within(wanted: Numbers, held: Numbers) -> NDArray[np.bool_]:
    """Which numbers occur in a sorted list."""
    if not len(held):
        return np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(held, wanted)
    at[at == len(held)] = 0
    found: NDArray[np.bool_] = held[at] == wanted
    return found
