"""Words that are a watched name but for one slip: a letter more, less, other, or two exchanged.

Long names may have two slips. A word of the dictionary is no misspelt name.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon

SHORTEST = 4
_FIRST_LETTER_HOLDS = 5
_TWO_SLIPS = 10


class Near:
    """Looks up words that nearly are one of those it was given."""

    def __init__(self, watched: dict[str, str]) -> None:
        """Keep each word under all that is left of it when letters are taken out."""
        self.watched = {word: what for word, what in watched.items() if len(word) >= SHORTEST}
        self.known = set(watched)
        self.left: dict[str, list[str]] = {}
        for word in self.watched:
            for rest in _shortened(word, slips(word)):
                self.left.setdefault(rest, []).append(word)

    def meant(self, form: str) -> str | None:
        """What name a word is meant for, if it nearly is one."""
        if len(form) < SHORTEST or form in self.known or lexicon.is_ordinary(form):
            return None
        tries = {word for rest in _shortened(form, slips(form)) for word in self.left.get(rest, ())}
        for word in sorted(tries):
            if _near(form, word):
                return self.watched[word]
        return None


def slips(word: str) -> int:
    """How many slips are allowed for in a word."""
    return 2 if len(word) >= _TWO_SLIPS else 1


def _near(form: str, word: str) -> bool:
    if len(word) < _FIRST_LETTER_HOLDS and form[0] != word[0]:
        return False
    return distance(form, word) <= slips(word)


def _shortened(word: str, times: int) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        rest = word[:at] + word[at + 1 :]
        if times > 1:
            yield from _shortened(rest, times - 1)
        else:
            yield rest


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or exchange with a neighbour, to make one word of another."""
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        older, before, line = before, line, [row]
        for column, meant in enumerate(other, start=1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != meant))
            within = row > 1 and column > 1
            if within and letter == other[column - 2] and one[row - 2] == meant:
                cost = min(cost, older[column - 2] + 1)
            line.append(cost)
    return line[-1]
