"""Measures of children in care."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import care, care_health
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

CLA_STATS = "DfE, Children looked after in England, methodology"
REGULATIONS = "Care Planning, Placement and Case Review Regulations 2010"
CARE = {"cla_episodes": ("clae_cla_episode_start_date",)}
HOMES = {**CARE, "cla_placement": ("clap_cla_placement_start_date",)}
CHECKS = {**CARE, "cla_health": ("clah_health_check_date", "clah_health_check_type")}


def _stats(words: str, since: int) -> tuple[Definition, ...]:
    return (Definition(words, CLA_STATS, since),)


LA01 = Measure(
    id="LA01",
    name="Visits to children in care in time",
    kind="timeliness",
    numerator="of these, visited in the first week of the placement and then every six weeks",
    denominator="children in care",
    time="on the last day of the period",
    basis=f"{REGULATIONS}, regulation 28 (as made: check amendments)",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source({**HOMES, "cla_visits": ("clav_cla_visit_date",)}, care.visits_in_time),),
    pair="LA02",
    traps=(
        "Whether a placement is meant to last is not in the data: the strictest rule is used.",
        "Weekly visits under temporary approval or an interim order at home are not checked.",
    ),
    settings=("cla_visit_first_days", "cla_visit_days"),
)
LA02 = Measure(
    id="LA02",
    name="Reviews of children in care in time",
    kind="timeliness",
    numerator="of these, held by the day they were due",
    denominator="reviews that fell due",
    time="due in the period: 20 working days, then 3 months, then 6",
    basis=f"{REGULATIONS}, regulation 33",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source({**CARE, "cla_reviews": ("clar_cla_review_date",)}, care.reviews_in_time),),
    pair="LA10",
    traps=(
        "Due days are worked out from the law, not taken from the system.",
        "Annex A holds only the latest review.",
    ),
    settings=("cla_second_review_days", "cla_later_review_days"),
    population="reviews",
)
LA03 = Measure(
    id="LA03",
    name="First health assessment within 20 working days",
    kind="timeliness",
    numerator="of these, assessed within them",
    denominator="children who have been in care for 20 working days",
    time="the twentieth working day lies in the period",
    basis=f"{REGULATIONS}, regulation 7, and statutory guidance",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source(CHECKS, care_health.first_assessment),),
    pair="LA04",
    traps=(
        "Annex A keeps only the last assessment: the first shows only in loads of its time.",
        "Only completed assessments count; the words for them differ between systems.",
    ),
)
LA04 = Measure(
    id="LA04",
    name="Health assessment up to date",
    kind="timeliness",
    numerator="of these, assessed in the last twelve months, or six under the age of five",
    denominator="children in care for twelve months",
    time="on the last day of the period (31 March in the return)",
    basis="statutory guidance; SSDA903 OC2",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"health_returns": ("heal_health_assessment",)},
            care_health.returned_yes("heal_health_assessment"),
        ),
        Source(CHECKS, care_health.review_in_date),
    ),
    pair="LA03",
    traps=("Under five, two assessments are needed in the year.",),
    definitions=_stats("Looked after for twelve months at 31 March; annual assessment done.", 2018),
    benchmark="LA04",
)
LA05 = replace(
    LA04,
    id="LA05",
    name="Teeth checked in the last twelve months",
    numerator="of these, teeth checked in the last twelve months",
    sources=(
        Source(
            {"health_returns": ("heal_teeth_check",)}, care_health.returned_yes("heal_teeth_check")
        ),
        Source(CHECKS, care_health.teeth_in_date),
    ),
    pair="LA04",
    traps=("2021 falls in the pandemic, when dentists were closed.",),
    definitions=_stats("Looked after for twelve months at 31 March; teeth checked.", 2018),
    benchmark="LA05",
)
LA06 = Measure(
    id="LA06",
    name="Care plan in place and up to date",
    kind="timeliness",
    numerator="of these, with a plan that was made or renewed in the last six months",
    denominator="children in care for more than ten working days",
    time="on the last day of the period",
    basis=f"{REGULATIONS}, regulation 4(2)",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source({**CARE, "cla_care_plan": ("lacp_cla_care_plan_start_date",)}, care.care_plans),
    ),
    pair="LA02",
    traps=("Annex A holds only the plan for permanence.", "West Sussex: a quarter had none."),
    settings=("cla_later_review_days",),
)
LA07 = Measure(
    id="LA07",
    name="Three or more placements in a year",
    kind="stability",
    numerator="of these, with three or more placements in the twelve months before",
    denominator="children in care",
    time="on the last day of the period",
    basis="DfE; SSDA903 episodes",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source(HOMES, care.many_placements(12)),),
    pair="LA08",
    traps=("Temporary placements (T0 to T4) and agreed series of short breaks do not count.",),
    definitions=_stats("Three or more placements in the year, in care at 31 March.", 2016),
    benchmark="LA07",
)
LA07_TWO_YEARS = replace(
    LA07,
    id="LA07:2y",
    name="Three or more placements in two years",
    numerator="of these, with three or more placements in the two years before",
    denominator="children in care for two years",
    sources=(Source(HOMES, care.many_placements(24)),),
    definitions=_stats("Three or more placements in two years, in care two years.", 2021),
    benchmark="LA07:2y",
    variant_of="LA07",
)
LA08 = Measure(
    id="LA08",
    name="In the same placement for two years",
    kind="stability",
    numerator="of these, in one placement for two years",
    denominator="children under 16 in care for two and a half years",
    time="on the last day of the period",
    basis="DfE; SSDA903",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source({**HOMES, "person": ("pers_dob",)}, care.settled),),
    pair="LA07",
    traps=("A placement for adoption counts together with the one before it.",),
    definitions=_stats("In care 2.5 years, under 16, in one placement for 2 years.", 2018),
    benchmark="LA08",
)
LA09 = Measure(
    id="LA09",
    name="Return interview offered",
    kind="practice",
    numerator="of these, an interview was offered",
    denominator="times missing that ended",
    time="back in the period",
    basis="statutory guidance (72 hours, from memory)",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"missing": ("miss_missing_rhi_offered", "miss_missing_episode_end_date")},
            care.interview_offered,
        ),
    ),
    pair="DQ01",
    traps=("West Sussex: the figures appeared to improve and could not be relied on.",),
    population="times missing",
)
LA10 = Measure(
    id="LA10",
    name="Reviewing officer in contact between reviews",
    kind="oversight",
    numerator="of these, the reviewing officer was in contact within three months",
    denominator="children in care",
    time="on the last day of the period",
    basis="local",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source({"cla_episodes": ("clae_cla_last_iro_contact_date",)}, care.officer_contact),),
    pair="LA02",
    traps=("Only the last contact is held: ask for the day of the file, not for earlier ones.",),
    settings=("iro_contact_months",),
)
MEASURES = (
    *(LA01, LA02, LA03, LA04, LA05, LA06, LA07, LA07_TWO_YEARS),
    *(LA08, LA09, LA10),
)
