"""Measures of who holds whom, and how long."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import continuity, workload
from upheld.practice.measures.declared import Counts, Definition, Measure, Polarity, Source, Unit

INVOLVED = ("invo_person_id", "invo_professional_id", "invo_involvement_start_date")
ALLOCATED = {"involvements": ("invo_person_id", "invo_involvement_start_date")}
CENSUS = {"workforce_census": ("wfcs_cases", "wfcs_fte_30_september")}
OPEN = {"cin_episodes": ("cine_referral_date",)}
STATS = "DfE, Children's social work workforce, methodology"
STABILITY = "DfE, Stability measures for children in care in England, methodology"


def _with_hours(counts: Counts) -> tuple[Source, ...]:
    """From involvements, with hours from a history of posts or the list of professionals."""
    return (
        Source({"involvements": INVOLVED, "staff_history": ("stff_fte",)}, counts),
        Source(
            {"involvements": INVOLVED, "professionals": ("prof_full_time_equivalency",)}, counts
        ),
    )


WL01 = Measure(
    id="WL01",
    name="Caseload per full-time worker",
    kind="workload",
    numerator="children allocated to case-holding workers whose hours are known",
    denominator="full-time equivalents of workers with one case or more and hours above nought",
    time="on the last day of the period (the DfE counts on 30 September)",
    basis="School and social work workforce census; DfE methodology",
    polarity=Polarity.LOW,
    unit=Unit.RATIO,
    sources=(*_with_hours(workload.caseload), Source(CENSUS, workload.caseload_of_census)),
    pair="WL02",
    traps=(
        (
            "The dataset's own caseload field is not used: it counts one day of the year and drops "
            "cases that began before its window."
        ),
        "Brothers and sisters count one each: a family of three is three cases.",
        "A child with two allocated workers at once counts for the one who came last.",
        "Workers whose hours are not known are left out, with their cases.",
    ),
    definitions=(
        Definition(
            "Cases at 30 September by case holders' full-time equivalents.", STATS, 2017, 2023
        ),
        Definition(
            "The same; since 2024 the census asks whether a case holder without cases is one.",
            STATS,
            2024,
        ),
    ),
    population="workers",
    year_ends="30 September",
    benchmark="WL01",
)
WL02 = Measure(
    id="WL02",
    name="Workers above the local ceiling",
    kind="workload",
    numerator="case-holding workers with more cases for their hours than the ceiling",
    denominator="case-holding workers whose hours are known",
    time="on the last day of the period",
    basis="local policy",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        *_with_hours(workload.above_ceiling),
        Source(CENSUS, workload.above_ceiling_of_census),
    ),
    pair="WL01",
    traps=(
        (
            "An average hides it: West Sussex was joint 76th of 150 in 2019 with 16.8 cases "
            "a worker while Ofsted found high caseloads."
        ),
        "The census does not say who is in the assessed first year; the ordinary ceiling is used.",
    ),
    settings=("caseload_ceiling", "caseload_ceiling_first_year"),
    population="workers",
    year_ends="30 September",
)
WL03 = Measure(
    id="WL03",
    name="Open cases without a worker",
    kind="workload",
    numerator="children with an open case and nobody allocated, neither worker nor stand-in",
    denominator="children with an open case: referral, plan or care",
    time="on the last day of the period; each row says since when",
    basis="Ofsted inspection framework; local",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source({**OPEN, **ALLOCATED}, workload.unallocated),),
    pair="WL04",
    traps=(
        "Worker -1 and #N/A are nobody.",
        "What WL04 counts is not counted here: read the two together.",
        "A smaller number can hide a longer wait: look at the longest.",
    ),
    settings=("unallocated_grace_days",),
)
WL04 = Measure(
    id="WL04",
    name="Cases held by a manager, a duty desk or a team name",
    kind="workload",
    numerator="children with an open case whose only worker is a manager, a duty desk or a team",
    denominator="children with an open case that somebody or something is allocated to",
    time="on the last day of the period",
    basis="Ofsted, West Sussex 2019: cases allocated in managers' names",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source({**OPEN, **ALLOCATED}, workload.hidden),),
    pair="WL03",
    traps=(
        "Words in titles and names are a first guess: keep a local list of such names.",
        "A manager may hold a case rightly for a few days.",
    ),
    settings=("pseudo_titles", "pseudo_names"),
)
WL05 = Measure(
    id="WL05",
    name="Children in care with three or more workers in twelve months",
    kind="continuity",
    numerator="children in care with three or more different workers in the twelve months before",
    denominator="children in care",
    time="on the last day of the period; different workers, so A, B, A is two",
    basis="DfE stability measures, from the social-worker module of the SSDA903",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"involvements": INVOLVED, "cla_episodes": ("clae_cla_episode_start_date",)},
            continuity.distinct_workers(continuity.children_in_care),
        ),
    ),
    pair="WL05:handovers",
    traps=(
        "Read it beside the hand-overs, where A, B, A is two changes, as the child meets it.",
        "Two files of the present worker show only the changes between them.",
    ),
    definitions=(
        Definition(
            "Unique workers between 1 April and 31 March, in care on 31 March.", STABILITY, 2024
        ),
    ),
    benchmark="WL05",
)
_POPULATIONS = (
    ("cp", "under a child protection plan", "cp_plans", continuity.children_under_plans),
    ("cin", "in need", "cin_episodes", continuity.children_in_need),
)
_VARIANTS = tuple(
    replace(
        WL05,
        id=f"WL05:{short}",
        name=f"Children {words} with three or more workers in twelve months",
        numerator=WL05.numerator.replace("in care", words),
        denominator=f"children {words}",
        basis="the DfE's way of counting, for other children",
        sources=(
            Source({"involvements": INVOLVED, table: ()}, continuity.distinct_workers(population)),
        ),
        definitions=(),
        benchmark="",
        variant_of="WL05",
    )
    for short, words, table, population in _POPULATIONS
)
HANDOVERS = replace(
    WL05,
    id="WL05:handovers",
    name="Hand-overs for each child in care in twelve months",
    numerator="changes from one named worker to another in the twelve months before",
    denominator="children in care",
    time="on the last day of the period; A, B, A is two",
    basis="as the child meets it",
    unit=Unit.RATIO,
    sources=(
        Source(
            {"involvements": INVOLVED, "cla_episodes": ("clae_cla_episode_start_date",)},
            continuity.handovers_per_child(continuity.children_in_care),
        ),
    ),
    pair="WL05",
    definitions=(),
    benchmark="",
    variant_of="WL05",
)
WL06 = Measure(
    id="WL06",
    name="Days for which the present worker has held the case",
    kind="continuity",
    numerator="days since the present worker began, the middle one",
    denominator="children with a worker",
    time="on the last day of the period",
    basis="local",
    polarity=Polarity.CONTEXT,
    unit=Unit.MEDIAN,
    sources=(Source({"involvements": INVOLVED}, continuity.days_held),),
    pair="WL05",
    traps=("A long time with one worker can also be drift.",),
)
WL07 = Measure(
    id="WL07",
    name="Changes of worker for reasons of instability",
    kind="continuity",
    numerator="changes because a worker left, caseloads were managed or the service restructured",
    denominator="changes of worker with a reason",
    time="in the period",
    basis="SSDA903 code set of reasons",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"involvements": ("invo_worker_change_reason",)},
            continuity.reasons(*continuity.UNSTABLE),
        ),
    ),
    pair="WL05:handovers",
    traps=("A restructure (ORGRST) is kept apart as WL07:ORGRST.",),
)
_REASONS = tuple(
    replace(
        WL07,
        id=f"WL07:{code}",
        name=f"Changes of worker recorded as {code}",
        numerator=f"changes of worker with the reason {code}",
        sources=(
            Source({"involvements": ("invo_worker_change_reason",)}, continuity.reasons(code)),
        ),
        variant_of="WL07",
    )
    for code in continuity.CHANGED
)
MEASURES = (WL01, WL02, WL03, WL04, WL05, *_VARIANTS, HANDOVERS, WL06, WL07, *_REASONS)
