"""Measures of the data themselves."""

from __future__ import annotations

from upheld.practice.measures import quality
from upheld.practice.measures.declared import Measure, Polarity, Source, Unit

DQ01 = Measure(
    id="DQ01",
    name="Gaps and impossible dates",
    kind="data quality",
    numerator="cells that are empty though asked for, or a day before the one it must follow",
    denominator="cells looked at",
    time="the day for which a file says that it is true",
    basis="West Sussex 2019: leaders could not rely on their own information",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=tuple(
        Source({name: ()}, quality.wrong_cells)
        for name in sorted({*quality.WANTED, *quality.IN_ORDER})
    ),
    pair="DQ02",
    traps=(
        "Rows that could not be used at all are counted on the report of their load.",
        "Unknown codes are refused by the readers and counted there.",
    ),
    population="cells",
    absent="it holds no rows",
)
DQ02 = Measure(
    id="DQ02",
    name="Recorded late or altered afterwards",
    kind="data quality",
    numerator="of these, older than 14 days before the load before, or with a day that has changed",
    denominator="records in a load that has another before it",
    time="the day of the later load",
    basis="the difference between two loads is the only way to see it",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=tuple(
        Source({name: ()}, quality.late_records, quality.one_load_only)
        for name, *_ in quality.WATCHED
    ),
    pair="DQ01",
    traps=("Keep every load.",),
    population="records",
)
MEASURES = (DQ01, DQ02)
