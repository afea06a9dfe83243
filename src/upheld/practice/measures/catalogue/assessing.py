"""Measures of assessment."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import assessments
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

CIN_STATS = "DfE, Children in need, methodology"
DONE = {"cin_assessments": ("cina_assessment_start_date", "cina_assessment_auth_date")}

AS01 = Measure(
    id="AS01",
    name="Assessments within 45 working days of their start",
    kind="timeliness",
    numerator="assessments authorised within 45 working days of their actual start",
    denominator="assessments authorised",
    time="authorised in the period",
    basis="Working Together: 45 working days from the point of referral",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source(DONE, assessments.in_time("start")),),
    pair="AS02",
    traps=(
        "The statistic counts from the actual start, Working Together from the referral.",
        "It rewards never finishing a late one: read it with AS02.",
    ),
    definitions=(
        Definition("Continuous assessments completed within 45 working days.", CIN_STATS, 2014),
    ),
    population="assessments",
    benchmark="AS01",
)
FROM_REFERRAL = replace(
    AS01,
    id="AS01:referral",
    name="Assessments within 45 working days of the referral",
    numerator="assessments authorised within 45 working days of the referral",
    sources=(
        Source({**DONE, "cin_episodes": ("cine_referral_date",)}, assessments.in_time("referral")),
    ),
    definitions=(),
    benchmark="",
    variant_of="AS01",
)
AS02 = Measure(
    id="AS02",
    name="Open assessments past 45 working days",
    kind="timeliness",
    numerator="open assessments that began more than 45 working days ago",
    denominator="open assessments",
    time="on the last day of the period",
    basis="CIN census rule 8670Q",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source({"cin_assessments": ("cina_assessment_start_date",)}, assessments.overdue),),
    pair="AS01",
    traps=("An assessment left open after its case was closed stays in it until it is put right.",),
    population="assessments",
)
AS03 = Measure(
    id="AS03",
    name="Children seen during their assessment",
    kind="practice",
    numerator="assessments during which the child was seen",
    denominator="assessments authorised of children who were born by then",
    time="authorised in the period",
    basis="Ofsted inspection framework",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"cin_assessments": ("cina_assessment_child_seen", "cina_assessment_auth_date")},
            assessments.seen,
        ),
    ),
    pair="AS01",
    traps=("Children not yet born are left out.", "Nothing recorded counts as not seen."),
    population="assessments",
)
AS04 = Measure(
    id="AS04",
    name="Assessed and found not to be in need",
    kind="threshold",
    numerator="assessments with no further action, or after which the case closed as RC8 or RC9",
    denominator="assessments authorised",
    time="authorised in the period",
    basis="CIN census",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(
        Source({"cin_assessments": ("cina_assessment_outcome_nfa",)}, assessments.not_in_need),
        Source({**DONE, "cin_episodes": ("cine_close_reason",)}, assessments.not_in_need),
    ),
    pair="FD02",
    traps=("The published 30.8% is a share of referrals, another population: it is no benchmark.",),
    population="assessments",
)
MEASURES = (AS01, FROM_REFERRAL, AS02, AS03, AS04)
