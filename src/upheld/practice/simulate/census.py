"""The children in need census: one XML file for each census year that ends inside the run.

Every year is written in its own layout, and says what was known on its 31 March. Plans of children
in need are asked for from 2022 on; `Sex` stands in the place of `GenderCurrent` from 2025 on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from upheld.practice.simulate import days
from upheld.practice.simulate.census_rows import Block, Row
from upheld.practice.simulate.marks import README, SYNTHETIC

# No council has this number.
NOBODYS_NUMBER = "000"
PLANS_SINCE, SEX_SINCE = 2022, 2025
GENDERS = {"M": "1", "F": "2", "U": "9"}
UNBORN = "0"

HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- {SYNTHETIC} -->
<Message>
<Header><CollectionDetails><Collection>CIN</Collection><Year>{{year}}</Year>\
<ReferenceDate>{{year}}-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>{NOBODYS_NUMBER}</LEA>\
<SoftwareCode>SYNTHETIC upheld practice simulate</SoftwareCode><Release>1</Release>\
<SerialNo>001</SerialNo><DateTime>{{year}}-07-01T00:00:00</DateTime></Source></Header>
<Children>
"""
TAIL = "</Children>\n</Message>\n"


def years(first: int, last: int) -> list[int]:
    """The census years that lie in the run, by the year of their 31 March."""
    begins, ends = days.day(first), days.day(last)
    return [year for year in range(begins.year, ends.year + 1)
            if begins < date(year, 3, 31) <= ends]  # fmt: skip


class Census:
    """A folder with a file for each census year."""

    def __init__(self, folder: Path, first: int, last: int) -> None:
        folder.mkdir(parents=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")
        self._files = {
            year: (folder / f"cin-{year}.xml").open("w", encoding="utf-8", newline="\n")
            for year in years(first, last)
        }
        for year, file in self._files.items():
            file.write(HEAD.format(year=year))

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Take one block of children."""
        if "person" in tables:
            for year, file in self._files.items():
                file.writelines(_children(Block(tables, year)))

    def finish(self) -> None:
        """Write the end of every file."""
        for file in self._files.values():
            file.write(TAIL)

    def close(self) -> None:
        """Close every file."""
        for file in self._files.values():
            file.close()


def _children(block: Block) -> Iterator[str]:
    for child in block.of("person"):
        cases = block.below("cin_episodes", child["pers_person_id"])
        if cases:
            details = "".join(_details(block, case) for case in cases)
            yield f"<Child>{_who(block, child, cases)}{details}</Child>\n"


def _who(block: Block, child: Row, cases: list[Row]) -> str:
    id, born = child["pers_person_id"], child["pers_dob"] or child["pers_expected_dob"]
    unborn = born > block.end
    why = child["pers_upn_unknown"]
    if all(case["cine_referral_nfa"] == "Y" for case in cases):
        why = "UN7"
    found = block.below("disability", id)
    ill = "".join(_tag("Disability", row["disa_disability_code"]) for row in found)
    return (
        "<ChildIdentifiers>" + _tag("LAchildID", id) + _tag("UPNunknown", why)
        + _tag("ExpectedPersonBirthDate" if unborn else "PersonBirthDate", born)
        + _sex(block, child, unborn=unborn)
        + "</ChildIdentifiers><ChildCharacteristics>"
        + _tag("Ethnicity", child["pers_ethnicity"])
        + f"<Disabilities>{ill or '<Disability>NONE</Disability>'}</Disabilities>"
        + "</ChildCharacteristics>"
    )  # fmt: skip


def _sex(block: Block, child: Row, *, unborn: bool) -> str:
    if block.year >= SEX_SINCE:
        return _tag("Sex", "U" if unborn else child["pers_sex"])
    return _tag("GenderCurrent", UNBORN if unborn else GENDERS.get(child["pers_sex"], UNBORN))


def _details(block: Block, case: Row) -> str:
    id, nothing = case["cine_referral_id"], case["cine_referral_nfa"] == "Y"
    if nothing:
        # A referral that led nowhere has neither plans nor an end: it never was a case.
        inside, ended = "", ""
        need = ""
    else:
        ended = _tag("CINclosureDate", case["cine_close_date"])
        ended += _tag("ReasonForClosure", case["cine_close_date"] and case["cine_close_reason"])
        need = _tag("PrimaryNeedCode", case["cine_cin_primary_need_code"])
        inside = "".join(_assessment(block, row) for row in block.below("cin_assessments", id))
        if block.year >= PLANS_SINCE:
            inside += "".join(_plan(row) for row in block.below("cin_plans", id))
        inside += "".join(_enquiry(block, row) for row in block.below("s47_enquiry", id))
    plans = [] if nothing else block.below("cp_plans", id)
    return (
        "<CINdetails>" + _tag("CINreferralDate", case["cine_referral_date"])
        + _tag("ReferralSource", case["cine_referral_source_code"]) + need + ended + inside
        + _tag("ReferralNFA", "1" if nothing else "0")
        + "".join(_protection(block, row) for row in plans) + "</CINdetails>"
    )  # fmt: skip


def _assessment(block: Block, row: Row) -> str:
    done = row["cina_assessment_auth_date"]
    factors = block.below("assessment_factors", row["cina_assessment_id"]) if done else []
    found = "".join(
        _tag("AssessmentFactors", each["cinf_assessment_factors_json"].strip('[]"'))
        for each in factors
    )
    return (
        "<Assessments>" + _tag("AssessmentActualStartDate", row["cina_assessment_start_date"])
        + _tag("AssessmentAuthorisationDate", done)
        + (f"<FactorsIdentifiedAtAssessment>{found}</FactorsIdentifiedAtAssessment>" if found
           else "") + "</Assessments>"
    )  # fmt: skip


def _plan(row: Row) -> str:
    dates = _tag("CINPlanStartDate", row["cinp_cin_plan_start_date"])
    dates += _tag("CINPlanEndDate", row["cinp_cin_plan_end_date"])
    return f"<CINPlanDates>{dates}</CINPlanDates>"


def _enquiry(block: Block, row: Row) -> str:
    held = block.below("initial_cp_conference", row["s47e_s47_enquiry_id"])
    unneeded = row["s47e_s47_nfa"] == "Y" and row["s47e_s47_end_date"] is not None
    return (
        "<Section47>" + _tag("S47ActualStartDate", row["s47e_s47_start_date"])
        + "".join(_tag("InitialCPCtarget", each["icpc_icpc_target_date"])
                  + _tag("DateOfInitialCPC", each["icpc_icpc_date"]) for each in held)
        + _tag("ICPCnotRequired", "1" if unneeded else "0") + "</Section47>"
    )  # fmt: skip


def _protection(block: Block, row: Row) -> str:
    held = block.below("cp_reviews", row["cppl_cp_plan_id"])
    dates = "".join(_tag("CPPreviewDate", each["cppr_cp_review_date"]) for each in held)
    return (
        "<ChildProtectionPlans>" + _tag("CPPstartDate", row["cppl_cp_plan_start_date"])
        + _tag("CPPendDate", row["cppl_cp_plan_end_date"])
        + _tag("InitialCategoryOfAbuse", row["cppl_cp_plan_initial_category"])
        + _tag("LatestCategoryOfAbuse", row["cppl_cp_plan_latest_category"])
        + _tag("NumberOfPreviousCPP", str(row["cppl_previous_plans"]))
        + (f"<Reviews>{dates}</Reviews>" if dates else "") + "</ChildProtectionPlans>"
    )  # fmt: skip


def _tag(name: str, value: str | None) -> str:
    # No value needs escaping: they are codes, days and ids of our own making.
    return f"<{name}>{value}</{name}>" if value else ""
