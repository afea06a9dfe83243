"""The published codes that simulated records carry, in the order in which they are drawn."""

from __future__ import annotations

ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN",
    "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
ETHNICITY_WEIGHTS = (
    690, 3, 2, 50, 8, 30, 12, 18, 25, 15, 25, 12, 15, 12, 35, 10, 2, 20, 6, 10,
)  # fmt: skip

SEXES = ("M", "F", "U")

SOURCES = (
    "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C",
    "5D", "6", "7", "8", "9", "10",
)  # fmt: skip
SOURCE_WEIGHTS = (
    50, 10, 10, 20, 180, 10, 20, 15, 30, 15, 10, 30, 15, 30, 30, 20, 5, 280, 20, 60, 40, 5,
)  # fmt: skip

NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N0")
NEED_WEIGHTS = (560, 0, 30, 90, 150, 40, 5, 35, 10, 0)

DISABILITIES = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")

CLOSURES = ("RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9")

ABUSE = ("NEG", "PHY", "SAB", "EMO", "MUL")
ABUSE_WEIGHTS = (50, 8, 4, 36, 2)

FACTORS = ("1B", "2B", "3A", "3B", "4A", "4B", "5A", "6A", "7A", "10A", "14A", "15A", "16A", "17A",
           "20")  # fmt: skip

# Why a worker changed: MANAGE managing caseloads, LEFTRL left the role, and so on.
CHANGES = ("FCONTA", "MANAGE", "LEFTRL", "ORGRST", "TSPROC", "ABSENC")

LEGAL = ("V2", "C1", "C2", "E1")
PLACES = ("U6", "U3", "U4", "K2", "P1", "H5", "R1")
PLACE_WEIGHTS = (45, 12, 15, 10, 8, 8, 2)
PLACE_CHANGES = ("CARPL", "CREQB", "CHILD", "LAREQ", "PLACE", "OTHER")
PERMANENCE = ("RETURN1M", "RETURN6M", "LTFOST18", "RESPLMT", "SUPLIV", "ADOPT", "SGO")
PROVIDERS = ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")
ELIGIBILITY = ("Relevant", "Former Relevant", "Qualifying", "Eligible")
IN_TOUCH = ("YES", "NO", "REFU")
ACCOMMODATION = ("B", "D", "U", "E", "Z", "K")
ACTIVITY = ("F2", "F3", "P3", "G4", "G5", "F1")
