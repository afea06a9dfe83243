"""What is planted in which council, and when: figures by date, read by everything that draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from upheld.practice.simulate import days
from upheld.practice.simulate.draws import Whole


@dataclass(frozen=True)
class Level:
    """A figure that holds until a day changes it."""

    first: float
    then: tuple[tuple[date, float], ...] = ()

    def on(self, at: Whole) -> npt.NDArray[np.float64]:
        """The figure on each of these days."""
        edges = np.array([days.number(day) for day, _ in self.then], dtype=np.int64)
        figures = np.array([self.first, *(figure for _, figure in self.then)])
        return figures[np.searchsorted(edges, at, side="right")]


def level(first: float, **then: float) -> Level:
    """A level from its changes, each named by its day: `level(0.2, d2019_01_01=0.4)`."""
    return Level(first, tuple((_day_named(name), figure) for name, figure in then.items()))


def _day_named(name: str) -> date:
    year, month, day = (int(part) for part in name.lstrip("d").split("_"))
    return date(year, month, day)


@dataclass(frozen=True)
class Inspection:
    """Closures brought forward into the weeks before a visit, and how many children come back."""

    on: date
    weeks: int
    brought_forward: float
    back_within_90_days: float


@dataclass(frozen=True)
class Temporary:
    """Teams that hold children for a while and are gone at short notice."""

    since: date
    until: date
    share_of_children: float
    afterwards_unallocated: float


# How many days a holder stays in a post: evenly spaced quantiles, least to most.
STAYING = (240, 500, 800, 1200, 1700, 2600)
LEAVING = (60, 150, 260, 420, 700, 1400)
AGENCY = (20, 50, 85, 120, 180, 330)


@dataclass(frozen=True)
class Scenario:
    """The figures of one council. The defaults are those of `steady`."""

    name: str
    about: str
    demand: Level = field(default_factory=lambda: level(1.0))
    posts: Level = field(default_factory=lambda: level(1.0))
    returning: Level = field(default_factory=lambda: level(0.48))
    repeat_contacts: Level = field(default_factory=lambda: level(0.15))
    decided_late: Level = field(default_factory=lambda: level(0.06))
    assessment_late: Level = field(default_factory=lambda: level(0.16))
    conference_late: Level = field(default_factory=lambda: level(0.16))
    review_late: Level = field(default_factory=lambda: level(0.04))
    visit_gap: Level = field(default_factory=lambda: level(0.08))
    backdated: Level = field(default_factory=lambda: level(0.02))
    duty_visit: Level = field(default_factory=lambda: level(0.05))
    health_late: Level = field(default_factory=lambda: level(0.18))
    care_plan_lapsed: Level = field(default_factory=lambda: level(0.05))
    supervision_missed: Level = field(default_factory=lambda: level(0.12))
    vacancy_unheld: Level = field(default_factory=lambda: level(0.05))
    vacancy_hidden: Level = field(default_factory=lambda: level(0.02))
    intake_hidden: Level = field(default_factory=lambda: level(0.002))
    there_and_back: Level = field(default_factory=lambda: level(0.02))
    overridden: Level = field(default_factory=lambda: level(0.004))
    agency: Level = field(default_factory=lambda: level(0.14))
    tenure: tuple[int, ...] = STAYING
    uneven: bool = False
    long_wait_days: tuple[int, ...] = (3, 7, 12, 18, 30, 45)
    hidden_as: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({"manager": 4, "duty": 3, "team": 3})
    )
    inspection: Inspection | None = None
    temporary: Temporary | None = None


STEADY = Scenario("steady", "No fault planted beyond what every council has.")

_SOUTHWATER = Scenario(
    name="southwater",
    about="Surge, temporary teams gone at Christmas, closures before an inspection that came back, "
    "hidden unallocated children, overrides, timeliness that turns green as other things do not.",
    demand=level(1.0, d2018_12_27=1.9, d2019_06_01=1.25, d2020_03_23=0.85, d2020_09_01=1.2),
    posts=level(1.0, d2019_12_28=0.86, d2020_10_01=0.62, d2021_10_01=0.95),
    returning=level(0.50, d2020_04_01=0.64, d2021_04_01=0.42),
    assessment_late=level(0.22, d2019_01_01=0.36, d2020_04_01=0.15, d2021_04_01=0.09),
    conference_late=level(0.28, d2019_06_01=0.42, d2020_10_01=0.22),
    review_late=level(0.10, d2019_06_01=0.16, d2021_04_01=0.24),
    supervision_missed=level(0.35, d2019_06_01=0.2, d2020_01_01=0.4, d2021_01_01=0.2),
    vacancy_unheld=level(0.08, d2019_12_20=0.12, d2020_07_01=0.08),
    vacancy_hidden=level(0.06, d2019_12_20=0.22, d2020_07_01=0.04),
    intake_hidden=level(0.02, d2019_12_20=0.08, d2020_07_01=0.01),
    there_and_back=level(0.05),
    overridden=level(0.02, d2019_04_01=0.09, d2020_07_01=0.01),
    agency=level(0.30, d2019_02_01=0.42, d2020_10_01=0.30),
    tenure=LEAVING,
    long_wait_days=(5, 14, 25, 40, 70, 130),
    inspection=Inspection(date(2019, 11, 18), 8, 0.42, 0.45),
    temporary=Temporary(date(2019, 2, 18), date(2019, 12, 27), 0.26, 0.8),
)

_INNOCENT = replace(
    _SOUTHWATER,
    name="southwater-innocent",
    about="Southwater with the same rise of closures before the inspection, of work that was done: "
    "hardly anybody comes back. The twin that a signal must not accuse.",
    inspection=Inspection(date(2019, 11, 18), 8, 0.42, 0.0),
)

_WESTMARCH = Scenario(
    name="westmarch",
    about="Averages that look good over distributions that do not: first health assessments "
    "collapse, care plans lapse, workers change, duty workers visit, recording is back-dated.",
    demand=level(1.0, d2018_06_01=1.1),
    repeat_contacts=level(0.45),
    returning=level(0.52),
    assessment_late=level(0.13),
    conference_late=level(0.08, d2018_04_01=0.3),
    visit_gap=level(0.25, d2018_06_01=0.4, d2019_12_01=0.25),
    backdated=level(0.25, d2019_10_01=0.10),
    duty_visit=level(0.35, d2020_01_01=0.2),
    health_late=level(0.35, d2018_10_01=0.87, d2019_03_01=0.55, d2019_09_01=0.35),
    care_plan_lapsed=level(0.12, d2018_09_01=0.27, d2019_10_01=0.14),
    supervision_missed=level(0.45),
    vacancy_unheld=level(0.08),
    vacancy_hidden=level(0.30, d2019_06_01=0.15),
    intake_hidden=level(0.14, d2019_06_01=0.05),
    there_and_back=level(0.07),
    agency=level(0.13),
    tenure=LEAVING,
    uneven=True,
    hidden_as=MappingProxyType({"manager": 5, "duty": 4, "team": 1}),
)

SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {each.name: each for each in (_SOUTHWATER, _INNOCENT, _WESTMARCH, STEADY)}
)
