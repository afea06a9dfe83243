"""Rules for numbers in one kind of publication, by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountPolicy:
    """What may be said in numbers. Two publications of one file should keep the same one."""

    name: str
    threshold: int = 5
    """Counts from one up to this, which itself is allowed, are hidden."""
    rounding_base: int = 5
    """What shown counts are rounded to where rounding is chosen instead of hiding."""
    zeros_shown: bool = True
    """Whether it may be said that there was nobody."""
    smallest_whole: int = 30
    """Of fewer than this, neither a share nor a percentage is given: the rest is told with it."""
    least_values: int = 3
    """How many values a hidden number must be able to have for whoever knows the margins."""

    def small(self, count: float) -> bool:
        """Say whether a count is one that points at people."""
        return 0 < count < self.threshold or (count == 0 and not self.zeros_shown)

    def rounded(self, count: int) -> int:
        """A count rounded to the nearest multiple of the base."""
        return self.rounding_base * round(count / self.rounding_base)


LEARNING_REPORT = CountPolicy("learning-report")
