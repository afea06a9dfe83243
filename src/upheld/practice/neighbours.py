"""The published figures of the councils that this one compares itself with.

Which councils these are, and who says so, a council sets for itself (`UPHELD_NEIGHBOURS`,
`UPHELD_NEIGHBOURS_SOURCE`). Their figures come from a file of published figures that it names
(`UPHELD_PUBLISHED_FIGURES`): the table behind the DfE's local authority interactive tool, with
the columns measure_short, year, la_code, area and value. They stand beside a value only where
England's would: the same population, unit and year.
"""

from __future__ import annotations

import csv
import statistics
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

# What the file calls the figure that stands beside a measure of ours.
SHORT = {
    "FD02": "ReReferral",
    "FD03": "CIN_Refferals_NFA",
    "AS01": "Continue_Assess_Comp",
    "CP01": "CP_conf_15days",
    "CP03": "RevCP",
    "CP06": "PrevRegCPR",
    "CP07": "CPPlans2yrsActive",
    "CP07:ended": "CPPlans2yrs",
    "WL01": "Work_Force_AvgNumCase_SW",
    "WL08": "Work_Force_TO_Rate",
    "WL09": "Work_Force_Agecy_Rate",
    "WL10": "Work_Force_Vac_Rate",
    "WL11": "Work_Force_SWAbsence",
    "LA04": "LACHealth%",
    "LA05": "LACDental%",
    "LA07": "LACStable_2016on",
    "LA08": "LAC_LongStable%",
    "LV02a": "CareLeaverAcc",
    "LV02b": "CareLeaverEET",
}
COLUMNS = {"measure_short", "year", "la_code", "area", "value"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What neighbours published for one year: the middle figure, the ends, and of how many."""

    middle: float
    lowest: float
    highest: float
    published: int
    of: int


Figures = dict[tuple[str, int], tuple[float, ...]]


def chosen() -> tuple[str, ...]:
    """The codes or names of the councils that this one compares itself with."""
    return tuple(each.strip() for each in settings.UPHELD_NEIGHBOURS.split(",") if each.strip())


def source() -> str:
    """Who says that these are its neighbours; empty where nobody has said."""
    return str(settings.UPHELD_NEIGHBOURS_SOURCE)


def of_year(benchmark: str, year: int) -> Neighbours | None:
    """What neighbours published of one measure for one year; None where that is not known."""
    path = Path(settings.UPHELD_PUBLISHED_FIGURES or "-")
    if not chosen() or benchmark not in SHORT or not path.is_file():
        return None
    told = _read(path, path.stat().st_mtime_ns, frozenset(chosen()))
    values = told.get((SHORT[benchmark], year))
    if not values:
        return None
    middle = round(statistics.median(values), 1)
    return Neighbours(middle, min(values), max(values), len(values), len(chosen()))


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, wanted: frozenset[str]) -> Figures:
    found: dict[tuple[str, int], list[float]] = {}
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        rows = csv.DictReader(file)
        if not set(rows.fieldnames or ()) >= COLUMNS:
            return {}
        for row in rows:
            if row["la_code"] in wanted or row["area"] in wanted:
                value = _number(row["value"])
                if value is not None and row["year"].isdigit():
                    found.setdefault((row["measure_short"], int(row["year"])), []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _number(written: str) -> float | None:
    """A published figure; markers such as a dash or a letter say that there is none."""
    try:
        return float(written)
    except ValueError:
        return None
