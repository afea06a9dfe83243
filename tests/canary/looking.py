"""Looking for a canary, however it is spelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ahocorasick

from .paths import spellings


def where(haystack: Iterable[tuple[str, bytes]], canary: str) -> list[str]:
    """The places in which a canary stands."""
    needles = spellings(canary)
    return [place for place, value in haystack if any(each in value for each in needles)]


def each_where(
    haystack: Iterable[tuple[str, bytes]], canaries: Mapping[str, str]
) -> dict[str, list[str]]:
    """The places in which each of many canaries stands, by its name, in one pass."""
    automaton = ahocorasick.Automaton()  # of letters: in Latin-1 each byte is one of them
    for name, canary in canaries.items():
        for each in spellings(canary):
            letters = each.decode("latin-1")
            automaton.add_word(letters, {name} | automaton.get(letters, set()))
    automaton.make_automaton()
    found: dict[str, list[str]] = {name: [] for name in canaries}
    for place, value in haystack:
        said = automaton.iter(value.decode("latin-1"))
        for name in set().union(*(names for _, names in said)):
            found[name].append(place)
    return found
