"""Measures of children in need and of care leavers."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import in_need
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

CLA_STATS = "DfE, Children looked after in England, methodology"
OPEN = {"cin_episodes": ("cine_referral_date",)}

CN01 = Measure(
    id="CN01",
    name="Visits to children in need in local time",
    kind="timeliness",
    numerator="of these, seen, or newly with a plan, within the local interval",
    denominator="children with a child in need plan",
    time="on the last day of the period",
    basis="local",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"cin_plans": ("cinp_cin_plan_start_date",), "cin_visits": ("cinv_cin_visit_date",)},
            in_need.visits_in_time,
        ),
    ),
    pair="CN03",
    settings=("cin_visit_days",),
)
CN02 = Measure(
    id="CN02",
    name="In need for two years or more",
    kind="drift",
    numerator="of these, open for two years or more",
    denominator="open referrals that were acted on",
    time="on the last day of the period",
    basis="CIN census",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(Source(OPEN, in_need.long_open),),
    pair="CN03",
    traps=(
        (
            "The DfE's children in need include those in care, under plans, disabled children and "
            "care leavers, and so does this: do not compare it with children in need alone."
        ),
    ),
    definitions=(
        Definition(
            "Episodes of need open at 31 March for two years or more.",
            "DfE, Children in need, methodology",
            2013,
        ),
    ),
    population="referrals",
    benchmark="CN02",
)
CN03 = Measure(
    id="CN03",
    name="In need without a plan",
    kind="practice",
    numerator="of these, without a child in need plan",
    denominator="children in need after an assessment, not under protection and not in care",
    time="on the last day of the period",
    basis="CIN census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {
                **OPEN,
                "cin_assessments": ("cina_assessment_auth_date",),
                "cin_plans": ("cinp_cin_plan_start_date",),
            },
            in_need.without_plan,
        ),
    ),
    pair="CN01",
)
LV01 = Measure(
    id="LV01",
    name="In touch with care leavers",
    kind="outcome",
    numerator="of these, the council is in touch",
    denominator="care leavers aged 17 to 21",
    time="on the last day of the period, as the last list or return says",
    basis="SSDA903 OC3",
    polarity=Polarity.MIXED,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"care_leavers": ("clea_care_leaver_in_touch",), "person": ("pers_dob",)},
            in_need.leavers(17, 22, in_need.in_touch),
        ),
    ),
    pair="LV02",
    traps=(
        "The DfE publishes those not in touch (4% in 2025), among young people of each age.",
        "Who has died, gone back to parents or gone abroad is left out.",
    ),
    population="care leavers",
)
LV02 = Measure(
    id="LV02",
    name="Pathway plan reviewed in six months",
    kind="timeliness",
    numerator="of these, reviewed in the last six months",
    denominator="care leavers on the list",
    time="on the last day of the period",
    basis="Care Leavers (England) Regulations 2010 (from memory)",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source({"care_leavers": ("clea_pathway_plan_review_date",)}, in_need.pathway_reviewed),
    ),
    pair="LV01",
    traps=("Only the last review is held: ask for the day of the file.",),
    population="care leavers",
)
LV02A = replace(
    LV01,
    id="LV02a",
    name="Care leavers in suitable homes",
    numerator="of these, in suitable accommodation",
    denominator="care leavers aged 19 to 21",
    polarity=Polarity.HIGH,
    sources=(
        Source(
            {"care_leavers": ("clea_care_leaver_accom_suitable",), "person": ("pers_dob",)},
            in_need.leavers(19, 22, in_need.suitably_housed),
        ),
    ),
    pair="LV02b",
    traps=("The age group is 19 to 21, not 17 to 21.",),
    definitions=(Definition("Aged 19 to 21, accommodation considered suitable.", CLA_STATS, 2016),),
    benchmark="LV02a",
)
LV02B = replace(
    LV02A,
    id="LV02b",
    name="Care leavers in education, employment or training",
    numerator="of these, in education, employment or training",
    sources=(
        Source(
            {"care_leavers": ("clea_care_leaver_activity",), "person": ("pers_dob",)},
            in_need.leavers(19, 22, in_need.active),
        ),
    ),
    pair="LV02a",
    definitions=(
        Definition("Aged 19 to 21, in education, employment or training.", CLA_STATS, 2016),
    ),
    benchmark="LV02b",
)
MEASURES = (CN01, CN02, CN03, LV01, LV02, LV02A, LV02B)
