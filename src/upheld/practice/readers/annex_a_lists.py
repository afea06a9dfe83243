"""The eleven lists of Annex A: their columns in order, and the kind of value in each.

Retyped from Ofsted's Annex A guidance for inspections of local authority children's services; a
line is our name, the kind or the code set (`!` where a row is nothing without it), the heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from upheld.practice.standard import Field, Kind

CHILD = """
child | text! | Child Unique ID
gender | gender | Gender
ethnicity | ethnicity | Ethnicity
dob | date | Date of Birth
age | decimal | Age of Child (Years)
"""
DISABLED = "disabled | disabled | Does the Child have a Disability\n"
TEAM = """
team | text | Allocated Team
worker | text | Allocated Worker
"""

LISTS = {
    1: ("Contacts", CHILD + """
contact_date | date! | Date of Contact
source | source | Contact Source
"""),
    2: ("Early help assessments", CHILD + """
start | date! | Assessment start date
completed | date | Assessment completion date
organisation | text | Organisation completing assessment
"""),
    3: ("Referrals", CHILD + """
referral_date | date! | Date of referral
source | source | Referral Source
nfa | flag | Referral NFA?
referrals | integer | Number of Referrals in Last 12 Months
""" + TEAM),
    4: ("Assessments", CHILD + DISABLED + """
start | date! | Continuous Assessment Start Date
seen | flag | Child Seen During Continuous Assessment
authorised | date | Continuous Assessment Date of Authorisation
support | flag | Was the child assessed as requiring LA children's social care support?
""" + TEAM),
    5: ("Section 47 enquiries and initial child protection conferences", CHILD + DISABLED + """
strategy | date! | Strategy discussion initiating Section 47 Enquiry Start Date
unnecessary | flag | Was an Initial Child Protection Conference deemed unnecessary?
conference | date | Date of Initial Child Protection Conference
plan | flag | Did the Initial Child Protection Conference Result in a Child Protection Plan
enquiries | integer | Number of Section 47 Enquiries in the last 12 months
conferences | integer | Number of ICPCs in the last 12 months
""" + TEAM),
    6: ("Children in need", CHILD + DISABLED + """
start | date | CIN Start Date
need | need | Primary Need Code
last_seen | date | Date Child Was Last Seen
closed | date | CIN Closure Date
reason | closure | Reason for Closure
status | status | Case Status
""" + TEAM),
    7: ("Child protection plans", CHILD + DISABLED + """
start | date! | Child Protection Plan Start Date
initial | abuse | Initial Category of Abuse
latest | abuse | Latest Category of Abuse
visit | date | Date of the Last Statutory Visit
alone | flag | Was the Child Seen Alone?
review | date | Date of latest review conference
ended | date | Child Protection Plan End Date
emergency | flag | Subject to Emergency Protection Order or Protected Under Police Powers in Last \
Six Months (Y/N)
previous | integer | Number of Previous Child Protection Plans
""" + TEAM),
    8: ("Children in care", CHILD + """
uasc | flag | Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)
""" + DISABLED + """
entered | date! | Date Started to be Looked After
need | need | Child's Category of Need
second | flag | Is this a second or subsequent period of being a Looked After Child within the \
last 12 months (Y/N)
legal_start | date | Start date of current legal status
legal | legal | Child's Legal Status
review | date | Date of Latest Statutory Review
visit | date | Date of Last Social Work Visit
permanence | permanence | What is the permanence plan for this child?
iro | date | Date of Last IRO Visit / Contact to the Child
health | date | Date of Last Health Assessment
dental | date | Date of Last Dental Check
placements | integer | Number of Placements in the Last 12 months
ceased | date | Date Ceased to be Looked After
ceased_reason | rec | Reason Ceased to be Looked After
placed | date | Start Date of Most Recent Placement
placement | placement | Placement Type
provider | provider | Placement Provider
postcode | text | Placement postcode
urn | text | URN of Placement
location | location | Placement Location
la | text | LA of Placement
missing | integer | Number of Episodes the Child has been 'Missing' from their Placement in the \
last 12 months
absent | integer | Number of Episodes the Child has been 'Absent' from their Placement in the last \
12 months
offered | flag | Was the child offered a Return Interview after their last missing episode (Y/N)?
accepted | flag | Did the child accept a Return Interview after their last missing episode (Y/N)?
""" + TEAM),
    9: ("Care leavers", CHILD + """
uasc | flag | Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)
""" + DISABLED + TEAM + """
adviser | text | Allocated Personal Advisor
eligibility | eligibility | Eligibility Category
pathway | date | Latest Pathway Plan Review Date
in_touch | in_touch | LA in Touch
contact | date | Latest Date of Contact
accommodation | accommodation | Type of Accommodation
suitable | suitable | Suitability of Accommodation
activity | activity | Activity Status
"""),
    10: ("Children for adoption", CHILD.replace("gender |", "family | text | Family identifier\n\
gender |", 1) + DISABLED + """
entered | date | Date the Child Entered Care
decided | date | Date of Decision that Child Should be Placed for Adoption
order_made | date | Date of Placement Order
matched | date | Date of Matching Child and Prospective Adopters
placed | date | Date Placed for Adoption
adopted | date | Date of Adoption Order
reversed | date | Date of Decision that Child Should No Longer be Placed for Adoption
reversed_reason | reversed | Reason Why Child No Longer Placed for Adoption
fostered | date | Date the child was placed for fostering in FFA or concurrent planning placement
"""),
    11: ("Adopters", """
adopter | text! | Individual adopter identifier
family | text | Family identifier
gender | gender | Gender
ethnicity | ethnicity | Ethnicity
disabled | disabled | Disability
fostering | flag | Is the (prospective) adopter fostering for adoption?
enquiry | date | Date enquiry received
stage1 | date | Date Stage 1 started
stage1_end | date | Date Stage 1 ended
stage2 | date | Date Stage 2 started
stage2_end | date | Date Stage 2 ended
application | date | Date application submitted
approved | date | Date application approved
matched | date | Date adopter matched with child(ren)
placed | date | Date child/children placed with adopter(s)
children | integer | No. of children placed
order_made | date | Date of Adoption Order
left_on | date | Date of leaving adoption process
left_reason | adopter_left | Reason for leaving adoption process
"""),
}  # fmt: skip

# Columns of yes and no that have words of their own, such as "NFA" or "seen alone".
OWN_WORDS = {"nfa", "seen", "alone", "offered", "accepted", "uasc"}


@dataclass(frozen=True)
class List:
    """One list: its number, its title and its columns."""

    number: int
    title: str
    fields: tuple[Field, ...]  # `doc` is the heading

    @cached_property
    def headings(self) -> dict[str, str]:
        """Our names by official heading."""
        return {field.doc: field.name for field in self.fields}


def _field(line: str) -> Field:
    name, kind, heading = (part.strip() for part in line.split("|"))
    required = kind.endswith("!")
    kind = kind.removesuffix("!")
    if kind in set(Kind):
        words = name if kind == Kind.FLAG and name in OWN_WORDS else ""
        return Field(name, Kind(kind), heading, required=required, codes=words)
    return Field(name, Kind.CODE, heading, codes=kind)


def _list(number: int, title: str, lines: str) -> List:
    return List(number, title, tuple(_field(line) for line in lines.splitlines() if line.strip()))


ANNEX_A = {number: _list(number, *told) for number, told in LISTS.items()}
