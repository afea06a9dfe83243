"""What somebody can work out of a table with hidden cells: a linear programme for each of them.

The reader is taken to know every shown cell, every margin, that no count is below nought, and what
was published before. Of each hidden cell the least and the largest possible value are computed with
HiGHS; a cell with too few values between them is as good as shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

Place = tuple[int, int]
_ROUNDING = 1e-6


@dataclass(slots=True, repr=False)
class Known:
    """Sums of hidden cells that a reader can make, and bounds of single cells."""

    cells: list[Place]
    sums: list[tuple[frozenset[Place], int]] = field(default_factory=list)
    most: dict[Place, int] = field(default_factory=dict)
    least: dict[Place, int] = field(default_factory=dict)


def ranges(known: Known) -> dict[Place, tuple[int, int] | None]:
    """The least and largest whole number for each hidden cell; None where nothing bounds it."""
    if not known.cells:
        return {}
    at = {cell: place for place, cell in enumerate(known.cells)}
    matrix = np.zeros((len(known.sums), len(known.cells)))
    for row, (cells, _) in enumerate(known.sums):
        for cell in cells:
            matrix[row, at[cell]] = 1
    sums = np.array([total for _, total in known.sums], float)
    bounds = [(known.least.get(cell, 0), known.most.get(cell)) for cell in known.cells]
    return {
        cell: _range(place, len(known.cells), matrix, sums, bounds) for cell, place in at.items()
    }


def _range(
    place: int,
    count: int,
    matrix: np.typing.NDArray[np.float64],
    sums: np.typing.NDArray[np.float64],
    bounds: Sequence[tuple[int, int | None]],
) -> tuple[int, int] | None:
    # Most programs ask nothing of it, and it takes more than a second to import.
    from scipy.optimize import linprog  # noqa: PLC0415

    wanted = np.zeros(count)
    found: list[float] = []
    for sign in (1.0, -1.0):
        wanted[place] = sign
        equal = {"A_eq": matrix, "b_eq": sums} if len(sums) else {}
        answer = linprog(wanted, bounds=list(bounds), method="highs", **equal)
        if not answer.success:
            return None
        found.append(sign * answer.fun)
    return int(np.ceil(found[0] - _ROUNDING)), int(np.floor(found[1] + _ROUNDING))


def laid_bare(known: Known, *, least_values: int) -> dict[Place, tuple[int, int]]:
    """The hidden cells that can have fewer values than they must be able to have."""
    return {
        cell: found
        for cell, found in ranges(known).items()
        if found is not None and found[1] - found[0] + 1 < least_values
    }
