"""The posts of Southwater: who reports to whom, and what each may be trusted with.

Titles and notes follow the worked example's facts; who each post reports to is synthetic
except that the director of children's services reports to the chief executive from 2020,
and to the chief operations officer before (S144). Nobody in a post is a real person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Role

CASEWORK, PRACTICE, IMPROVEMENT, OVERSIGHT, ACCOUNT = (
    "/casework/",
    "/practice/",
    "/improvement/",
    "/oversight/",
    "/account/",
)


@dataclass(frozen=True, slots=True)
class CastPost:
    """One post of the example, as the story appoints it."""

    slug: str
    title: str
    roles: tuple[Role, ...] = ()
    reports_to: str = ""
    home: str = ACCOUNT
    kind: str = "employee"
    origin: str = "seed"
    starts: date = date(2018, 4, 1)
    ends: date | None = None
    directs_service: bool = False
    signs_in: bool = True
    line_since: date = date(2018, 4, 1)
    lines_before: tuple[tuple[str, date], ...] = ()
    earlier_holders: tuple[tuple[date, date], ...] = ()


POSTS: tuple[CastPost, ...] = (
    CastPost("hr", "Head of human resources", (Role.REGISTRAR,), "ceo", origin="synthetic"),
    CastPost(
        "mo", "Monitoring officer", (Role.RECEIVER, Role.KEEPER), "ceo", CASEWORK,
        origin="synthetic",
    ),
    CastPost("ceo", "Chief executive", (Role.COMMISSIONER,), "", CASEWORK),
    CastPost("coo", "Chief operations officer", (), "ceo", signs_in=False),
    CastPost(
        "dcs", "Director of children's services", (Role.ACTION_OWNER,), "ceo", IMPROVEMENT,
        starts=date(2020, 9, 1), directs_service=True,
        line_since=date(2020, 1, 1), lines_before=(("coo", date(2018, 4, 1)),),
        earlier_holders=((date(2018, 4, 1), date(2020, 6, 30)),),
    ),
    CastPost(
        "hos", "Head of service", (Role.ACTION_OWNER,), "dcs", IMPROVEMENT,
        ends=date(2020, 7, 31), signs_in=False,
    ),
    CastPost("senior-a", "Senior post A", (), "dcs", origin="synthetic"),
    CastPost("senior-b", "Senior post B", (), "senior-a", origin="synthetic"),
    CastPost(
        "agency-sl", "Interim service lead", (), "hos", kind="agency", origin="public",
        signs_in=False,
    ),
    CastPost(
        "s151", "Section 151 officer", (Role.KEEPER, Role.COMMISSIONER), "ceo", CASEWORK,
        origin="synthetic",
    ),
    CastPost(
        "ia", "Internal audit partnership", (Role.NOTE_TAKER, Role.ASSURER), "", CASEWORK,
        kind="outside",
    ),
    CastPost(
        "psw", "Principal social worker", (Role.ACTION_OWNER,), "ceo", IMPROVEMENT,
        origin="public", starts=date(2021, 2, 1),
    ),
    CastPost("cabinet", "Cabinet member for children and learning", kind="outside"),
    CastPost(
        "chair-scrutiny", "Chair of the Children and Families Scrutiny Panel",
        (Role.SCRUTINY,), "", OVERSIGHT, "outside",
    ),
    CastPost("union", "Union branch secretary", (Role.CONVENER,), "", CASEWORK, "outside"),
    CastPost(
        "union-2", "Second union's branch officer", (Role.CONVENER,), "", CASEWORK, "outside",
        "synthetic",
    ),
    CastPost(
        "investigator", "Independent investigator", (Role.INVESTIGATOR,), "", CASEWORK, "outside",
        starts=date(2020, 2, 10),
    ),
    CastPost(
        "dem-services", "Democratic support officer", (Role.DEMOCRATIC_SERVICES,), "mo",
        OVERSIGHT, origin="public",
    ),
    CastPost(
        "improvement-lead", "Improvement lead", (Role.IMPROVEMENT_LEAD,), "ceo", IMPROVEMENT,
        origin="synthetic", starts=date(2020, 8, 1),
    ),
    CastPost(
        "practitioner-chair", "Chair of the practitioners' improvement board",
        (Role.ACTION_OWNER,), "", IMPROVEMENT, origin="synthetic", starts=date(2020, 9, 1),
    ),
    CastPost(
        "board-chair", "Independent chair of the improvement board", (Role.CLOSER,), "",
        IMPROVEMENT, "outside", "synthetic", starts=date(2020, 8, 1),
    ),
    CastPost(
        "assurer", "Independent assessor of practice", (Role.ASSURER,), "", IMPROVEMENT,
        "outside", "synthetic", starts=date(2020, 9, 1),
    ),
    CastPost(
        "analyst", "Performance and data analyst", (Role.ANALYST,), "dcs", PRACTICE,
        origin="synthetic",
    ),
    CastPost(
        "auditor", "External auditor",
        (Role.INDEPENDENT_HOLDER, Role.KEEPER, Role.CUSTODIAN), "", CASEWORK,
        "outside", "synthetic",
    ),
    CastPost(
        "hr-adviser", "Human resources adviser", (Role.HUMAN_RESOURCES,), "hr", CASEWORK,
        origin="synthetic",
    ),
    CastPost(
        "duty", "Duty manager of a neighbouring authority", (Role.DUTY_CONTACT,), "", CASEWORK,
        "outside", "synthetic",
    ),
    CastPost(
        "independent-person", "Independent person for standards", (Role.IDENTITY_KEEPER,), "",
        CASEWORK, "outside", "synthetic",
    ),
)  # fmt: skip
