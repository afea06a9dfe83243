"""Measures of closing cases."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import closures
from upheld.practice.measures.declared import Measure, Polarity, Source, Unit

CLOSED = {"cin_episodes": ("cine_close_date",)}

CL01 = Measure(
    id="CL01",
    name="Cases closed",
    kind="gaming",
    numerator="cases closed",
    denominator="none: a count",
    time="in the period, best a week, as an XmR chart",
    basis="Making Data Count, NHS England",
    polarity=Polarity.CONTEXT,
    unit=Unit.COUNT,
    sources=(Source(CLOSED, closures.closures()),),
    pair="CL03",
    traps=("Weeks with a bank holiday are short.", "Look at teams and at RC7 and RC8 too."),
    population="closures",
)
_REASONS = tuple(
    replace(
        CL01,
        id=f"CL01:{code}",
        name=f"Cases closed as {code}",
        numerator=f"cases closed with the reason {code}",
        sources=(
            Source(
                {"cin_episodes": ("cine_close_date", "cine_close_reason")}, closures.closures(code)
            ),
        ),
        variant_of="CL01",
    )
    for code in ("RC7", "RC8", "RC9")
)
CL02 = Measure(
    id="CL02",
    name="Closures beyond the usual before an inspection",
    kind="gaming",
    numerator="cases closed in the eight weeks before an inspection",
    denominator="closures that the same weeks of up to five earlier years would lead one to expect",
    time="given on the day before the inspection",
    basis="our own; one inspection is one event",
    polarity=Polarity.LOW,
    unit=Unit.EXCESS,
    sources=(Source({**CLOSED, "inspections": ("insp_start_date",)}, closures.before_inspection),),
    pair="CL03",
    traps=(
        "Clearing an old backlog also raises closures: this never says what was meant.",
        "Whether it is unusual is a question for a permutation test over past windows.",
        "It needs two years of closures before the inspection.",
    ),
    settings=("inspection_weeks",),
    population="closures",
)
CL03 = Measure(
    id="CL03",
    name="Back within 90 days of closing",
    kind="gaming",
    numerator="of these, the child was referred again within 90 days",
    denominator="cases closed",
    time="closed in the period",
    basis="our own",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source(CLOSED, closures.back_again),),
    pair="CL01",
    traps=("What was closed in the last 90 days of the data has not had its time yet.",),
    population="closures",
)
MEASURES = (CL01, *_REASONS, CL02, CL03)
