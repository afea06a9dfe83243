"""Numbers fit to publish: below five nothing, and nothing from which it could be worked out.

Plain functions of whole numbers. Every rule here is part of what a reader knows: it must hold
although a reader knows the rule, the total and all other published numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
"""One to four are never shown: a small number could say who they are. None is shown as none."""

FEWEST_POSSIBLE = 3
"""A hidden number must be able to have at least so many values."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number that is known exactly, or only between two others."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


HIDDEN_COUNT = Range(1, LEAST - 1)


def count(number: int) -> Range:
    """One number by itself."""
    return HIDDEN_COUNT if 0 < number < LEAST else Range(number, number)


def parts(cells: Sequence[int]) -> tuple[int | None, ...]:
    """The parts of a whole that is shown. None stands for a part that is hidden.

    Where one part is from one to four, all are hidden. Hiding it and the next smallest was
    tried and is not enough: what such a rule leaves standing tells a reader who knows it that
    the hidden one was smaller, and with three parts some hidden numbers had one value left.
    """
    if any(0 < cell < LEAST for cell in cells):
        return (None,) * len(cells)
    return tuple(cells)


def of_year(quarters: Sequence[int]) -> Range:
    """The number of a year whose quarters have been published before, each by `count`.

    Where the exact number would say what a hidden quarter was, it is what anybody can add up
    already: the shown quarters, and one to four for each hidden one.
    """
    whole = sum(quarters)
    small = [each for each in quarters if 0 < each < LEAST]
    if not small:
        return Range(whole, whole)
    shown, together = whole - sum(small), sum(small)
    others = len(small) - 1
    lowest = max(1, together - others * HIDDEN_COUNT.high)
    highest = min(HIDDEN_COUNT.high, together - others)
    if others and highest - lowest + 1 >= FEWEST_POSSIBLE:
        return Range(whole, whole)
    return Range(shown + len(small), shown + len(small) * HIDDEN_COUNT.high)
