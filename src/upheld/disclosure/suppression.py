"""Hiding small counts of a table with margins so that nobody can work them out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .auditing import Known, Place, laid_bare
from .policies import CountPolicy


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Which cells of a table are hidden. Where even that tells too much, the whole table is."""

    hidden: frozenset[Place]
    whole: bool = False


Counts = Sequence[Sequence[int]]


def suppress(counts: Counts, policy: CountPolicy) -> Suppressed:
    """Hide small counts and as many others as it takes. Margins are taken to be published."""
    hidden = {
        (row, column)
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        if policy.small(count)
    }
    if any(policy.small(sum(line)) for line in [*counts, *zip(*counts, strict=True)]):
        return Suppressed(frozenset(_all(counts)), whole=True)
    while bare := laid_bare(known_of(counts, hidden, policy), least_values=policy.least_values):
        more = _partner(counts, hidden, sorted(bare)[0], policy)
        if more is None:
            return Suppressed(frozenset(_all(counts)), whole=True)
        hidden.add(more)
    return Suppressed(frozenset(hidden))


def _all(counts: Counts) -> Iterator[Place]:
    return ((row, column) for row, line in enumerate(counts) for column in range(len(line)))


def _partner(counts: Counts, hidden: set[Place], bare: Place, policy: CountPolicy) -> Place | None:
    """The smallest shown cell beside or below one that can be worked out; else any smallest one.

    Where noughts are shown, none is hidden: then every reader knows that a hidden cell is none.
    """
    shown = [
        each
        for each in _all(counts)
        if each not in hidden and not (policy.zeros_shown and not counts[each[0]][each[1]])
    ]
    beside = [each for each in shown if each[0] == bare[0] or each[1] == bare[1]]
    lines = {(each[0], -1) for each in hidden} | {(-1, each[1]) for each in hidden}

    def cost(place: Place) -> tuple[int, int]:
        row, column = place
        crossing = ((row, -1) in lines) + ((-1, column) in lines)
        return -crossing, counts[row][column]

    return min(beside or shown, key=cost, default=None)


def known_of(counts: Counts, hidden: set[Place], policy: CountPolicy) -> Known:
    """What the margins and the shown cells of a table say about the hidden ones."""
    known = Known(sorted(hidden), least={each: int(policy.zeros_shown) for each in hidden})
    width = len(counts[0]) if counts else 0
    lines = [[(row, column) for column in range(width)] for row in range(len(counts))]
    lines += [[(row, column) for row in range(len(counts))] for column in range(width)]
    for line in lines:
        within = frozenset(each for each in line if each in hidden)
        if within:
            known.sums.append((within, sum(counts[row][column] for row, column in within)))
    return known
