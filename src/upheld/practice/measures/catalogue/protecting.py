"""Measures of child protection, and of decisions that were changed afterwards."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import overriding, protection
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

CIN_STATS = "DfE, Children in need, methodology"
WORKING_TOGETHER = "Working Together to Safeguard Children"
PLANS = {"cp_plans": ("cppl_cp_plan_start_date",)}
ENDED = {"cp_plans": ("cppl_cp_plan_end_date",)}
ENQUIRIES = {"s47_enquiry": ("s47e_s47_start_date",)}
HELD = {"initial_cp_conference": ("icpc_icpc_date",)}
REVIEWS = {"cp_reviews": ("cppr_cp_review_date",)}
PERCENT = Unit.PERCENT


def _since_2013(words: str) -> tuple[Definition, ...]:
    return (Definition(words, CIN_STATS, 2013),)


CP01 = Measure(
    id="CP01",
    name="Conferences within 15 working days",
    kind="timeliness",
    numerator="initial conferences within 15 working days of the strategy discussion",
    denominator="initial conferences held, without children who moved in with a plan",
    time="held in the period",
    basis=WORKING_TOGETHER,
    polarity=Polarity.HIGH,
    unit=PERCENT,
    sources=(Source({**ENQUIRIES, **HELD}, protection.conferences_in_time),),
    pair="CP02",
    traps=("A conference without its enquiry cannot be timed: the DfE counts it as not in time.",),
    definitions=_since_2013("Conferences within 15 working days of the start of the enquiry."),
    population="conferences",
    benchmark="CP01",
)
CP02 = Measure(
    id="CP02",
    name="Conferences overdue",
    kind="timeliness",
    numerator="enquiries past 15 working days without a conference, not found unnecessary",
    denominator="enquiries that wait for a conference or for the finding that none is needed",
    time="on the last day of the period",
    basis="CIN census rule 8675Q",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(Source(ENQUIRIES, protection.conferences_overdue),),
    pair="CP01",
    population="enquiries",
)
CP03 = Measure(
    id="CP03",
    name="Reviews of plans in time",
    kind="timeliness",
    numerator="of these, plans of which no review is overdue, or was in the twelve months before",
    denominator="plans open for three months or more",
    time="on the last day of the period; first review in 91 days, each later one in 183",
    basis=WORKING_TOGETHER,
    polarity=Polarity.HIGH,
    unit=PERCENT,
    sources=(Source({**PLANS, **REVIEWS}, protection.reviews_in_time),),
    pair="CP08",
    traps=(
        "Annex A holds only the latest review: a census or the dataset is needed for more.",
        "A review that was late counts for a year; the statistics are of a year as well.",
    ),
    definitions=_since_2013("Reviewed within the required timescales, on a plan three months."),
    settings=("cp_first_review_days", "cp_later_review_days"),
    population="plans",
    benchmark="CP03",
)
CP04 = Measure(
    id="CP04",
    name="Visits under a plan in local time",
    kind="timeliness",
    numerator="children visited, or newly under a plan, within the local interval",
    denominator="children under a plan",
    time="on the last day of the period",
    basis="local practice standard: Working Together gives no number",
    polarity=Polarity.HIGH,
    unit=PERCENT,
    sources=(Source({**PLANS, "cp_visits": ("cppv_cp_visit_date",)}, protection.visits_in_time),),
    pair="CP05",
    settings=("cp_visit_working_days",),
)
CP05 = Measure(
    id="CP05",
    name="Seen alone at the last visit under a plan",
    kind="practice",
    numerator="children seen alone at the last visit",
    denominator="children under a plan who have been visited and are old enough",
    time="on the last day of the period",
    basis="Ofsted inspection framework",
    polarity=Polarity.HIGH,
    unit=PERCENT,
    sources=(
        Source(
            {**PLANS, "cp_visits": ("cppv_cp_visit_seen_alone",), "person": ("pers_dob",)},
            protection.seen_alone,
        ),
    ),
    pair="CP04",
    traps=("Children not yet born and infants are left out.",),
    settings=("seen_alone_from_years",),
)
CP06 = Measure(
    id="CP06",
    name="Second or later plan",
    kind="outcome",
    numerator="plans of children who had a plan before, ever",
    denominator="plans that began",
    time="began in the period",
    basis="CIN census",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(Source(PLANS, protection.subsequent()),),
    pair="CP07",
    traps=("A history that begins late does not know of earlier plans; the return's count does.",),
    definitions=_since_2013("Plans that are a second or subsequent plan, ever."),
    population="plans",
    benchmark="CP06",
)
CP06_TWO_YEARS = replace(
    CP06,
    id="CP06:2y",
    name="Second or later plan within two years",
    numerator="plans of children whose earlier plan ended within the two years before",
    sources=(Source(PLANS, protection.subsequent(24)),),
    definitions=(),
    benchmark="",
    variant_of="CP06",
)
CP07 = Measure(
    id="CP07",
    name="Plans open for two years or more",
    kind="drift",
    numerator="plans open for two years or more",
    denominator="open plans",
    time="on the last day of the period",
    basis="CIN census",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(Source(PLANS, protection.long_plans),),
    pair="CP06",
    traps=("A low share can come with many second plans.",),
    definitions=_since_2013("Plans at 31 March that had lasted two years or more."),
    population="plans",
    benchmark="CP07",
)
CP07_ENDED = replace(
    CP07,
    id="CP07:ended",
    name="Plans that ended after two years or more",
    numerator="plans that had lasted two years or more",
    denominator="plans that ended",
    time="ended in the period",
    sources=(Source(ENDED, protection.long_plans_ended),),
    benchmark="CP07:ended",
    variant_of="CP07",
)
CP08 = Measure(
    id="CP08",
    name="Quorate conferences",
    kind="multi-agency",
    numerator="review conferences with enough agencies",
    denominator="review conferences of which it is recorded",
    time="held in the period",
    basis=WORKING_TOGETHER,
    polarity=Polarity.HIGH,
    unit=PERCENT,
    sources=(Source({"cp_reviews": ("cppr_cp_review_quorate",)}, protection.quorate),),
    pair="CP03",
    population="conferences",
)
OV01 = Measure(
    id="OV01",
    name="Plans ended without a conference",
    kind="override",
    numerator="plans whose end no review decided, within three days either way",
    denominator="plans that ended; not into care, another council, death or adulthood",
    time="ended in the period",
    basis="Working Together: ending a plan is a decision of the conference (our reading)",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(
        Source(
            {**ENDED, "cp_reviews": ("cppr_cp_review_date", "cppr_cp_review_outcome_continue_cp")},
            overriding.ended_without_conference,
        ),
    ),
    pair="CP08",
    traps=("Look at the children listed, not only at the share.",),
    settings=("override_plan_days",),
    population="plans",
)
OV02 = Measure(
    id="OV02",
    name="The conference said plan, and none was opened",
    kind="override",
    numerator="of these, no plan within five working days",
    denominator="initial conferences that decided on a plan",
    time="held in the period",
    basis="Working Together (our reading)",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(
        Source(
            {"initial_cp_conference": ("icpc_icpc_outcome_cp_flag", "icpc_icpc_date"), **PLANS},
            overriding.plan_not_opened,
        ),
    ),
    pair="OV01",
    population="conferences",
)
OV03 = Measure(
    id="OV03",
    name="A conference was asked for and never held",
    kind="override",
    numerator="of these, a conference was asked for, none was held, none found unnecessary",
    denominator="enquiries that ended",
    time="ended in the period",
    basis="CIN census rule 8675Q",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(
        Source(
            {"s47_enquiry": ("s47e_s47_outcome_json", "s47e_s47_end_date")},
            overriding.conference_not_held,
        ),
    ),
    pair="OV04",
    population="enquiries",
)
OV04 = Measure(
    id="OV04",
    name="Enquiries after which no conference was held to be needed",
    kind="threshold",
    numerator="of these, a conference was found unnecessary",
    denominator="enquiries that ended",
    time="ended in the period",
    basis="CIN census",
    polarity=Polarity.CONTEXT,
    unit=PERCENT,
    sources=(
        Source(
            {"s47_enquiry": ("s47e_s47_nfa", "s47e_s47_end_date")}, overriding.conference_unneeded
        ),
    ),
    pair="OV03",
    traps=("Conferences for each enquiry (about 32% in 2024) is another measure.",),
    population="enquiries",
)
OV05 = Measure(
    id="OV05",
    name="Closed with a statutory step still open",
    kind="override",
    numerator="of these, an enquiry, assessment, plan or time in care was still open",
    denominator="cases closed",
    time="closed in the period",
    basis="CIN census rules 8839 and 8896",
    polarity=Polarity.LOW,
    unit=PERCENT,
    sources=(Source({"cin_episodes": ("cine_close_date",)}, overriding.closed_with_open_step),),
    pair="CL03",
    traps=("What ended on the day of closing is not open.",),
    population="closures",
)
OV06 = Measure(
    id="OV06",
    name="Decisions overridden, as recorded",
    kind="override",
    numerator="of these, changed outside the meeting",
    denominator="decisions of several agencies on record",
    time="decided in the period",
    basis="the Southwater story",
    polarity=Polarity.CONTEXT,
    unit=PERCENT,
    sources=(Source({"overrides": ("over_decision_date",)}, overriding.overridden),),
    pair="OV01",
    traps=("An override is not in itself wrong, and a low figure must not reward not recording.",),
    population="decisions",
    absent="overrides are in no return: keep the register of decisions, or load a file of it",
)
MEASURES = (
    *(CP01, CP02, CP03, CP04, CP05, CP06, CP06_TWO_YEARS, CP07, CP07_ENDED, CP08),
    *(OV01, OV02, OV03, OV04, OV05, OV06),
)
