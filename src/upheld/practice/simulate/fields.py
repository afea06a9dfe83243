"""Whole numbers turned into what a file holds: ids, days, codes, yes and no."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.simulate import staff
from upheld.practice.simulate.draws import Flags, Whole

# Every id says that it is synthetic, so that each row of each file does.
MARK = "SYN"


def ids(letter: str, numbers: Whole) -> pa.Array:
    """Ids such as SYNR1234; none for a number below nought."""
    known = numbers >= 0
    words = pc.cast(pa.array(numbers, mask=~known), pa.string())
    return pc.binary_join_element_wise(f"{MARK}{letter}", words, "")


def child_ids(numbers: Whole) -> pa.Array:
    """Ids of children: letters and digits only, of one length, as the census asks."""
    return ids("", numbers + 10_000_000)


def worker_ids(numbers: Whole, prefix: str = MARK) -> pa.Array:
    """Ids of workers: W holds a post, S is a team's senior, M its manager, D its duty account."""
    kinds = [numbers >= staff.DUTIES, numbers >= staff.LEADS, numbers >= staff.SENIORS]
    letter = words(("D", "M", "S", "W"), np.select(kinds, [0, 1, 2], 3))
    base = np.select(kinds, [staff.DUTIES, staff.LEADS, staff.SENIORS], 0)
    digits = pc.cast(pa.array(numbers - base, mask=numbers < 0), pa.string())
    return pc.binary_join_element_wise(prefix, letter, digits, "")


def on(numbers: Whole, as_at: int) -> pa.Array:
    """Days; none where it lies after the day of the picture, or never comes."""
    return pa.array(numbers.astype(np.int32), mask=numbers > as_at).cast(pa.date32())


def words(of: Sequence[str], which: Whole) -> pa.Array:
    """Words by their place in a list; none for a place below nought."""
    return pa.array(of, pa.string()).take(pa.array(which, mask=which < 0))


def flag(yes: Flags) -> pa.Array:
    """Y or N."""
    return words(("N", "Y"), yes.astype(np.int64))


def marked(names: Sequence[str], *flags: Flags) -> pa.Array:
    """Outcomes as the dataset has them: a small JSON text in which those that hold are Y."""
    place = np.zeros(len(flags[0]), dtype=np.int64)
    for at, each in enumerate(flags):
        place += each.astype(np.int64) << at
    texts = [
        json.dumps({name: "NY"[held >> at & 1] for at, name in enumerate(names)})
        for held in range(1 << len(names))
    ]
    return words(texts, place)
