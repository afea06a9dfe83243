"""England's published figures by year, retyped as facts, each with its source.

A benchmark is shown only where population, unit and year are those of the measure: the answer of a
whole council, for the year that the statistics count, as the measure's own definition was then.
Years are those in which the statistical year ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.kernel.calendar import months_after
from upheld.practice.measures.declared import Measure
from upheld.practice.measures.periods import By

WORKFORCE = "DfE, Children's social work workforce"
NEED = "DfE, Children in need"
CARE = "DfE, Children looked after in England"
STABILITY = "DfE, Stability measures for children in care in England"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """England's figure for one measure, by the year in which the statistical year ends."""

    source: str
    population: str
    years: Mapping[int, float]


def _from(first: int, *values: float, **later: float) -> dict[int, float]:
    years = {first + place: value for place, value in enumerate(values)}
    return years | {int(year.removeprefix("in_")): value for year, value in later.items()}


ENGLAND: dict[str, Benchmark] = {
    "WL01": Benchmark(
        WORKFORCE, "workers", _from(2017, 17.7, 17.4, 16.9, 16.3, 16.3, 16.6, in_2025=15.2)
    ),
    "WL05": Benchmark(STABILITY, "children", {2024: 27}),
    "WL08": Benchmark(
        WORKFORCE, "workers", _from(2017, 13.4, 15.1, 15.0, 13.5, 15.4, 17.2, in_2025=11.8)
    ),
    "WL09": Benchmark(
        WORKFORCE, "workers", _from(2017, 15.8, 15.4, 15.8, 15.4, 15.5, 17.6, in_2025=13.0)
    ),
    "WL10": Benchmark(
        WORKFORCE, "workers", _from(2017, 17.0, 16.5, 16.4, 16.1, 16.7, 20.0, in_2025=14.2)
    ),
    "WL11": Benchmark(WORKFORCE, "workers", _from(2017, 3.1, 3.2, 3.1, 2.9, 3.1, 3.5, in_2025=3.5)),
    "FD02": Benchmark(
        NEED,
        "referrals",
        _from(2013, 24.7, 23.5, 24.2, 22.5, 21.9, 21.9, 22.6, 22.6, 22.7, 21.5, in_2025=22.6),
    ),
    "FD03": Benchmark(
        NEED,
        "referrals",
        _from(2013, 14.5, 14.1, 13.8, 9.9, 10.2, 9.4, 8.1, 6.3, 6.0, 7.6, in_2025=6.5),
    ),
    "AS01": Benchmark(
        NEED,
        "assessments",
        _from(2016, 83.4, 82.9, 82.7, 83.1, 83.8, 87.6, 84.5, in_2025=85.7),
    ),
    "CP01": Benchmark(
        NEED,
        "conferences",
        _from(2016, 76.7, 77.2, 76.9, 78.7, 77.6, 83.0, 79.2, in_2025=81.4),
    ),
    "CP03": Benchmark(
        NEED,
        "plans",
        _from(2013, 95.9, 94.5, 93.9, 93.6, 92.1, 90.5, 91.8, 91.5, 93.2, 89.3, in_2025=90.6),
    ),
    "CP06": Benchmark(
        NEED,
        "plans",
        _from(2013, 14.9, 15.8, 16.6, 17.9, 18.7, 20.2, 20.8, 21.9, 22.1, 22.7, in_2025=24.5),
    ),
    "CP07": Benchmark(
        NEED,
        "plans",
        _from(2013, 3.2, 2.6, 2.3, 2.1, 2.1, 1.8, 2.1, 2.1, 2.0, 2.5, in_2025=2.3),
    ),
    "CP07:ended": Benchmark(
        NEED, "plans", _from(2016, 3.8, 3.4, 3.4, 3.3, 3.6, 3.7, 3.7, in_2025=4.4)
    ),
    "CN02": Benchmark(
        NEED, "referrals", _from(2016, 31.0, 30.7, 30.6, 31.5, 33.3, 35.1, 34.2, in_2025=35.6)
    ),
    "LA04": Benchmark(CARE, "children", _from(2018, 88, 90, 90, 91, 89, in_2025=90)),
    "LA05": Benchmark(CARE, "children", _from(2018, 84, 86, 86, 40, 70, in_2025=81)),
    "LA07": Benchmark(CARE, "children", _from(2016, 10, 10, 11, 11, 11, 9, 10, in_2025=10)),
    "LA07:2y": Benchmark(STABILITY, "children", {2021: 21, 2022: 21}),
    "LA08": Benchmark(CARE, "children", _from(2018, 69, 68, 68, 70, 71, in_2025=69)),
    "LV02a": Benchmark(CARE, "care leavers", _from(2016, 83, 84, 84, 85, 85, 88, 88, in_2025=89)),
    "LV02b": Benchmark(CARE, "care leavers", _from(2016, 49, 50, 51, 52, 53, 52, 55, in_2025=54)),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure to stand beside an answer, or the reason why there is none."""

    value: float | None
    source: str
    because: str = ""


def beside(measure: Measure, starts: date | None, ends: date | None, by: By) -> Compared:
    """England's figure for a period, if it is about the same thing."""
    published = ENGLAND.get(measure.benchmark)
    if published is None or published.population != measure.population:
        return Compared(None, "", "no figure is published of this population")
    if by is not By.COUNCIL:
        return Compared(None, "", "figures are published of councils, not of parts of them")
    if starts is None or ends is None:
        return Compared(None, "", "there is no answer to compare")
    if not _statistical_year(measure, starts, ends):
        return Compared(None, "", f"figures are published for years to {measure.year_ends}")
    if measure.definitions and not any(one.covers(ends.year) for one in measure.definitions):
        return Compared(None, "", "the statistics counted differently then")
    value = published.years.get(ends.year)
    if value is None:
        return Compared(None, published.source, f"the figure of {ends.year} is not held here")
    return Compared(float(value), f"{published.source}, {ends.year}")


def _statistical_year(measure: Measure, starts: date, ends: date) -> bool:
    month, day = (9, 30) if measure.year_ends == "30 September" else (3, 31)
    if (ends.month, ends.day) != (month, day):
        return False
    on_a_day = measure.time.startswith("on ")
    return on_a_day or months_after(ends, -12) < starts <= months_after(ends, -11)
