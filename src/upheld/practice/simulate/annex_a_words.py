"""Codes in Annex A's own words, as Ofsted's guidance spells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from upheld.practice.simulate import codes

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _lettered(names: Sequence[str]) -> dict[str, str]:
    return {name: f"{_LETTERS[at]}) {name}" for at, name in enumerate(names)}


_YES_NO = {"Y": "a) Yes", "N": "b) No"}

_SOURCE_WORDS = (
    "Individual", "Individual", "Individual", "Individual", "Schools", "Education services",
    "Health services", "Health services", "Health services", "Health services", "Health services",
    "Health services", "", "LA services", "LA services", "LA services", "LA services",
)  # fmt: skip
_PLAIN_SOURCES = {
    "4": "m) 4: Housing", "5D": "p1) 5D: LA services", "6": "q) 6: Police",
    "7": "r) 7: Other legal agency", "8": "s) 8: Other", "9": "t) 9: Anonymous",
    "10": "u) 10: Unknown",
}  # fmt: skip
_SOURCES = {
    code: f"{_LETTERS[at]}) {code}: {word}"
    for at, (code, word) in enumerate(zip(codes.SOURCES, _SOURCE_WORDS, strict=False))
} | _PLAIN_SOURCES

_NEEDS = {
    "N1": "Abuse or neglect", "N2": "Child's disability", "N3": "Parental disability or illness",
    "N4": "Family in acute stress", "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour", "N7": "Low income", "N8": "Absent parenting",
    "N9": "Cases other than children in need", "N0": "Not stated",
}  # fmt: skip
_CLOSURES = {
    "RC1": "Adopted", "RC2": "Died", "RC3": "Child arrangements order",
    "RC4": "Special guardianship order",
    "RC5": "Transferred to services of another local authority",
    "RC6": "Transferred to adult social care services",
    "RC7": "Services ceased for any other reason, including child no longer in need",
    "RC8": "Case closed after assessment, no further action",
}  # fmt: skip
# Annex A's list ends at RC8; the census has since split off those whom early help took on.
_CLOSED_AFTER_ASSESSMENT = {"RC9": f"RC8 - {_CLOSURES['RC8']}"}


def _dashed(words: Mapping[str, str]) -> dict[str, str]:
    return {code: f"{code} - {word}" for code, word in words.items()}


WORDS: dict[str, dict[str, str]] = {
    "flag": _YES_NO,
    "disabled": _YES_NO,
    "gender": {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"},
    "ethnicity": _lettered(codes.ETHNICITIES),
    "source": _SOURCES,
    "need": _dashed(_NEEDS),
    "closure": _dashed(_CLOSURES) | _CLOSED_AFTER_ASSESSMENT,
    "status": {
        "a": "a) Looked after child", "b": "b) Child Protection plan", "c": "c) Child in need plan",
        "d": "d) Open assessment", "e": "e) Closed episode",
    },
    "abuse": {
        "NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse",
        "EMO": "d) Emotional abuse", "MUL": "e) Multiple/not recommended",
    },
    "legal": {
        "E1": "E1: Placement order", "C1": "C1: ICO", "C2": "C2: FCO",
        "V2": "V2: Single period under S20",
    },
    "rec": {
        "E11": "a) E11: Adopted - application unopposed",
        "E4A": "e) E4A: Returned home to live with parents or relatives - part of planning",
        "E4B": "f) E4B: Returned home to live with parents or relatives - not part of planning",
        "E13": "g) E13: Parents, relatives or other with no parental responsibility",
        "E45": "i) E45: Special Guardianship Orders - former carer relative/friend",
        "E5": "m) E5: Moved into independent living - supported",
    },
    "placement": {
        "U6": "f) U6: Foster placement - not FFA",
        "U3": "c) U3: Foster placement - relative - not FFA",
        "U4": "d) U4: Foster placement - long term", "K2": "p) K2: Children's Homes",
        "P1": "k) P1: Placed with parents", "H5": "n) H5: Residential accommodation",
        "R1": "q) R1: Residential Care Home",
    },
    "provider": {
        "PR0": "a) PR0: Parents/Parental responsibility", "PR1": "b) PR1: Own provision",
        "PR2": "c) PR2: Other LA provision", "PR4": "e) PR4: Private provision",
        "PR5": "f) PR5: Voluntary/third sector",
    },
    "location": {"IN": "a) In", "OUT": "b) Out"},
    "eligibility": {
        "Relevant": "a) Relevant child", "Former Relevant": "b) Former relevant child",
        "Qualifying": "c) Qualifying care leaver", "Eligible": "d) Eligible child",
    },
    "in_touch": {"YES": "a) Yes", "NO": "b) No", "REFU": "d) Refu"},
    "accommodation": {
        "B": "B: Parents/relatives",
        "D": "D: Semi-independent, transitional accommodation and self-contained accommodation",
        "U": "U: Independent living", "E": "E: Supported lodgings",
        "Z": "Z: With former foster carers",
        "K": "K: Ordinary lodgings, without formal support",
    },
    "suitable": {"1": "a) Suitable", "2": "b) Unsuitable"},
    "activity": {
        "F1": "F1: Full time in higher education",
        "F2": "F2: Full time in education other than higher",
        "F3": "F3: Full time in training or employment",
        "P3": "P3: Part time in training or employment",
        "G4": "G4: Not in education, employment or training - illness or disability",
        "G5": "G5: Not in education, employment or training - other",
    },
    "adopter_left": {
        "1": "1 - Adopter withdrew from process", "2": "2 - Process put on hold",
        "3": "3 - Application refused",
    },
}  # fmt: skip
