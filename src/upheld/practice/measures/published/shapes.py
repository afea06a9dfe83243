"""What a check against a published figure is made of, and which columns tell a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.practice.measures.published import made

SPRING, AUTUMN = (3, 31), (9, 30)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure: a column of the file itself, or a measure of the LAIT file."""

    column: str = ""
    lait: str = ""


@dataclass(frozen=True)
class Formula:
    """One check. A file is known by its columns, so that its name may say other years.

    `num` and `den` are SQL over the file's columns (a cell with a marker is empty), `where`
    chooses its rows. `bands` are counts by length instead: column, from, to, in working days; what
    is in `total` and in no band in time was late, or could not be timed.
    """

    name: str
    measure: str
    columns: tuple[str, ...]
    rows: Mapping[str, str]
    figures: tuple[Figure, ...]
    num: str = ""
    den: str = ""
    where: str = "true"
    bands: tuple[tuple[str, int, int], ...] = ()
    total: str = ""  # the column with all, of which the bands in time are some
    limit: int = 0  # the last working day in time
    pivot: tuple[str, str, str, str] | None = None  # name column, of these, of all, count column
    percent: str = ""  # the column of the figure, where rows are pivoted
    year_ends: tuple[int, int] = SPRING
    decimal_counts: bool = False
    latest: int = 0  # so many of the latest years only, where rows are many


CSWW = ("inpost_fte", "leavers_fte", "agency_fte", "vacancy_fte", "caseload_fte", "cases")
C2 = ("Same_day", "1-10_days", "41-45_days", "61+_days", "Assessments_completed")
C4 = (
    "ICPC",
    "Duration_0-10_days",
    "Duration_11-15_days",
    "Duration_16-20_days",
    "Duration_21+_days",
)
STABILITY = ("cla_group", "placement_stability", "children_count", "children_percent")
SWCOUNT = ("cla_group", "sw_stability", "number", "percentage")
HEALTH = ("characteristic", "breakdown", "children_count", "children_percent")
LAIT = ("measure_short", "year", "la_code", "value")


def workforce(  # noqa: PLR0917
    name: str,
    measure: str,
    num: str,
    den: str,
    figure: str,
    rows: Mapping[str, str],
    *,
    latest: int = 0,
) -> Formula:
    """A figure of the workforce census: a share of full-time equivalents."""
    return Formula(
        name,
        measure,
        CSWW,
        rows,
        (Figure(figure),),
        num=num,
        den=den,
        year_ends=AUTUMN,
        decimal_counts=True,
        latest=latest,
    )


def pivoted(  # noqa: PLR0917
    name: str,
    measure: str,
    columns: tuple[str, ...],
    rows: Mapping[str, str],
    pivot: tuple[str, str, str, str],
    percent: str,
    where: str,
) -> Formula:
    """A figure whose file has a row for those who count and one for all."""
    return Formula(
        name, measure, columns, rows, (Figure(percent),), pivot=pivot, percent=percent, where=where
    )


def stability(name: str, measure: str, group: str, of_these: str, homes: str) -> Formula:
    """A figure of placements, children in care on 31 March."""
    return pivoted(
        name,
        measure,
        STABILITY,
        {"cla_episodes": made.IN_CARE, "cla_placement": homes, "person": made.BORN},
        ("placement_stability", of_these, "Total children", "children_count"),
        "children_percent",
        f"cla_group = '{group}'",
    )


def health(name: str, measure: str, of_these: str) -> Formula:
    """A figure of the yearly health answers."""
    return pivoted(
        name,
        measure,
        HEALTH,
        {"health_returns": made.HEALTH},
        ("breakdown", of_these, "Total all ages", "children_count"),
        "children_percent",
        "characteristic = 'Health assessments: Children looked after all ages'",
    )


def lait(name: str, measure: str, num: str, den: str, figure: str, **other: object) -> Formula:
    """A figure of the LAIT file, from counts of the same file."""
    rows: Mapping[str, str] = other["rows"]  # type: ignore[assignment]
    autumn = bool(other.get("autumn"))
    return Formula(
        name,
        measure,
        LAIT,
        rows,
        (Figure(lait=figure),),
        num=num,
        den=den,
        year_ends=AUTUMN if autumn else SPRING,
        decimal_counts=autumn,
    )
