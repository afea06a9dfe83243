"""The published code sets that fields of the standard tables are held in.

Sources: the Standard Safeguarding Dataset 1.4.5, the guides to the children in need census and to
SSDA903, and Ofsted's Annex A. A set that is not here is held in the words of its source.
"""

from __future__ import annotations


def _codes(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ETHNICITY = _codes(
    "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH "
    "REFU NOBT UNKNOWN"
)
SOURCES = _codes("1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10")

CODES: dict[str, tuple[str, ...]] = {
    "sex": _codes("F M U"),
    "gender": _codes("F M U N"),  # N: neither
    "ethnicity": ETHNICITY,
    "disability": _codes("NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA"),
    "source": SOURCES,
    "need": _codes("N0 N1 N2 N3 N4 N5 N6 N7 N8 N9"),
    "closure": _codes("RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9"),
    "status": _codes("CLA CPP CINP ASSESSMENT CLOSED"),
    "abuse": _codes("NEG PHY SAB EMO MUL"),
    "rne": _codes("S L P T B U"),
    "rec": _codes(
        "X1 E11 E12 E2 E3 E4 E4A E4B E13 E41 E43 E44 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17"
    ),
    "legal": _codes("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3"),
    "placement": _codes(
        "A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 Z11 "
        "Z12 Z13 Z14"
    ),
    "provider": _codes("PR0 PR1 PR2 PR3 PR4 PR5"),
    "place_change": _codes(
        "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER"
    ),
    "participation": _codes("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7"),
    "worker_change": _codes(
        "MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS"
    ),
    "sdq": _codes("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5"),
    "reversed": _codes("RD1 RD2 RD3 RD4"),
    "previous": _codes("P1 P2 P3 P4 Z1"),
    "missing": _codes("M A"),
    "adopter_sex": _codes("M1 F1 MM FF MF"),
    "adopter_status": _codes("L0 L1 L11 L12 L2 L3 L4"),
    "eligibility": _codes("RELEVANT FORMER QUALIFYING ELIGIBLE"),
    "in_touch": _codes("YES NO DIED REFU NREQ RHOM"),
    "accommodation": _codes("B C D E G H K R S T U V W X Y Z 0"),
    "suitable": _codes("1 2"),
    "activity": _codes("F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6 0"),
    "permanence": _codes("FAMILY ADOPTION ORDER SUPPORTED RESIDENTIAL FOSTERING OTHER"),
    "location": _codes("IN OUT"),
    "adopter_left": _codes("1 2 3"),
    "check": _codes("HEALTH DENTAL"),
    "registration": _codes("registered asye unregistered"),
    "supervision": _codes("worker case"),
    "grade": _codes("outstanding good requires_improvement inadequate"),
    "contact_decision": _codes("referral early_help advice none"),
    "holder": _codes("manager duty team"),
    "annotation": _codes("restructure system policy law counting other"),
    "inspection": _codes("ilacs sif jtai focused_visit monitoring_visit"),
}
