"""A series as a picture: where each line, mark and word stands. The table beside it says the same.

Shapes carry the meaning as well as colours: our values are round marks on an unbroken line,
England's are squares on a dashed one, and a value that is not to be trusted is an empty ring.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from upheld.practice.queries import MeasurePage
from upheld.web.practice.words import short_period

WIDTH, HEIGHT = 480, 260
LEFT, RIGHT, TOP, BOTTOM = 50, 470, 16, 218
STEPS = 4
WORDS_BELOW = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: where it stands, and whether it can be trusted."""

    x: float
    y: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A word beside an axis."""

    at: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the picture draws."""

    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    england: tuple[Mark, ...]
    england_line: str
    levels: tuple[Tick, ...]
    periods: tuple[Tick, ...]


def chart_of(page: MeasurePage) -> Chart | None:
    """The picture of a council's series; none where there are not two values to join."""
    values = [point.value for point in page.points]
    known = [value for value in values if value is not None]
    if page.wanted.by != "council" or len(known) < 2:  # noqa: PLR2004
        return None
    beside = [each.value for each in page.beside]
    low, high, step = _scale([*known, *(value for value in beside if value is not None)])

    def height(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    across = [_across(place, len(values)) for place in range(len(values))]
    marks = [
        None if value is None else Mark(x, height(value), point.quality.startswith("good"))
        for x, value, point in zip(across, values, page.points, strict=True)
    ]
    england = [
        Mark(x, height(value), True)
        for x, value in zip(across, beside, strict=True)
        if value is not None
    ]
    count = round((high - low) / step)
    levels = [low + step * place for place in range(count + 1)]
    return Chart(
        lines=tuple(_path(stretch) for stretch in _stretches(marks)),
        marks=tuple(mark for mark in marks if mark is not None),
        england=tuple(england),
        england_line=_path(england),
        levels=tuple(Tick(height(level), f"{level:g}") for level in levels),
        periods=_periods(across, [point.ends for point in page.points], page.wanted.every),
    )


def _across(place: int, count: int) -> float:
    return round(LEFT + 12 + (RIGHT - LEFT - 24) * place / max(count - 1, 1), 1)


def _scale(values: Sequence[float]) -> tuple[float, float, float]:
    """From nought, or from below where a value is below, to a round number above the highest."""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / STEPS or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= rough)
    return math.floor(low / step) * step, max(math.ceil(high / step) * step, step), step


def _stretches(marks: Sequence[Mark | None]) -> list[list[Mark]]:
    """Values that follow one another: the line breaks where there is none."""
    found: list[list[Mark]] = [[]]
    for mark in marks:
        if mark is None:
            found.append([])
        else:
            found[-1].append(mark)
    return [stretch for stretch in found if len(stretch) > 1]


def _path(marks: Sequence[Mark]) -> str:
    return " ".join(f"{mark.x},{mark.y}" for mark in marks)


def _periods(across: Sequence[float], ends: Sequence[date], every: str) -> tuple[Tick, ...]:
    last = len(ends) - 1
    places = sorted({round(last * part / (WORDS_BELOW - 1)) for part in range(WORDS_BELOW)})
    return tuple(
        Tick(
            across[place],
            short_period(ends[place], every),
            "start" if place == 0 else "end" if place == last else "middle",
        )
        for place in places
    )
