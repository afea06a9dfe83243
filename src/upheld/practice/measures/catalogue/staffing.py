"""Measures of who works here."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import continuity, workforce, workload
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

STATS = "DfE, Children's social work workforce, methodology"
CENSUS = {"workforce_census": ("wfcs_fte_30_september",)}
HISTORY = {"staff_history": ("stff_fte", "stff_agency")}
AUTUMN = "30 September"


def _yearly(words: str) -> tuple[Definition, ...]:
    return (Definition(words, STATS, 2017),)


WL08 = Measure(
    id="WL08",
    name="Turnover of social workers",
    kind="workforce",
    numerator="full-time equivalents of employed workers who left in the period",
    denominator="full-time equivalents of employed workers in post on its last day",
    time="the year to 30 September",
    basis="workforce census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source(CENSUS, workforce.turnover_of_census),
        Source({"staff_history": ("stff_fte",)}, workforce.turnover_of_history),
    ),
    pair="WL09",
    traps=("Agency workers who come and go are not in it: read WL09 and WL13 beside it.",),
    definitions=_yearly("Leavers in the year by in post at 30 September, full-time equivalents."),
    population="workers",
    year_ends=AUTUMN,
    benchmark="WL08",
)
WL09 = Measure(
    id="WL09",
    name="Agency workers",
    kind="workforce",
    numerator="full-time equivalents of agency workers",
    denominator="full-time equivalents of agency workers and of those in post",
    time="on 30 September; from a history of posts, on any day",
    basis="workforce census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"workforce_census": ("wfcs_fte_30_september", "wfcs_agency")},
            workforce.agency_of_census,
        ),
        Source(HISTORY, workforce.agency_of_history),
    ),
    pair="WL13",
    traps=("The agency flag of the dataset is empty in every extract seen.",),
    definitions=_yearly("Agency by agency and in post at 30 September, full-time equivalents."),
    population="workers",
    year_ends=AUTUMN,
    benchmark="WL09",
    absent="it holds no workforce census and no history of posts that says who is an agency worker",
)
WL10 = Measure(
    id="WL10",
    name="Vacant posts",
    kind="workforce",
    numerator="vacant posts as full-time equivalents",
    denominator="vacant posts and workers in post as full-time equivalents",
    time="on 30 September",
    basis="workforce census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source({"workforce_vacancies": ("wfva_vacancies_fte",), **CENSUS}, workforce.vacancies),
    ),
    pair="WL09",
    traps=("A post that an agency worker covers is vacant all the same.",),
    definitions=_yearly("Vacancies by vacancies and in post at 30 September."),
    population="workers",
    year_ends=AUTUMN,
    benchmark="WL10",
)
WL11 = Measure(
    id="WL11",
    name="Sickness absence",
    kind="workforce",
    numerator="working days lost to sickness in the year",
    denominator="full-time equivalents in post on 30 September, times the working days of the year",
    time="the year to 30 September",
    basis="workforce census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"workforce_census": ("wfcs_days_lost", "wfcs_fte_30_september")}, workforce.sickness
        ),
    ),
    pair="WL01",
    traps=("The census of 2020 to 2022 falls in the pandemic.",),
    definitions=(
        Definition("Days lost by in post times 253.", STATS, 2017, 2019),
        Definition("The same times 254: a year with a 29 February.", STATS, 2020, 2020),
        Definition(
            "Days lost by in post times 253, or 254 where 29 February falls in it.", STATS, 2021
        ),
    ),
    population="workers",
    year_ends=AUTUMN,
    benchmark="WL11",
)
WL12 = Measure(
    id="WL12",
    name="Supervision in time",
    kind="practice",
    numerator="supervisions held by the day they were due",
    denominator="supervisions that fell due in the period",
    time="in the period",
    basis="local; Ofsted inspection framework",
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(Source({"supervision": ("supv_professional_id",)}, workforce.supervision),),
    pair="WL01",
    traps=(
        "No national data hold supervision: it must be kept locally and loaded.",
        "A first supervision without a due day has nothing to be late against.",
    ),
    settings=("supervision_days",),
    population="supervisions",
    absent="supervision is in no national return: load a supervision file",
)
WL13 = Measure(
    id="WL13",
    name="Hand-overs because an agency worker left, for each child with a worker",
    kind="continuity",
    numerator="hand-overs from an agency worker around the day on which they left",
    denominator="children with a worker on the last day",
    time="in the period, best a month",
    basis="seeds S161 and S182",
    polarity=Polarity.LOW,
    unit=Unit.RATIO,
    sources=(
        Source(
            {
                "involvements": ("invo_professional_id", "invo_involvement_start_date"),
                "staff_history": ("stff_agency", "stff_end_date"),
            },
            continuity.agency_handovers,
        ),
    ),
    pair="WL09",
    traps=(
        "It needs a history of posts: extracts leave the agency flag empty.",
        "Over a year one child may be handed over more than once, and counts each time.",
    ),
    settings=("handover_days",),
)
WL14 = Measure(
    id="WL14",
    name="Children held by workers who are new or not registered",
    kind="workload",
    numerator="children held by workers in the assessed first year or not registered",
    denominator="children with a worker whose post is known",
    time="on the last day of the period",
    basis="seeds S183 to S185",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {
                "involvements": ("invo_professional_id", "invo_involvement_start_date"),
                "staff_history": ("stff_registration",),
            },
            workload.by_registration("asye", "unregistered"),
        ),
    ),
    pair="WL02",
    traps=("How hard the work is matters more than how much of it there is.",),
)
_BY_PLAN = tuple(
    replace(
        WL14,
        id=f"WL14:{short}",
        name=f"Children {words} held by workers who are new or not registered",
        numerator=f"children {words} held by workers in the first year or not registered",
        denominator=f"children {words} with a worker whose post is known",
        sources=(
            Source(
                {**WL14.sources[0].needs, table: ()},
                workload.by_registration("asye", "unregistered", population=population),
            ),
        ),
        variant_of="WL14",
    )
    for short, words, table, population in (
        ("cp", "under a child protection plan", "cp_plans", continuity.children_under_plans),
        ("cla", "in care", "cla_episodes", continuity.children_in_care),
    )
)
CN04 = Measure(
    id="CN04",
    name="Visits by somebody other than the child's worker",
    kind="continuity",
    numerator="visits by somebody other than the allocated worker, or with no worker allocated",
    denominator="visits that say who came",
    time="in the period, best a month",
    basis="seed S166; local",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=tuple(
        Source(
            {f"{name}_visits": (f"{start}_professional_id",), "involvements": ()},
            continuity.visits_by_others,
        )
        for name, start in (("cin", "cinv"), ("cp", "cppv"), ("cla", "clav"))
    ),
    pair="WL05:handovers",
    traps=("The dataset's visits carry no worker: it needs a local extract that does.",),
    absent="its visits do not say who came: the national dataset has no field for it",
)
MEASURES = (WL08, WL09, WL10, WL11, WL12, WL13, WL14, *_BY_PLAN, CN04)
