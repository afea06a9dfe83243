"""Ask measures of a store and get plain rows: period, unit, numerator, denominator, value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from upheld.practice.measures import grading
from upheld.practice.measures.declared import Measure, Unit
from upheld.practice.measures.engine import Workbench

HUNDRED = 100.0
NOTHING = "nothing to count in this time"


@dataclass(frozen=True, slots=True)
class Answer:
    """One value of one measure, or the sentence that says why there is none."""

    measure: str
    period: date | None
    ends: date | None
    by: str
    unit: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    quality: str

    def as_json(self) -> dict[str, object]:
        """The same with days as text."""
        plain = asdict(self)
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in plain.items()}


def answers(bench: Workbench, measure: Measure) -> Iterator[Answer]:
    """A measure for every period and unit, in order; never nought for what nobody knows."""
    missing = measure.missing(bench)
    by = bench.asked.by.value
    rows = [] if missing else measure.totals(bench).to_pylist()
    if not any(row["num"] or row["den"] for row in rows):
        why = missing or NOTHING
        yield Answer(measure.id, None, None, by, None, None, None, None, why)
        return
    grade = grading.Grader(bench, measure)
    known = {(row["council"], row["unit"]) for row in rows if row["num"] or row["den"]}
    periods = bench.asked.periods()
    for row in sorted(rows, key=lambda r: (r["council"] or "", r["unit"] or "", r["place"])):
        if (row["council"], row["unit"]) not in known:
            continue
        period = periods[row["place"]]
        yield Answer(
            measure=measure.id,
            period=period.starts,
            ends=period.ends,
            by=by,
            unit=row["unit"],
            numerator=_plain(row["num"]),
            denominator=None if measure.unit is Unit.COUNT else _plain(row["den"]),
            value=_plain(value_of(measure.unit, row["num"], row["den"])),
            quality=grade.of(row["council"], period),
        )


def _plain(number: float | None) -> float | None:
    """Without the minus that a sum of shares can leave before nought."""
    return None if number is None else number + 0.0


def value_of(unit: Unit, num: float | None, den: float | None) -> float | None:
    """What a numerator and a denominator come to; nothing where there is nobody to count."""
    if num is None:
        return None
    if unit in {Unit.COUNT, Unit.MEDIAN, Unit.NINTH_TENTH}:
        return num
    if unit is Unit.EXCESS:
        return None if den is None else num - den
    if not den:
        return None
    return num / den * (HUNDRED if unit is Unit.PERCENT else 1.0)
