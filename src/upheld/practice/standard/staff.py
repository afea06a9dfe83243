"""Who works with the children: involvements, professionals, teams, and their employment."""

from __future__ import annotations

from upheld.practice.standard.shapes import Table, code, day, decimal, flag, number, ours, text

INVOLVEMENTS = Table(
    "involvements",
    "A worker's time with a child: the history of allocation.",
    (
        text("invo_involvements_id", "The involvement.", key=True),
        text("invo_professional_id", "The worker; empty where nobody in person."),
        code("invo_professional_role_id", "Role; CW is the allocated social worker.", "role"),
        text("invo_professional_team", "The team."),
        day("invo_involvement_start_date", "When it began; the latest day it can be.", dated=True),
        day("invo_involvement_end_date", "When it ended; empty while it lasts."),
        code("invo_worker_change_reason", "Why the worker changed.", "worker_change"),
        text("invo_person_id", "The child.", required=True),
        text("invo_referral_id", "The referral."),
        ours(text("invo_professional_name", "The worker's name or label, as the file spells it.")),
        ours(flag("invo_seen_in_snapshot", "Known only to hold on `as_of`, not since when.")),
    ),
)

PROFESSIONALS = Table(
    "professionals",
    "A worker. The dataset's caseload field is left out on purpose: it must not be used.",
    (
        text("prof_professional_id", "The worker.", key=True),
        text("prof_staff_id", "Staff number."),
        text("prof_professional_name", "Name or label."),
        text("prof_social_worker_registration_no", "Registration with Social Work England."),
        text("prof_professional_job_title", "Job title."),
        text("prof_professional_department", "Department."),
        decimal("prof_full_time_equivalency", "Share of a full week worked."),
        flag("prof_agency_worker_flag", "Employed through an agency; empty in the extracts."),
    ),
)

DEPARTMENT = Table(
    "department",
    "A team, and what it is part of.",
    (
        text("dept_team_id", "The team.", key=True),
        text("dept_team_name", "Its name."),
        text("dept_team_parent_id", "The service above it."),
        text("dept_team_parent_name", "Name of the service above it."),
    ),
)

STAFF_HISTORY = Table(
    "staff_history",
    "A time in one post of one worker: agency or employed, and how much of a week.",
    (
        text("stff_id", "The row.", key=True),
        text("stff_professional_id", "The worker.", required=True),
        day("stff_start_date", "From.", dated=True, required=True),
        day("stff_end_date", "To; empty while it lasts."),
        decimal("stff_fte", "Share of a full week."),
        flag("stff_agency", "Through an agency."),
        text("stff_role", "Role or job title."),
        code("stff_registration", "registered, asye or unregistered.", "registration"),
        flag("stff_case_holder", "Holds cases."),
        text("stff_team", "The team."),
        text("stff_leave_reason", "Why they left."),
    ),
    own=True,
)

WORKFORCE_CENSUS = Table(
    "workforce_census",
    "A social worker on 30 September, or who left in the year to it (CSWW).",
    (
        text("wfcs_worker_id", "The worker's registration.", key=True),
        number("wfcs_year", "The year of the census.", key=True),
        number("wfcs_line", "Which row of the worker, where there are several.", key=True),
        flag("wfcs_agency", "Through an agency."),
        code("wfcs_role", "Organisational role, 1 to 6.", "workforce_role"),
        decimal("wfcs_fte", "Share of a full week."),
        decimal("wfcs_fte_30_september", "The same on 30 September."),
        number("wfcs_cases", "Children held on 30 September."),
        day("wfcs_birth_date", "Day of birth."),
        code("wfcs_gender", "Gender.", "gender"),
        code("wfcs_ethnicity", "Ethnic group.", "ethnicity"),
        day("wfcs_role_start_date", "Began with the council."),
        day("wfcs_role_end_date", "Left the council."),
        code("wfcs_start_origin", "Came from.", "origin"),
        code("wfcs_leaver_destination", "Went to.", "destination"),
        code("wfcs_leave_reason", "Why they left.", "leave_reason"),
        decimal("wfcs_days_lost", "Working days lost to sickness in the year."),
        flag("wfcs_absent", "Absent on 30 September."),
        code("wfcs_absence_reason", "Why absent.", "absence"),
        code("wfcs_accreditation", "Assessed and accredited.", "accreditation"),
    ),
    own=True,
)

WORKFORCE_VACANCIES = Table(
    "workforce_vacancies",
    "Posts without anybody on 30 September (CSWW): one row a council and year.",
    (
        number("wfva_year", "The year of the census.", key=True),
        decimal("wfva_vacancies_fte", "Vacant posts, as full weeks."),
        decimal("wfva_agency_fte", "Agency workers who cover them, as full weeks."),
        number("wfva_agency_headcount", "The same in people."),
    ),
    own=True,
)

HOLDERS = Table(
    "holders",
    "A local list of names in which cases are held though they are no social worker's own.",
    (
        text("hold_professional_id", "The id or the name.", key=True),
        code("hold_kind", "manager, duty or team.", "holder"),
        day("hold_from_date", "From."),
        day("hold_to_date", "To."),
    ),
    own=True,
)
