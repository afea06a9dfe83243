"""The sealed texts that a draft is held against: their prints, rare pairs of words, and days.

Made once for a file; a draft, or one criticism packet after another, is then looked up in it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from . import dates
from .normalising import around_hyphens
from .prints import Ids, Numbers, Prints, Vocabulary, shared_runs
from .stopwords import STOP

_TOO_COMMON = 12


class Sources:
    """All sealed texts of a file together."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Read texts by name. Nothing of them is kept but numbers and days."""
        self.vocabulary = Vocabulary()
        self.names = list(texts)
        self.prints: list[Prints] = []
        self.joined: list[Prints] = []
        parts = [self._read(text) for text in texts.values()]
        self.ids: Ids = np.concatenate(parts) if parts else np.zeros(0, np.uint32)
        self.ends = np.cumsum([len(part) for part in parts]) if parts else np.zeros(0, np.int64)
        self.days = dates.Days(texts)
        self.pairs, self.pairs_at = self._rare_pairs()

    def _read(self, text: str) -> Ids:
        ids = self.vocabulary.text(text)
        self.prints.append(Prints.of(self.vocabulary.hashed(ids)))
        again = self.vocabulary.text(around_hyphens(text))
        self.joined.append(Prints.of(self.vocabulary.hashed(again)))
        return ids

    def source_of(self, word: int) -> str:
        """The name of the text that holds a word."""
        return self.names[int(np.searchsorted(self.ends, word, side="right"))]

    def runs(self, words: Numbers, *, joined: bool) -> list[tuple[int, int, str]]:
        """Runs of a draft that stand in a sealed text, with its name."""
        return [
            (first, last, name)
            for name, prints in zip(self.names, self.joined if joined else self.prints, strict=True)
            for first, last in shared_runs(words, prints)
        ]

    def content(self, ids: Ids) -> NDArray[np.int64]:
        """The places of words that carry meaning."""
        stop = [self.vocabulary.id(word) for word in STOP]
        without = np.ones(len(self.vocabulary.numbers), np.bool_)
        without[stop] = False
        return np.flatnonzero(without[ids])

    def _rare_pairs(self) -> tuple[Numbers, NDArray[np.int64]]:
        """Pairs of neighbouring words of meaning in few places, sorted, with those places."""
        keys, places = pairs(self.ids, self.content(self.ids))
        if not len(keys):
            return keys, places
        order = np.argsort(keys)
        keys, places = keys[order], places[order]
        first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        counts = np.diff(np.r_[first, len(keys)])
        rare = np.repeat(counts <= _TOO_COMMON, counts)
        return keys[rare], places[rare]


def pairs(ids: Ids, at: NDArray[np.int64]) -> tuple[Numbers, NDArray[np.int64]]:
    """Each word of meaning with the next and the one after it, in order: number and first place."""
    keys, places = [], []
    for step in (1, 2):
        if len(at) > step:
            one, other = ids[at[:-step]].astype(np.uint64), ids[at[step:]].astype(np.uint64)
            keys.append((one << np.uint64(32)) | other)
            places.append(at[:-step])
    if not keys:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    return np.concatenate(keys), np.concatenate(places)
