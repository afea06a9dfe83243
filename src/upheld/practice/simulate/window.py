"""What one run is about: whose history, how long, how large, from which seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from upheld.practice.simulate.draws import Draws
from upheld.practice.simulate.scenario import Scenario

# Children known for up to two years before the first day, so that it finds cases open.
BEFORE = 730


@dataclass(frozen=True)
class Window:
    """One run. Days are whole numbers; see `days`."""

    scenario: Scenario
    children: int
    first: int
    last: int
    seed: int

    @cached_property
    def draws(self) -> Draws:
        """The draws of this seed. Scenarios share them, so that twins differ in what is planted."""
        return Draws(self.seed)

    @property
    def begins(self) -> int:
        """The first day on which a child may be referred."""
        return self.first - BEFORE
