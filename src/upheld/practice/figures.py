"""What the measures say of the loads that are recorded here, worked out once and kept.

A figure that was worked out lies beside the store under a name made of the loads, of the code of
the measures and of what was asked, so it is never older than any of them. The figures of a page are
sums, never rows of children. Takes no actor: `queries` does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from upheld.practice import keeping, models
from upheld.practice.benches import (
    YEAR,
    Wanted,
    catalogue,
    opened,
    opened_for,
    recorded,
    told_until,
)

if TYPE_CHECKING:
    from upheld.practice.measures.declared import Measure
    from upheld.practice.measures.engine import Workbench
    from upheld.practice.store import Load

AT_ONCE = 16  # measures that share one opening of the tables
GLANCE, BEFORE = "glance", "before"
TO_WORK_OUT = (Path(__file__), Path(__file__).with_name("benches.py"))
NONE_YET = "not measurable yet, because nothing has been loaded."


LAST_YEAR = Wanted(YEAR, "council", 1)


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
    hidden: str = ""  # why a small number is not shown: see `suppression`
    about: bool = False  # whether the numbers are rounded


@dataclass(frozen=True, slots=True)
class Figures:
    """The values of one measure, or the sentence that says why there are none."""

    points: tuple[Point, ...]
    because: str = ""
    loads: tuple[str, ...] = ()


def glance() -> dict[str, Figures]:
    """Every measure for the twelve months to the last day that any load tells of."""
    return _kept(GLANCE, lambda: {id: each for bit in _bits() for id, each in bit.items()})


def _bits() -> Iterator[dict[str, Figures]]:
    """The same, some measures at a time; what has been worked out is kept."""
    ids = _all()
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        yield _kept(f"{GLANCE}-{start}", lambda some=some: _worked(some, LAST_YEAR))  # type: ignore[misc]


def glance_if_ready() -> dict[str, Figures] | None:
    """The same, without working anything out: None until the job after a load has done so."""
    if not models.Load.objects.exists():
        return {id: Figures((), NONE_YET) for id in _all()}
    return _read(_path(GLANCE))


def before_the_last() -> dict[str, Figures] | None:
    """The same for the same months without the loads that came last; None until it is ready."""
    return _read(_path(BEFORE))


def series(id: str, wanted: Wanted) -> Figures:
    """One measure over time."""
    return _kept(_named(id, wanted), lambda: _worked([id], wanted))[id]


def prepare() -> Iterator[str]:
    """Work out what the first pages after a load show, so that nobody waits for them.

    Bit by bit: whoever has something else to do can leave off after each, and come back.
    """
    if not models.Load.objects.exists():
        return
    for _ in () if _path(GLANCE).exists() else _bits():
        yield GLANCE
    glance()
    _kept(BEFORE, _worked_before)
    yield BEFORE
    lacking = [id for id in _all() if not _path(_named(id, Wanted())).exists()]
    for start in range(0, len(lacking), AT_ONCE):
        for id, found in _worked(lacking[start : start + AT_ONCE], Wanted()).items():
            _keep(_path(_named(id, Wanted())), {id: found})
        yield lacking[start]
    now = _path(GLANCE).parent
    for former in now.parent.iterdir():
        if former != now:
            shutil.rmtree(former, ignore_errors=True)


def of_year(id: str, starts: date, ends: date, loads: list[Load]) -> Figures:
    """One measure for one year that may lie back."""
    measure = catalogue().named(id)

    def work() -> dict[str, Figures]:
        with opened(loads, (starts, ends), LAST_YEAR) as bench:
            return {id: _figures(measure, bench, loads)}

    return _kept(f"{id}-{ends}".replace(":", "_"), work)[id]


def counts_kept(name: str, work: Callable[[], list[int]]) -> list[int]:
    """A list of counts that is worked out once for what has been loaded."""
    path = _path(name)
    if not path.exists():
        _write(path, work())
    return [int(each) for each in json.loads(path.read_text(encoding="utf-8"))]


def _all() -> list[str]:
    return [measure.id for measure in catalogue().main()]


def _named(id: str, wanted: Wanted) -> str:
    return f"{id}-{wanted.every}-{wanted.by}-{wanted.years}".replace(":", "_")


def _worked_before() -> dict[str, Figures]:
    """Without what the newest file brought, for the months of which the loads tell now."""
    newest = models.Load.objects.latest("loaded_at")
    earlier = models.Load.objects.exclude(loaded_at=newest.loaded_at)
    ids = set(earlier.values_list("id", flat=True))
    loads = [load for load in recorded() if load.id in ids]
    return _worked(_all(), LAST_YEAR, loads=loads, told=told_until(recorded()))


def _worked(
    ids: list[str], wanted: Wanted, loads: list[Load] | None = None, told: date | None = None
) -> dict[str, Figures]:
    loads = recorded() if loads is None else loads
    if not loads:
        return {id: Figures((), NONE_YET) for id in ids}
    measures = [catalogue().named(id) for id in ids]
    with opened_for(measures[0], loads, wanted, told) as bench:
        return {measure.id: _figures(measure, bench, loads) for measure in measures}


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
    for path in sorted([*here.glob("measures/**/*.py"), *here.glob("store/*.py"), *TO_WORK_OUT]):
        digest.update(path.read_bytes())
    return digest.digest()


def _path(name: str) -> Path:
    """Where a figure lies: below a name made of the loads and of the code of the measures."""
    ids = sorted(models.Load.objects.values_list("id", flat=True))
    stamp = hashlib.sha256(_code() + " ".join(ids).encode()).hexdigest()[:16]
    return keeping.folder() / "figures" / stamp / f"{name}.json"


def _kept(name: str, work: Callable[[], dict[str, Figures]]) -> dict[str, Figures]:
    path = _path(name)
    found = _read(path)
    if found is None:
        found = work()
        _keep(path, found)
    return found


def _read(path: Path) -> dict[str, Figures] | None:
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    return {id: _of_json(each) for id, each in told.items()}


def _keep(path: Path, found: dict[str, Figures]) -> None:
    _write(path, {id: asdict(each) for id, each in found.items()})


def _write(path: Path, told: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(json.dumps(told, default=date.isoformat), encoding="utf-8")
    aside.replace(path)


def _of_json(told: dict[str, Any]) -> Figures:
    points = [
        Point(**each | {name: date.fromisoformat(each[name]) for name in ("starts", "ends")})
        for each in told["points"]
    ]
    return Figures(tuple(points), told["because"], tuple(told["loads"]))
