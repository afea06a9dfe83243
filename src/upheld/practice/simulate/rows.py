"""A few columns of equal length: the shape in which a block of history is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]


class Rows:
    """Columns by name. Nothing here is changed in place except by `put`."""

    def __init__(self, **columns: Column) -> None:
        self._columns = columns

    def __getitem__(self, name: str) -> Column:
        return self._columns[name]

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()))) if self._columns else 0

    def names(self) -> Iterator[str]:
        """The names of the columns, in order."""
        return iter(self._columns)

    def put(self, **columns: Column) -> Rows:
        """The same rows with these columns added or put in place of others."""
        return Rows(**{**self._columns, **columns})

    def only(self, which: Column) -> Rows:
        """The rows chosen by flags or by positions."""
        return Rows(**{name: column[which] for name, column in self._columns.items()})

    def each(self, times: Column) -> tuple[Rows, Column]:
        """Every row so many times over, and which time it is, from nought."""
        repeated = self.only(np.repeat(np.arange(len(self)), times))
        ends = np.cumsum(times)
        turn = np.arange(len(repeated)) - np.repeat(ends - times, times)
        return repeated, turn

    def sorted_by(self, *names: str) -> Rows:
        """The rows in the order of these columns, the first counting most."""
        return self.only(np.lexsort([self._columns[name] for name in reversed(names)]))


def stacked(parts: Sequence[Rows]) -> Rows:
    """One below the other. All parts carry the columns of the first."""
    names = list(parts[0].names())
    return Rows(**{name: np.concatenate([part[name] for part in parts]) for name in names})
