"""Chance that can be repeated: every draw is a function of the seed, a purpose and whose it is.

A generator that is asked in turn gives another child another fate as soon as one question is added
or two blocks are made in another order. Here a draw is the hash of its own address, so it does not
matter who asks first. Whole numbers throughout, because the last bit of a logarithm differs from
one processor to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
Keys = npt.NDArray[Any] | int

# The constants of SplitMix64 (Steele, Lea and Flood, 2014).
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_HALF = np.uint64(32)
_ONE = 1 << 32


def _mixed(bits: Bits) -> Bits:
    """SplitMix64's finisher: each bit of the input sways every bit of the output."""
    bits = bits + _STEP
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


class Draws:
    """Draws of one seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def bits(self, purpose: str, *whose: Keys) -> Bits:
        """32 random bits for each of those named by `whose`, always the same for this purpose."""
        said = blake2b(f"{self._seed}/{purpose}".encode(), digest_size=8).digest()
        found = np.array([int.from_bytes(said, "big")], dtype=np.uint64)
        for key in whose:
            found = _mixed(found ^ np.atleast_1d(np.asarray(key)).astype(np.uint64))
        return found >> _HALF

    def below(self, limit: Keys, purpose: str, *whose: Keys) -> Whole:
        """A whole number from nought to just under `limit`."""
        top = np.atleast_1d(np.asarray(limit)).astype(np.uint64)
        return ((self.bits(purpose, *whose) * top) >> _HALF).astype(np.int64)

    def chance(self, share: float | npt.NDArray[np.float64], purpose: str, *whose: Keys) -> Flags:
        """Yes for about this share of those asked about."""
        edge = (np.atleast_1d(np.asarray(share, dtype=np.float64)) * _ONE).astype(np.uint64)
        return self.bits(purpose, *whose) < edge

    def pick(self, weights: Sequence[int], purpose: str, *whose: Keys) -> Whole:
        """The index of one of the weights, each as often as it weighs."""
        edges = np.cumsum(np.asarray(weights, dtype=np.int64))
        drawn = self.below(int(edges[-1]), purpose, *whose)
        return np.searchsorted(edges, drawn, side="right").astype(np.int64)

    def spread(self, table: Sequence[int], purpose: str, *whose: Keys) -> Whole:
        """A whole number whose evenly spaced quantiles, from least to most, are `table`."""
        points = np.asarray(table, dtype=np.int64)
        place = self.bits(purpose, *whose) * np.uint64(len(points) - 1)
        at = (place >> _HALF).astype(np.int64)
        part = (place & np.uint64(_ONE - 1)).astype(np.int64)
        low = points[at]
        return low + (((points[at + 1] - low) * part) >> 32)
