"""The tables of what is recorded here, opened for measures: for which days, and from what.

Takes no actor: whoever opens them shows sums, or children only to whom `queries` lets see them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from upheld.kernel.calendar import months_after
from upheld.practice import keeping, models

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure
    from upheld.practice.measures.engine import Workbench
    from upheld.practice.store import Load

YEAR = "year"


@dataclass(frozen=True, slots=True)
class Wanted:
    """For how many years, and by what."""

    every: str = "quarter"
    by: str = "council"
    years: int = 2


def catalogue() -> Any:
    """Every measure, imported when somebody first needs one."""
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    return catalogue


def recorded() -> list[Load]:
    """The loads of the store that a row names: what no row names counts for nothing."""
    ids = set(models.Load.objects.values_list("id", flat=True))
    return [load for load in keeping.store().loads() if load.id in ids]


@contextmanager
def opened_for(
    measure: Measure, loads: list[Load], wanted: Wanted, told: date | None = None
) -> Iterator[Workbench]:
    """Open the tables of some loads for one measure, or for several of the same year."""
    last = last_day(measure.year_ends, told or told_until(loads), wanted)
    first = months_after(last + timedelta(days=1), -12 * wanted.years)
    with opened(loads, (first, last), wanted) as bench:
        yield bench


@contextmanager
def opened(loads: list[Load], days: tuple[date, date], wanted: Wanted) -> Iterator[Workbench]:
    """Open the tables of some loads for these days."""
    from upheld.practice.measures.engine import Asked, Workbench  # noqa: PLC0415 -- large
    from upheld.practice.measures.periods import By, Every  # noqa: PLC0415 -- large

    store, ids = keeping.store(), {load.id for load in loads}
    histories = {
        name: [path for load, path in store.series(name) if load.id in ids]
        for name in {name for load in loads for name in load.tables}
    }
    asked = Asked(*days, Every(wanted.every), By(wanted.by))
    with Workbench(store.picture(loads=loads), asked, histories=histories) as bench:
        yield bench


def told_until(loads: list[Load]) -> date:
    """The last day that the loads tell of."""
    from upheld.practice.store import manifest  # noqa: PLC0415 -- large

    return manifest.told_until(loads)


def last_day(year_ends: str, told: date, wanted: Wanted) -> date:
    """The last day of a series: years end where the statistics' years do, if there are several."""
    if wanted.every != YEAR or wanted.years == 1:
        return told
    month, day = (9, 30) if year_ends == "30 September" else (3, 31)
    this_year = told.replace(month=month, day=day)
    return this_year if this_year <= told else this_year.replace(year=told.year - 1)
