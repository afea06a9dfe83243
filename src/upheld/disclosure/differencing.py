"""Numbers that differ by a few from those of an earlier text: the difference is a few people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .flags import Flag, Kind
from .normalising import Words, folded
from .numerals import NUMBER, figures, value_of
from .policies import CountPolicy
from .posts import stem
from .sentences import bounds
from .stopwords import STOP
from .tabled import Table, tables

_ANY = re.compile(rf"(?<![\w.,\u00a3$/-]){NUMBER}(?![\w%/]|[.,-]\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEARS = range(1900, 2101)
_LEAST_MEANING = 3
_ALIKE = 0.7
_RAREST = 4
_MOST_LOOKED_AT = 60
_LONGEST_READ_FOR_WORDS = 400_000


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """A sentence with numbers: its words of meaning and its numbers in order."""

    words: frozenset[str]
    numbers: tuple[int, ...]
    name: str


class Earlier:
    """What earlier texts said in numbers."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Read sentences with figures, and tables."""
        self.said: list[Said] = []
        self.holding: dict[str, list[int]] = {}
        self.tables: list[Table] = []
        for name, text in texts.items():
            self.tables.extend(tables(text))
            for words, numbers in _sentences(text, _places(text), _ANY):
                for word in words:
                    self.holding.setdefault(word, []).append(len(self.said))
                self.said.append(Said(words, tuple(value for value, *_ in numbers), name))

    def flags(self, draft: Words, policy: CountPolicy) -> Iterator[Flag]:
        """Numbers of a draft that an earlier text gives a little differently."""
        if not self.said:
            return
        places = [
            start for start, form in zip(draft.starts, draft.forms, strict=True) if form.isdigit()
        ]
        for words, numbers in _sentences(draft.text, places, _ANY):
            for old in self._alike(words):
                if len(old.numbers) != len(numbers):
                    continue
                for before, (value, start, end) in zip(old.numbers, numbers, strict=True):
                    if before != value and policy.small(abs(before - value)):
                        why = (
                            f"{old.name} said {before} in such a sentence: the difference is "
                            f"{abs(before - value)}."
                        )
                        yield Flag(Kind.COUNT, start, end, why)

    def _alike(self, words: frozenset[str]) -> Iterator[Said]:
        known = sorted((len(self.holding[each]), each) for each in words if each in self.holding)
        seen: Counter[int] = Counter()
        for _, word in known[:_RAREST]:
            seen.update(self.holding[word][:_MOST_LOOKED_AT])
        for at in seen:
            both = words & self.said[at].words
            if len(both) >= _ALIKE * len(words | self.said[at].words):
                yield self.said[at]


def _places(text: str) -> list[int]:
    """Where numbers may stand: figures, and in a text of usual length number words as well."""
    if len(text) > _LONGEST_READ_FOR_WORDS:
        return figures(text)
    return [each.start() for each in _ANY.finditer(text)]


_Number = tuple[int, int, int]


def _sentences(
    text: str, places: list[int], numbers: re.Pattern[str]
) -> Iterator[tuple[frozenset[str], list[_Number]]]:
    """Each sentence with numbers that are no years: its words of meaning, and the numbers."""
    done = -1
    for place in places:
        if place < done:
            continue
        begin, done = bounds(text, place, place + 1)
        sentence = text[begin:done]
        if "|" in sentence:
            continue
        given = [
            (value_of(each.group()), begin + each.start(), begin + each.end())
            for each in numbers.finditer(sentence)
        ]
        counted = [each for each in given if each[0] not in _YEARS]
        words = frozenset(stem(folded(each)) for each in _WORD.findall(sentence)) - STOP
        if counted and len(words) >= _LEAST_MEANING:
            yield words, counted
