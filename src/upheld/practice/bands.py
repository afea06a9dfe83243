"""How work is spread among workers, in bands: an average can hide that some hold twice as much.

No worker is named and no small number shown, to nobody: a band of one to four is a person. Where
only one band would be hidden, the next smallest is too, or the total would give it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from upheld.practice import benches, figures
from upheld.practice.benches import Wanted
from upheld.practice.suppression import is_small

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure

EDGES = (0, 10, 15, 20, 25, 30)
LATEST = Wanted("quarter", "council", 1)


@dataclass(frozen=True, slots=True)
class Band:
    """Cases for one full-time worker, from and up to; how many workers, where that can be said."""

    least: int
    most: int | None
    workers: int | None


def has_bands(measure: Measure) -> bool:
    """Whether the measure is so much work for each worker."""
    return measure.population == "workers" and measure.unit.value == "ratio"


def spread(measure: Measure) -> tuple[Band, ...]:
    """Workers by band on the last day that the loads tell of; empty where there is no answer."""
    loads = benches.recorded()
    if not has_bands(measure) or not loads:
        return ()
    counts = figures.counts_kept(f"bands-{measure.id}", lambda: _counted(measure, loads))
    return _bands(counts) if any(counts) else ()


def _counted(measure: Measure, loads: list[Any]) -> list[int]:
    with benches.opened_for(measure, loads, LATEST) as bench:
        if measure.missing(bench):
            return []
        last = len(bench.asked.periods()) - 1
        rows = measure.rows(bench)
        rows = rows.filter(rows["place"] == last)
        each = rows.group_by("subject").aggregate(num=rows["num"].sum(), den=rows["den"].sum())
        held = bench.answer(each.filter(each["den"] > 0)).to_pylist()
    values = [float(row["num"]) / float(row["den"]) for row in held]
    edges = [*EDGES, float("inf")]
    return [sum(1 for value in values if low <= value < high) for low, high in pairwise(edges)]


def _bands(counts: list[int]) -> tuple[Band, ...]:
    hidden = {place for place, count in enumerate(counts) if is_small(count)}
    others = [place for place, count in enumerate(counts) if count and place not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda place: counts[place]))
    tops = [*(edge - 1 for edge in EDGES[1:]), None]
    return tuple(
        Band(low, high, None if place in hidden else counts[place])
        for place, (low, high) in enumerate(zip(EDGES, tops, strict=True))
    )
