"""Which published figures are reproduced, from which counts, by which measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.practice.measures.published import made

SPRING, AUTUMN = (3, 31), (9, 30)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure: a column of the file itself, or a measure of the LAIT file."""

    column: str = ""
    lait: str = ""


@dataclass(frozen=True)
class Formula:
    """One check. A file is known by its columns, so that its name may say other years.

    `num` and `den` are SQL over the file's columns (a cell with a marker is empty), `where`
    chooses its rows. `bands` are counts by length instead: column, from, to, in working days; what
    is in `total` and in no band in time was late, or could not be timed.
    """

    name: str
    measure: str
    columns: tuple[str, ...]
    rows: Mapping[str, str]
    figures: tuple[Figure, ...]
    num: str = ""
    den: str = ""
    where: str = "true"
    bands: tuple[tuple[str, int, int], ...] = ()
    total: str = ""  # the column with all, of which the bands in time are some
    limit: int = 0  # the last working day in time
    pivot: tuple[str, str, str, str] | None = None  # name column, of these, of all, count column
    percent: str = ""  # the column of the figure, where rows are pivoted
    year_ends: tuple[int, int] = SPRING
    decimal_counts: bool = False


CSWW = ("inpost_fte", "leavers_fte", "agency_fte", "vacancy_fte", "caseload_fte", "cases")
C2 = ("Same_day", "1-10_days", "41-45_days", "61+_days", "Assessments_completed")
C4 = (
    "ICPC",
    "Duration_0-10_days",
    "Duration_11-15_days",
    "Duration_16-20_days",
    "Duration_21+_days",
)
STABILITY = ("cla_group", "placement_stability", "children_count", "children_percent")
SWCOUNT = ("cla_group", "sw_stability", "number", "percentage")
HEALTH = ("characteristic", "breakdown", "children_count", "children_percent")
LAIT = ("measure_short", "year", "la_code", "value")


def _workforce(  # noqa: PLR0917
    name: str, measure: str, num: str, den: str, figure: str, rows: Mapping[str, str]
) -> Formula:
    return Formula(
        name,
        measure,
        CSWW,
        rows,
        (Figure(figure),),
        num=num,
        den=den,
        year_ends=AUTUMN,
        decimal_counts=True,
    )


def _pivoted(  # noqa: PLR0917
    name: str,
    measure: str,
    columns: tuple[str, ...],
    rows: Mapping[str, str],
    pivot: tuple[str, str, str, str],
    percent: str,
    where: str,
) -> Formula:
    return Formula(
        name, measure, columns, rows, (Figure(percent),), pivot=pivot, percent=percent, where=where
    )


def _stability(name: str, measure: str, group: str, of_these: str, homes: str) -> Formula:
    return _pivoted(
        name,
        measure,
        STABILITY,
        {"cla_episodes": made.IN_CARE, "cla_placement": homes, "person": made.BORN},
        ("placement_stability", of_these, "Total children", "children_count"),
        "children_percent",
        f"cla_group = '{group}'",
    )


def _health(name: str, measure: str, of_these: str) -> Formula:
    return _pivoted(
        name,
        measure,
        HEALTH,
        {"health_returns": made.HEALTH},
        ("breakdown", of_these, "Total all ages", "children_count"),
        "children_percent",
        "characteristic = 'Health assessments: Children looked after all ages'",
    )


def _lait(name: str, measure: str, num: str, den: str, figure: str, **other: object) -> Formula:
    rows: Mapping[str, str] = other["rows"]  # type: ignore[assignment]
    autumn = bool(other.get("autumn"))
    return Formula(
        name,
        measure,
        LAIT,
        rows,
        (Figure(lait=figure),),
        num=num,
        den=den,
        year_ends=AUTUMN if autumn else SPRING,
        decimal_counts=autumn,
    )


REVIEWED = {"cp_plans": made.PLANS_REVIEWED, "cp_reviews": made.REVIEWS}
CONFERRED = {"s47_enquiry": made.ENQUIRIES, "initial_cp_conference": made.CONFERENCES}
LENGTHS = (("0-10", 0, 10), ("11-15", 11, 15), ("16-20", 16, 20), ("21+", 21, 40))

FORMULAS: tuple[Formula, ...] = (
    _workforce(
        "caseload per full-time worker",
        "WL01",
        "cases",
        "case_holders_fte",
        "caseload_fte",
        {"workforce_census": made.CASE_HOLDERS},
    ),
    _workforce(
        "caseload from allocations",
        "WL01",
        "cases",
        "case_holders_fte",
        "caseload_fte",
        {"involvements": made.CASES_HELD, "professionals": made.HOLDERS},
    ),
    _workforce(
        "turnover",
        "WL08",
        "leavers_fte",
        "inpost_fte",
        "turnover_rate_fte",
        {"workforce_census": made.LEAVERS},
    ),
    _workforce(
        "agency rate",
        "WL09",
        "agency_fte",
        "inpost_fte",
        "agency_rate_fte",
        {"workforce_census": made.AGENCY},
    ),
    _workforce(
        "vacancy rate",
        "WL10",
        "vacancy_fte",
        "inpost_fte",
        "vacancy_rate_fte",
        {"workforce_census": made.IN_POST, "workforce_vacancies": made.VACANT},
    ),
    _workforce(
        "sickness absence",
        "WL11",
        "working_days_lost_fte",
        "inpost_fte",
        "absence_rate_fte",
        {"workforce_census": made.ABSENT},
    ),
    Formula(
        "referred again in twelve months",
        "FD02",
        ("referral_count", "rereferral_count", "rereferral_percent"),
        {"cin_episodes": made.REFERRALS_AGAIN},
        (Figure("rereferral_percent"), Figure(lait="ReReferral")),
        num="rereferral_count",
        den="referral_count",
    ),
    Formula(
        "referrals with no further action",
        "FD03",
        ("referral_count", "no_further_action_count", "no_further_action_percent"),
        {"cin_episodes": made.REFERRALS_ENDED},
        (Figure("no_further_action_percent"), Figure(lait="CIN_Refferals_NFA")),
        num="no_further_action_count",
        den="referral_count",
    ),
    Formula(
        "assessments in 45 working days",
        "AS01",
        C2,
        {"cin_assessments": made.ASSESSMENTS},
        (Figure(lait="Continue_Assess_Comp"),),
        bands=(
            ("Same_day", 0, 0),
            ("1-10_days", 1, 10),
            ("11-20_days", 11, 20),
            ("21-30_days", 21, 30),
            ("31-40_days", 31, 40),
            ("41-45_days", 41, 45),
            ("46-50_days", 46, 50),
            ("51-60_days", 51, 60),
            ("61+_days", 61, 90),
        ),
        total="Assessments_completed",
        limit=45,
    ),
    Formula(
        "conferences in 15 working days",
        "CP01",
        C4,
        CONFERRED,
        (Figure(lait="CP_conf_15days"),),
        bands=tuple((f"Duration_{name}_days", low, high) for name, low, high in LENGTHS),
        total="ICPC",
        limit=15,
    ),
    Formula(
        "second or later plan",
        "CP06",
        ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent"),
        {"cp_plans": made.PLANS_AGAIN},
        (Figure("CPP_subsequent_percent"), Figure(lait="PrevRegCPR")),
        num="CPP_subsequent",
        den="CPP_start",
    ),
    Formula(
        "plans open two years",
        "CP07",
        ("CPP_At31", "2_years_or_more", "2_years_or_more_percent"),
        {"cp_plans": made.PLANS_LASTING},
        (Figure("2_years_or_more_percent"), Figure(lait="CPPlans2yrsActive")),
        num="2_years_or_more",
        den="CPP_At31",
    ),
    Formula(
        "reviews in time",
        "CP03",
        ("CPP_At31_3Months", "Reviewed_within_timescales", "Reviewed_within_timescales_percent"),
        REVIEWED,
        (Figure("Reviewed_within_timescales_percent"), Figure(lait="RevCP")),
        num="Reviewed_within_timescales",
        den="CPP_At31_3Months",
    ),
    _pivoted(
        "three or more workers",
        "WL05",
        SWCOUNT,
        {"cla_episodes": made.IN_CARE, "involvements": made.WORKERS},
        ("sw_stability", "3 or more social workers during the year", "Total children", "number"),
        "percentage",
        "cla_group = 'CLA on 31 March'",
    ),
    _stability(
        "three or more placements",
        "LA07",
        "CLA on 31 March",
        "With 3 or more placements during the year",
        made.PLACEMENTS_OF_A_YEAR,
    ),
    _stability(
        "three or more placements in two years",
        "LA07:2y",
        "CLA 2 years on 31 March",
        "With 3 or more placements during the previous 2 years",
        made.PLACEMENTS_OF_TWO_YEARS,
    ),
    _stability(
        "two years in one placement",
        "LA08",
        "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
        "Living with the same carer for at least 2 years",
        made.SETTLED,
    ),
    _health("health assessed in the year", "LA04", "Had their annual health assessment"),
    _health("teeth checked in the year", "LA05", "Had their teeth checked by a dentist"),
    _lait(
        "reviews in time, from LAIT counts",
        "CP03",
        "CPP_Reviewed_InReqTimeScl",
        "CPP_31March_3MnthorMore",
        "RevCP",
        rows=REVIEWED,
    ),
    _lait(
        "turnover, from LAIT counts",
        "WL08",
        "Social_Work_Leavers",
        "Work_Force_NoSW",
        "Work_Force_TO_Rate",
        rows={"workforce_census": made.LEAVERS},
        autumn=True,
    ),
)
