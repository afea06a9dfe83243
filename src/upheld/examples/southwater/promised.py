"""The actions that the council promised: texts and dates as published, the rest synthetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.improvement.states import SuccessKind


@dataclass(frozen=True, slots=True)
class Promised:
    """One action as the council promised it."""

    rec: str
    text: str
    owner: str
    due: date | None
    kind: SuccessKind
    test: str
    pair: str = ""


PROMISED: tuple[Promised, ...] = (
    Promised(
        "R2",
        "Set up a practitioners' improvement board as a frontline sense check",
        "dcs",
        date(2020, 9, 30),
        SuccessKind.ARTEFACT,
        "Terms of reference and minutes of a first meeting are published, and practitioners "
        "elected their members by ballot.",
    ),
    Promised(
        "R2",
        "A member of the practitioners' board sits on the improvement board",
        "dcs",
        date(2020, 9, 30),
        SuccessKind.EVENT,
        "Minutes of the improvement board show a member of the practitioners' board present.",
    ),
    Promised(
        "R2",
        "Hold regular appraisals and meetings, and communicate better",
        "dcs",
        None,
        SuccessKind.PULSE,
        "In two surveys, six months apart, more than half of those who answer say that they "
        "are told about decisions in time.",
    ),
    Promised(
        "R2",
        "Make safeguarding assurance visits",
        "dcs",
        None,
        SuccessKind.RECURRING,
        "A visit every quarter, each with a note of what staff and children said.",
    ),
    Promised(
        "R3",
        "Reduce frontline caseloads, and state numbers for each service and by when",
        "dcs",
        date(2021, 3, 31),
        SuccessKind.MEASURE,
        "Average caseload and the share of workers above the stated ceiling (WL01 and WL02) "
        "stay within the stated numbers for three months.",
        "Children without an allocated worker, and the longest wait (WL03 and WL04).",
    ),
    Promised(
        "R3",
        "Review business support, to reduce the administrative burden",
        "dcs",
        date(2020, 12, 31),
        SuccessKind.ASSURANCE,
        "Somebody outside the service checks ten workers' diaries before and after.",
    ),
    Promised(
        "R3",
        "Review supervision, so that it is high quality, supportive, challenging and monitored",
        "psw",
        date(2021, 3, 31),
        SuccessKind.ASSURANCE,
        "Supervision on time (WL12), and a sample of records judged good by an auditor.",
    ),
    Promised(
        "R5",
        "Commission a quarterly independent assessment of the quality of practice",
        "dcs",
        date(2020, 11, 30),
        SuccessKind.RECURRING,
        "Four assessments a year, each reported to the scrutiny panel.",
    ),
)

# Recommendations 1 and 4 have no action in the sources, so that these were made up.
SYNTHETIC: tuple[Promised, ...] = (
    Promised(
        "R1",
        "Agree a vision for children with children, families and staff",
        "dcs",
        date(2020, 12, 31),
        SuccessKind.ARTEFACT,
        "The vision is published, and says who helped to write it.",
    ),
    Promised(
        "R4",
        "Publish a workforce strategy with numbers for agency staff, vacancies and turnover",
        "dcs",
        date(2021, 3, 31),
        SuccessKind.MEASURE,
        "Agency rate and vacancy rate fall in the yearly workforce return.",
        "Average caseload and children without an allocated worker (WL01 and WL03).",
    ),
)
