"""The official codes of Annex A's columns, and the standard code that each stands for.

Retyped from Ofsted's Annex A guidance, as published with the pipelines of Data to Insight and the
London pipeline (MIT). A line is the standard code, then the official one.
"""

from __future__ import annotations

LABELS = {
    "gender": """
M | a) Male
F | b) Female
U | c) Not stated/recorded
N | d) Neither
""",
    "ethnicity": """
WBRI | a) WBRI
WIRI | b) WIRI
WIRT | c) WIRT
WOTH | d) WOTH
WROM | e) WROM
MWBC | f) MWBC
MWBA | g) MWBA
MWAS | h) MWAS
MOTH | i) MOTH
AIND | j) AIND
APKN | k) APKN
ABAN | l) ABAN
AOTH | m) AOTH
BCRB | n) BCRB
BAFR | o) BAFR
BOTH | p) BOTH
CHNE | q) CHNE
OOTH | r) OOTH
REFU | s) REFU
NOBT | t) NOBT
UNKNOWN | u) UNKNOWN
""",
    "source": """
1A | a) 1A: Individual
1B | b) 1B: Individual
1C | c) 1C: Individual
1D | d) 1D: Individual
2A | e) 2A: Schools
2B | f) 2B: Education services
3A | g) 3A: Health services
3B | h) 3B: Health services
3C | i) 3C: Health services
3D | j) 3D: Health services
3E | k) 3E: Health services
3F | l) 3F: Health services
4 | m) 4: Housing
5A | n) 5A: LA services
5B | o) 5B: LA services
5C | p) 5C: LA services
5D | p1) 5D: LA services
6 | q) 6: Police
7 | r) 7: Other legal agency
8 | s) 8: Other
9 | t) 9: Anonymous
10 | u) 10: Unknown
""",
    "flag": """
Y | a) Yes
N | b) No
- | c) Unknown
""",
    "need": """
N1 | N1 - Abuse or neglect
N2 | N2 - Child's disability
N3 | N3 - Parental disability or illness
N4 | N4 - Family in acute stress
N5 | N5 - Family dysfunction
N6 | N6 - Socially unacceptable behaviour
N7 | N7 - Low income
N8 | N8 - Absent parenting
N9 | N9 - Cases other than children in need
N0 | N0 - Not stated
""",
    "closure": """
RC1 | RC1 - Adopted
RC2 | RC2 - Died
RC3 | RC3 - Child arrangements order
RC4 | RC4 - Special guardianship order
RC5 | RC5 - Transferred to services of another local authority
RC6 | RC6 - Transferred to adult social care services
RC7 | RC7 - Services ceased for any other reason, including child no longer in need
RC8 | RC8 - Case closed after assessment, no further action
""",
    "status": """
CLA | a) Looked after child
CPP | b) Child Protection plan
CINP | c) Child in need plan
ASSESSMENT | d) Open assessment
CLOSED | e) Closed episode
""",
    "abuse": """
NEG | a) Neglect
PHY | b) Physical abuse
SAB | c) Sexual abuse
EMO | d) Emotional abuse
MUL | e) Multiple/not recommended
""",
    "legal": """
E1 | E1: Placement order
C1 | C1: ICO
C2 | C2: FCO
D1 | D1: Freeing order
V2 | V2: Single period under S20
L1 | L1: Police protection LA accommodation
L2 | L2: EPO
L3 | L3: Child assessment order LA accommodation
J1 | J1: Remanded to LA or youth detention
J2 | J2: LA accommodation under PACE
J3 | J3: Youth rehabilitation order
V3 | V3: Short term breaks, episodes recorded
V4 | V4: Short term breaks, agreements recorded
""",
    "permanence": """
FAMILY | a) Return to family
ADOPTION | b) Adoption
ORDER | c) SGO/CAO
SUPPORTED | d) Supported living in the community
RESIDENTIAL | e) Long-term residential placement
FOSTERING | f) Long-term fostering
OTHER | g) other
""",
    "rec": """
E11 | a) E11: Adopted - application unopposed
E12 | b) E12: Adopted - consent dispensed
E15 | r) E15: Age assessment determined child was 18 or over
E2 | c) E2: Died
E3 | d) E3: Care taken by another LA
E4B | f) E4B: Returned home to live with parents or relatives - not part of planning
E4A | e) E4A: Returned home to live with parents or relatives - part of planning
E13 | g) E13: Parents, relatives or other with no parental responsibility
E41 | h) E41: Residence order granted
E45 | i) E45: Special Guardianship Orders - former carer relative/friend
E46 | j) E46: Special Guardianship Orders - former carer other
E47 | k) E47: Special Guardianship Orders - relative/friend
E48 | l) E48: Special Guardianship Orders - other
E5 | m) E5: Moved into independent living - supported
E6 | n) E6: Moved into independent living - no support
E7 | o) E7: Transferred to residential care funded by adult social services
E9 | p) E9: Sentenced to custody
E14 | q) E14: Accommodation on remand ended
E16 | s) E16: Child moved abroad
E8 | t) E8: Care ceased for any other reason
X1 | u) X1: CodeError
E17 | v) E17: Aged 18+ and remained with current carers
""",
    "placement": """
U3 | c) U3: Foster placement - relative - not FFA
U6 | f) U6: Foster placement - not FFA
U1 | a) U1: Foster placement - relatives - long term
U4 | d) U4: Foster placement - long term
U2 | b) U2: Foster placement - relative - FFA
U5 | e) U5: Foster placement - FFA
A3 | g) A3: Placed for adoption - consent - current foster
A4 | h) A4: Placed for adoption - consent - not foster
A6 | j) A6: Placed for adoption - order - not foster
A5 | i) A5: Placed for adoption - order - foster
P1 | k) P1: Placed with parents
P2 | l) P2: Independent living
P3 | m) P3: Residential employment
H5 | n) H5: Residential accommodation
K1 | o) K1: Secure Children's Homes
K2 | p) K2: Children's Homes
R1 | q) R1: Residential Care Home
R2 | r) R2: NHS/Health Trust
R3 | s) R3: Family Centre or Mother and Baby Unit
R5 | t) R5: Young Offender Institution
S1 | u) S1: Residential school
Z1 | v) Z1: Other placements
T1 | x) T1: Temporary placement - hospital
T3 | z) T3: Temporary placement - carer holiday
T2 | y) T2: Temporary placement - holiday
T4 | zz) T4: Temporary placement - seven days or less
T0 | w) T0: Temporary placement
""",
    "provider": """
PR0 | a) PR0: Parents/Parental responsibility
PR1 | b) PR1: Own provision
PR2 | c) PR2: Other LA provision
PR3 | d) PR3: Other public provision
PR4 | e) PR4: Private provision
PR5 | f) PR5: Voluntary/third sector
""",
    "location": """
IN | a) In
OUT | b) Out
""",
    "eligibility": """
RELEVANT | a) Relevant child
FORMER | b) Former relevant child
QUALIFYING | c) Qualifying care leaver
ELIGIBLE | d) Eligible child
""",
    "in_touch": """
YES | a) Yes
NO | b) No
DIED | c) Died
REFU | d) Refu
NREQ | e) NREQ
RHOM | f) Rhom
""",
    "accommodation": """
B | B: Parents/relatives
C | C: Community home/residential care
D | D: Semi-independent, transitional accommodation and self-contained accommodation
E | E: Supported lodgings
G | G: Abroad
H | H: Deported
K | K: Ordinary lodgings, without formal support
R | R: Residence not known
S | S: No fixed adobe/homeless
T | T: Foyers and similar supported accommodation
U | U: Independent living
V | V: Emergency accommodation
W | W: Bed and breakfast
X | X: In custody
Y | Y: Other accommodation
Z | Z: With former foster carers
""",
    "suitable": """
1 | a) Suitable
2 | b) Unsuitable
""",
    "activity": """
F1 | F1: Full time in higher education
P1 | P1: Part time in higher education
F2 | F2: Full time in education other than higher
P2 | P2: Part time in education other than higher
F3 | F3: Full time in training or employment
P3 | P3: Part time in training or employment
G4 | G4: Not in education, employment or training - illness or disability
G5 | G5: Not in education, employment or training - other
G6 | G6: Not in education, employment or training - pregnancy or parenting
""",
    "reversed": """
RD1 | RD1 - The child’s needs changed subsequent to the decision
RD2 | RD2 - The Court did not make a placement order
RD3 | RD3 - Prospective adopters could not be found
RD4 | RD4 - Any other reason
""",
    "adopter_left": """
1 | 1 - Adopter withdrew from process
2 | 2 - Process put on hold
3 | 3 - Application refused
""",
}  # fmt: skip


def _read(lines: str) -> dict[str, str]:
    pairs = (line.split(" | ", 1) for line in lines.strip().splitlines())
    return {official: "" if code == "-" else code for code, official in pairs}


# For each code set, the standard code by official label; "" where it means "not known".
STANDARD: dict[str, dict[str, str]] = {name: _read(lines) for name, lines in LABELS.items()}
STANDARD["disabled"] = STANDARD["flag"]

# For each code set, the official label by standard code.
OFFICIAL: dict[str, dict[str, str]] = {
    name: {code: label for label, code in labels.items()} for name, labels in STANDARD.items()
}
