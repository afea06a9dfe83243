"""Counts in returns that were sent, beside what is counted here: where they part, somebody asks.

A submitted count names a return, its year and what was counted: a measure, or a table. A measure is
worked out for that year of the statistics from all that is loaded now. A table is counted in the
load of the same return and year. Where neither can be done the reason stands in its place, never
nought. Takes no actor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from upheld.kernel.calendar import months_after
from upheld.practice import benches, figures, keeping

if TYPE_CHECKING:
    from upheld.practice.store import Load

TABLE = "submitted_counts"
NO_LOAD = "no load of this return and year is here"
NO_TABLE = "the load of this return and year holds no such table"
NO_ITEM = "this is the name of no measure and of no table"
NO_COUNT = "the return says no count"


@dataclass(frozen=True, slots=True)
class Compared:
    """One submitted count, what is counted here, and why nothing is where nothing can be."""

    source: str
    year: int
    item: str
    name: str
    submitted: int | None
    here: float | None
    because: str

    @property
    def difference(self) -> float | None:
        """Here less submitted."""
        if self.here is None or self.submitted is None:
            return None
        return self.here - self.submitted


def compared() -> list[Compared]:
    """Every submitted count of the loads, the newest year first."""
    loads = benches.recorded()
    rows = _submitted(loads)
    return [_compare(row, loads) for row in rows]


def _submitted(loads: list[Load]) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 -- large, see keeping

    paths = keeping.store().picture(loads=loads).get(TABLE, ()) if loads else ()
    found = [row for path in paths for row in pq.read_table(path).to_pylist()]
    return sorted(found, key=lambda row: (-row["subm_year"], row["subm_return"], row["subm_item"]))


def _compare(row: dict[str, Any], loads: list[Load]) -> Compared:
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping
    from upheld.practice.standard import TABLES  # noqa: PLC0415 -- large

    source, year, item = row["subm_return"], row["subm_year"], row["subm_item"].strip()
    measure = catalogue.BY_ID.get(item)
    if measure is not None:
        name, (here, because) = measure.name, _of_measure(measure, year, loads)
    elif item in TABLES:
        name, (here, because) = TABLES[item].doc, _of_table(source, year, item, loads)
    else:
        name, here, because = item, None, NO_ITEM
    if row["subm_count"] is None:
        here, because = None, NO_COUNT
    return Compared(source, year, item, name, row["subm_count"], here, because)


def _of_table(source: str, year: int, item: str, loads: list[Load]) -> tuple[float | None, str]:
    alike = [
        load for load in loads if load.source.value == source.lower() and load.as_of.year == year
    ]
    if not alike:
        return None, NO_LOAD
    holding = [load.tables[item].rows for load in alike if item in load.tables]
    return (float(holding[-1]), "") if holding else (None, NO_TABLE)


def _of_measure(measure: Any, year: int, loads: list[Load]) -> tuple[float | None, str]:
    if not 1900 < year < 2999:  # noqa: PLR2004
        return None, "no such year is known"
    autumn = measure.year_ends == "30 September"
    ends = date(year, 9, 30) if autumn else date(year, 3, 31)
    starts = months_after(ends + timedelta(days=1), -12)
    point = figures.of_year(measure.id, starts, ends, loads)
    if point.points:
        return point.points[-1].numerator, ""
    return None, point.because.rstrip(".")
