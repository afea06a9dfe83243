"""The children behind a measure by the council's own local id, so that records can be put right.

Only children: a measure that counts workers gives no list, and an id that is no child's is left
out, whatever a file calls it. Ids are worked out each time and kept nowhere. Takes no actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from upheld.practice import benches
from upheld.practice.benches import Wanted
from upheld.practice.states import Which

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure

NOT_CHILDREN = frozenset({"workers", "supervisions"})
BY_QUARTER = Wanted("quarter", "council", 2)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many children a list would name, before anybody sees one."""

    measure: str
    which: Which
    starts: date
    ends: date
    children: int


@dataclass(frozen=True, slots=True)
class Child:
    """One child in a list: the local id, how often they count, and the longest wait in days."""

    id: str
    times: int
    days: float | None


def has_list(measure: Measure) -> bool:
    """Whether the measure counts children or what happened to them."""
    return measure.population not in NOT_CHILDREN


def counted(measure: Measure, which: Which, ends: date) -> Counted | None:
    """How many children a list for one period would name; None where there is no such period."""
    found = _listed(measure, which, ends)
    if found is None:
        return None
    starts, rows = found
    return Counted(measure.id, which, starts, ends, len(rows))


def listed(measure: Measure, which: Which, ends: date) -> list[Child]:
    """The children, by id; none where the loads have changed so that there is no such period."""
    found = _listed(measure, which, ends)
    return found[1] if found else []


def _listed(measure: Measure, which: Which, ends: date) -> tuple[date, list[Child]] | None:
    loads = benches.recorded()
    if not has_list(measure) or not loads:
        return None
    with benches.opened_for(measure, loads, BY_QUARTER) as bench:
        periods = bench.asked.periods()
        place = next((n for n, each in enumerate(periods) if each.ends == ends), None)
        if place is None or measure.missing(bench):
            return None
        rows = bench.answer(_rows(measure, bench, which, place)).to_pylist()
        return periods[place].starts, list(_children(rows))


def _rows(measure: Measure, bench: Any, which: Which, place: int) -> Any:
    rows = measure.rows(bench)
    rows = rows.filter(rows["place"] == place)
    others = rows["den"] > rows["num"]
    rows = rows.filter(rows["num"] > 0 if which is Which.COUNTED else others)
    children = bench["person"].select(child="pers_person_id").distinct()
    met = rows.inner_join(children, rows["subject"] == children["child"])
    told = met.group_by("child").aggregate(times=met.count(), days=met["value"].max())
    return told.order_by("child")


def _children(rows: list[dict[str, Any]]) -> Iterator[Child]:
    for row in rows:
        yield Child(str(row["child"]), int(row["times"]), row["days"])
