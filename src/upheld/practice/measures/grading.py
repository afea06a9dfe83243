"""How far an answer can be trusted: a word that every answer carries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from upheld.kernel.calendar import months_after
from upheld.practice import standard
from upheld.practice.measures.declared import Measure, Source
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.periods import Period

GOOD, FAIR = 0.98, 0.90

# Measures that look back: without so many months of history their first answers are too low.
LOOKS_BACK = {"FD02": 12, "WL05": 12, "FD07": 12, "LA07": 12, "LA07:2y": 24, "CP06:2y": 24}
# Measures that look ahead: an answer needs so many days after the period to be final.
LOOKS_AHEAD = {"CL03": 90}
# Fields that are empty for good reason, because what they date has not happened yet.
OPEN_ENDED = ("_close_date", "_end_date", "_ceased_date", "_auth_date", "_conference_date")
MAY_BE_EMPTY = (
    "icpc_icpc_date",
    "cppr_cp_review_date",
    "cdec_decision_date",
    "invo_professional_id",
)


class Grader:
    """Grades the answers of one measure: good, fair or poor, and a note where history is short."""

    def __init__(self, bench: Workbench, measure: Measure) -> None:
        self._measure = measure
        self._grade = _grade(_shares(bench, measure.source(bench)))
        self._spans = _history(bench, measure.source(bench))

    def of(self, council: str | None, period: Period) -> str:
        """The word for one period, with a note where the data begin or end too close to it."""
        first, last = self._spans.get(council, (None, None))
        back = LOOKS_BACK.get(self._measure.id.split(":", maxsplit=1)[0], 0)
        if back and first is not None and months_after(first, back) > period.starts:
            return f"{self._grade}, history too short"
        ahead = LOOKS_AHEAD.get(self._measure.id)
        if ahead and last is not None and period.ends + timedelta(days=ahead) > last:
            return f"{self._grade}, not final"
        return self._grade


def _shares(bench: Workbench, source: Source) -> Iterable[float]:
    for name, columns in source.needs.items():
        filled = bench.filled(name)
        for column in columns:
            may_be_empty = column.endswith(OPEN_ENDED) or column in MAY_BE_EMPTY
            if filled[""] and not may_be_empty:
                yield filled[column] / filled[""]


def _grade(shares: Iterable[float]) -> str:
    worst = min(shares, default=1.0)
    return "good" if worst >= GOOD else "fair" if worst >= FAIR else "poor"


def _history(bench: Workbench, source: Source) -> dict[str | None, tuple[date | None, date | None]]:
    """The first and the last day of the first table that a measure stands on, by council."""
    name, columns = next(iter(source.needs.items()))
    days = [c for c in columns if standard.TABLES[name].by_name[c].kind is standard.Kind.DATE]
    if not days:
        return {}
    rows = bench.told(
        f"SELECT council, MIN({days[0]}) AS first_day, MAX({days[-1]}) AS last_day "
        f"FROM {name} GROUP BY council",
        name,
    ).to_pylist()
    return {row["council"]: (row["first_day"], row["last_day"]) for row in rows}
