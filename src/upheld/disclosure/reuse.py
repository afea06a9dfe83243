"""Words taken from a sealed text: runs of eight words or more, and sentences changed a little."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from .flags import Flag, Kind
from .normalising import Words, joined_at_hyphens
from .prints import SHORTEST_RUN, Ids
from .sentences import sentences
from .sources import Sources, pairs

_FEWEST_PAIRS = 2
_SHIFT = 5
_LEAST_SAME = 7
_LEAST_MEANING = 4
_SHARE = 0.62
_CANDIDATES = 3

Cleared = Callable[[int, int], bool]


def flags(words: Words, sources: Sources, cleared: Cleared) -> list[Flag]:
    """Everything in a draft that was taken from a sealed text."""
    ids = _ids(words, sources)
    found = [each for each in _runs(words, ids, sources) if not cleared(each.start, each.end)]
    covered = [(each.start, each.end) for each in found]
    for flag in _reworded(words, ids, sources):
        inside = any(a <= flag.start and flag.end <= b for a, b in covered)
        if not inside and not cleared(flag.start, flag.end):
            found.append(flag)
    return found


def _runs(words: Words, ids: Ids, sources: Sources) -> Iterator[Flag]:
    joined = joined_at_hyphens(words)
    for these, hyphens in ((words, False), (joined, True)):
        numbers = sources.vocabulary.hashed(ids if these is words else _ids(these, sources))
        for first, last, name in sources.runs(numbers, joined=hyphens):
            start, end = these.starts[first], these.ends[last]
            count = last - first + 1
            yield Flag(Kind.REUSE, start, end, f"{count} words in a row stand in {name} as well.")


def _ids(words: Words, sources: Sources) -> Ids:
    return np.fromiter(map(sources.vocabulary.id, words.forms), np.uint32, len(words))


def _reworded(words: Words, ids: Ids, sources: Sources) -> Iterator[Flag]:
    """Sentences that are one of a sealed text but for some words."""
    if not len(sources.pairs) or len(ids) < SHORTEST_RUN:
        return
    at = sources.content(ids)
    meaning = np.zeros(len(ids), np.bool_)
    meaning[at] = True
    keys, places = pairs(ids, at)
    order = np.argsort(places, kind="stable")
    keys, places = keys[order], places[order]
    low = np.searchsorted(sources.pairs, keys, side="left")
    high = np.searchsorted(sources.pairs, keys, side="right")
    for first, last in sentences(words):
        if last - first + 1 < SHORTEST_RUN:
            continue
        begin, end = np.searchsorted(places, (first, last + 1)).tolist()
        hits = [
            (int(sources.pairs_at[at]), int(places[pair]))
            for pair in range(begin, end)
            for at in range(int(low[pair]), int(high[pair]))
        ]
        same = _best(ids, meaning, sources, (first, last), hits)
        if same:
            where = sources.source_of(same[2])
            why = f"Nearly the words of a sentence in {where}: {same[3]} of them are the same."
            yield Flag(Kind.REUSE, words.starts[same[0]], words.ends[same[1]], why)


def _best(
    ids: Ids,
    meaning: np.typing.NDArray[np.bool_],
    sources: Sources,
    sentence: tuple[int, int],
    hits: list[tuple[int, int]],
) -> tuple[int, int, int, int] | None:
    """The part of a sentence that agrees most with some place of the sealed texts."""
    first, last = sentence
    for around in _likeliest(hits):
        begin = max(0, around - _SHIFT)
        end = around + (last - first) + 2 * _SHIFT
        mine = ids[first : last + 1].tolist()
        same = aligned(mine, sources.ids[begin:end].tolist())
        if len(same) < _LEAST_SAME:
            continue
        low, high = same[0], same[-1]
        rich = sum(bool(meaning[first + each]) for each in same)
        if rich >= _LEAST_MEANING and len(same) >= _SHARE * (high - low + 1):
            return first + low, first + high, around, len(same)
    return None


def _likeliest(hits: list[tuple[int, int]]) -> list[int]:
    """Places of the sealed texts where several pairs of one sentence meet in its order."""
    if len(hits) < _FEWEST_PAIRS:
        return []
    by_shift = sorted((source - mine, source, mine) for source, mine in hits)
    found: list[tuple[int, int]] = []
    start = 0
    for at, (shift, _, _) in enumerate(by_shift):
        while shift - by_shift[start][0] > _SHIFT:
            start += 1
        group = by_shift[start : at + 1]
        distinct = len({mine for _, _, mine in group})
        if distinct >= _FEWEST_PAIRS:
            earliest = min(group, key=lambda each: each[2])
            found.append((distinct, earliest[1] - (earliest[2] - min(m for _, m in hits))))
    found.sort(reverse=True)
    places: list[int] = []
    for _, place in found:
        if all(abs(place - each) > _SHIFT for each in places):
            places.append(place)
    return places[:_CANDIDATES]


def aligned(mine: list[int], theirs: list[int]) -> list[int]:
    """The places of the words of mine that stand in theirs too, in the same order."""
    lengths = [[0] * (len(theirs) + 1)]
    for word in mine:
        above, row = lengths[-1], [0]
        for column, other in enumerate(theirs):
            row.append(above[column] + 1 if word == other else max(above[column + 1], row[column]))
        lengths.append(row)
    found: list[int] = []
    line, column = len(mine), len(theirs)
    while line and column:
        if mine[line - 1] == theirs[column - 1]:
            found.append(line - 1)
            line, column = line - 1, column - 1
        elif lengths[line - 1][column] >= lengths[line][column - 1]:
            line -= 1
        else:
            column -= 1
    return found[::-1]
