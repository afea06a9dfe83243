"""What the measures say of the loads that are recorded here, worked out once and kept.

A figure that was worked out lies beside the store under a name made of the loads, of the code of
the measures and of what was asked, so it is never older than any of them. The figures of a page are
sums, never rows of children. Takes no actor: `queries` does.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from upheld.kernel.calendar import months_after
from upheld.practice import keeping, models

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure
    from upheld.practice.measures.engine import Workbench
    from upheld.practice.store import Load

YEAR = "year"
NONE_YET = "not measurable yet, because nothing has been loaded."


@dataclass(frozen=True, slots=True)
class Wanted:
    """For how many years, and by what."""

    every: str = "quarter"
    by: str = "council"
    years: int = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One value for one period and unit. `longest` is a wait in days, where it is one."""

    starts: date
    ends: date
    unit: str
    numerator: float | None
    denominator: float | None
    value: float | None
    quality: str
    longest: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The values of one measure, or the sentence that says why there are none."""

    points: tuple[Point, ...]
    because: str = ""
    loads: tuple[str, ...] = ()


def glance() -> dict[str, Figures]:
    """Every measure for the twelve months to the last day that any load tells of."""
    ids = [measure.id for measure in _catalogue().main()]
    return _kept("glance", lambda: _worked(ids, Wanted(YEAR, "council", 1)))


def series(id: str, wanted: Wanted) -> Figures:
    """One measure over time."""
    name = f"{id}-{wanted.every}-{wanted.by}-{wanted.years}".replace(":", "_")
    return _kept(name, lambda: _worked([id], wanted))[id]


def _catalogue() -> Any:
    from upheld.practice.measures import catalogue  # noqa: PLC0415 -- large, see keeping

    return catalogue


def _recorded() -> list[Load]:
    ids = set(models.Load.objects.values_list("id", flat=True))
    return [load for load in keeping.store().loads() if load.id in ids]


def _worked(ids: list[str], wanted: Wanted) -> dict[str, Figures]:
    loads = _recorded()
    if not loads:
        return {id: Figures((), NONE_YET) for id in ids}
    measures = [_catalogue().named(id) for id in ids]
    with _bench(measures[0], loads, wanted) as bench:
        return {measure.id: _figures(measure, bench, loads) for measure in measures}


@contextmanager
def _bench(measure: Measure, loads: list[Load], wanted: Wanted) -> Iterator[Workbench]:
    from upheld.practice.measures.engine import Asked, Workbench  # noqa: PLC0415 -- large
    from upheld.practice.measures.periods import By, Every  # noqa: PLC0415 -- large

    store, ids = keeping.store(), {load.id for load in loads}
    last = last_day(measure.year_ends, max(load.as_of for load in loads), wanted)
    first = months_after(last + timedelta(days=1), -12 * wanted.years)
    histories = {
        name: [path for load, path in store.series(name) if load.id in ids]
        for name in {name for load in loads for name in load.tables}
    }
    asked = Asked(first, last, Every(wanted.every), By(wanted.by))
    with Workbench(store.picture(loads=loads), asked, histories=histories) as bench:
        yield bench


def last_day(year_ends: str, told: date, wanted: Wanted) -> date:
    """The last day of a series: years end where the statistics' years do, if there are several."""
    if wanted.every != YEAR or wanted.years == 1:
        return told
    month, day = (9, 30) if year_ends == "30 September" else (3, 31)
    this_year = told.replace(month=month, day=day)
    return this_year if this_year <= told else this_year.replace(year=told.year - 1)


def _figures(measure: Measure, bench: Workbench, loads: list[Load]) -> Figures:
    from upheld.practice.measures.computing import answers  # noqa: PLC0415 -- large
    from upheld.practice.store.pictures import chosen  # noqa: PLC0415 -- large

    used = chosen(loads)
    tables = measure.source(bench).needs
    sources = sorted({load.id for name in tables for load in used.get(name, [])})
    points, because = [], ""
    longest = _longest(measure, bench)
    for each in answers(bench, measure):
        if each.period is None or each.ends is None:
            because = each.quality
            continue
        unit = each.unit or ""
        points.append(
            Point(
                each.period,
                each.ends,
                unit,
                each.numerator,
                each.denominator,
                each.value,
                each.quality,
                longest.get((unit, each.period)),
            )
        )
    return Figures(tuple(points), because, tuple(sources))


def _longest(measure: Measure, bench: Workbench) -> dict[tuple[str, date], float]:
    """The longest wait of each unit and period, where a count or a middle could hide it."""
    hides = any("longest" in trap for trap in measure.traps)
    if measure.missing(bench) or not (hides or measure.unit in {"median", "ninth tenth"}):
        return {}
    rows = measure.rows(bench)
    rows = rows.filter(rows["value"].notnull() & (rows["num"] > 0))
    most = rows.group_by(["unit", "place"]).aggregate(longest=rows["value"].max())
    periods = bench.asked.periods()
    return {
        (row["unit"] or "", periods[row["place"]].starts): row["longest"]
        for row in bench.answer(most).to_pylist()
    }


@cache
def _code() -> bytes:
    """A fingerprint of everything that works a figure out."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.glob("measures/**/*.py"), *here.glob("store/*.py"), Path(__file__)]):
        digest.update(path.read_bytes())
    return digest.digest()


def _kept(name: str, work: Any) -> dict[str, Figures]:
    ids = sorted(models.Load.objects.values_list("id", flat=True))
    stamp = hashlib.sha256(_code() + " ".join(ids).encode()).hexdigest()[:16]
    path = keeping.folder() / "figures" / stamp / f"{name}.json"
    if path.exists():
        told = json.loads(path.read_text(encoding="utf-8"))
        return {id: _of_json(each) for id, each in told.items()}
    found: dict[str, Figures] = work()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    told = {id: asdict(each) for id, each in found.items()}
    aside.write_text(json.dumps(told, default=date.isoformat), encoding="utf-8")
    aside.replace(path)
    return found


def _of_json(told: dict[str, Any]) -> Figures:
    points = [
        Point(**each | {name: date.fromisoformat(each[name]) for name in ("starts", "ends")})
        for each in told["points"]
    ]
    return Figures(tuple(points), told["because"], tuple(told["loads"]))
