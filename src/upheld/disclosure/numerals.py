"""Numbers in prose, in figures and in words."""

from __future__ import annotations

import re

import numpy as np

from .normalising import NUMBER_WORDS

_UNIT = "|".join(word for word, value in NUMBER_WORDS.items() if 0 < value < 10)  # noqa: PLR2004
_PLAIN = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_TEN = "|".join(word for word, value in NUMBER_WORDS.items() if value >= 20)  # noqa: PLR2004
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?!\.\d)|(?:{_TEN})[- ](?:{_UNIT})\b|(?:{_PLAIN})\b|"
    r"a hundred\b|a dozen\b)"
)
_ZERO, _NINE = b"09"
_NAMED = {"a hundred": 100, "a dozen": 12, "a couple": 2}


def value_of(said: str) -> int:
    """The number that somebody wrote."""
    plain = said.casefold().replace(",", "").strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain in _NAMED:
        return _NAMED[plain]
    return sum(NUMBER_WORDS[each] for each in re.split(r"[-\s]+", plain))


def figures(text: str) -> list[int]:
    """Where figures begin in a text."""
    letters = np.frombuffer(text.encode("latin-1", "replace"), np.uint8)
    figure = (letters >= _ZERO) & (letters <= _NINE)
    if not len(figure):
        return []
    begins = figure & ~np.r_[False, figure[:-1]]
    return [int(each) for each in np.flatnonzero(begins)]
