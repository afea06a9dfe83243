"""The social work workforce census (CSWW) as XML."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.practice.readers import cells, xml
from upheld.practice.readers.rows import Gathering
from upheld.practice.readers.settling import settle
from upheld.practice.readers.sources import Batch, Part
from upheld.practice.standard import TABLES

WORKER = {
    "wfcs_worker_id": "SWENo",
    "wfcs_agency": "AgencyWorker",
    "wfcs_role": "OrgRole",
    "wfcs_fte": "FTE",
    "wfcs_fte_30_september": "FTE30",
    "wfcs_cases": "Cases30",
    "wfcs_birth_date": "PersonBirthDate",
    "wfcs_ethnicity": "Ethnicity",
    "wfcs_role_start_date": "RoleStartDate",
    "wfcs_role_end_date": "RoleEndDate",
    "wfcs_start_origin": "StartOrigin",
    "wfcs_leaver_destination": "LeaverDestination",
    "wfcs_leave_reason": "ReasonLeave",
    "wfcs_days_lost": "WorkingDaysLost",
    "wfcs_absent": "Absat30Sept",
    "wfcs_absence_reason": "ReasonAbsence",
    "wfcs_accreditation": "CFKSSstatus",
}
VACANCIES = {
    "wfva_vacancies_fte": "NumberOfVacancies",
    "wfva_agency_fte": "NoAgencyFTE",
    "wfva_agency_headcount": "NoAgencyHeadcount",
}
GENDERS = {"1": "M", "2": "F", "0": "U", "9": "N"}


def read(part: Part, year: int, spelling: cells.Spelling) -> Iterator[Batch]:
    """Read every worker, and the council's vacancies."""
    gathering = Gathering(part.name, WORKER | VACANCIES | {"wfcs_gender": "GenderCurrent"})
    used: dict[str, int] = {}
    for element in xml.elements(part, "CSWWWorker", "LALevelVacancies"):
        facts: dict[str, str] = {}
        for each in element:
            facts.setdefault(xml.local(each.tag), each.text or "")
        if xml.local(element.tag) == "LALevelVacancies":
            row: dict[str, str | None] = {f: facts.get(name) for f, name in VACANCIES.items()}
            gathering.add(
                "workforce_vacancies", element.sourceline, {"wfva_year": str(year), **row}
            )
            continue
        worker: dict[str, str | None] = {f: facts.get(name) for f, name in WORKER.items()}
        id = facts.get("SWENo", "").strip()
        used[id] = used.get(id, 0) + 1
        worker |= {"wfcs_year": str(year), "wfcs_line": str(used[id])}
        worker["wfcs_gender"] = GENDERS.get(facts.get("GenderCurrent", ""))
        gathering.add("workforce_census", element.sourceline, worker)
    for name, rough in gathering.take():
        done = settle(TABLES[name].fields, rough, spelling)
        yield Batch(name, done.table, done.rejects, done.doubts)
