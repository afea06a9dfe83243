"""Write down which spellings councils have sent, as the normaliser of the practice lens reads them.

Run by hand, with the list that the London pipeline publishes (MIT) as YAML:

    .venv/bin/python scripts/spellings.py ../shared/data/annex_a_aliases_train.yaml

The list gives each spelling a region's code, coarser than the official ones. `KINDS` says which of
ours fall under it. Of the spellings only the plain words are kept: small letters, no punctuation.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from upheld.practice.readers.normaliser import normalise, sent

FILE = (
    Path(__file__).resolve().parent.parent / "src/upheld/practice/readers/normaliser/data/sent.txt"
)
HEAD = """\
# Spellings that councils in England have sent, by code set and the codes they may stand for.
# From the list in liia-tools-pipeline, copyright 2022 Social Finance Digital Labs, MIT: see NOTICE.
# Made by scripts/spellings.py; not to be edited by hand.
"""
# These columns are left out: names of councils are read by rules alone, and the words of the other
# were broken into letters on the way.
LEFT_OUT = {"LA of Placement", "Activity Status"}

# For each code set: how the region's code begins, and the standard codes that fall under it. The
# first says "any other of this kind"; where none says so, it is a question mark.
KINDS = {
    "gender": "a) male: M / b): F / c): U / d): N",
    "ethnicity": (
        "a): WOTH WBRI WIRI WIRT WROM / b): MOTH MWBC MWBA MWAS / "
        "c) asian: AOTH AIND APKN ABAN / d): BOTH BCRB BAFR / e): OOTH CHNE / "
        "f): UNKNOWN REFU NOBT"
    ),
    "source": (
        "a): 1D 1A 1B 1C / b): 2A / c): 2B / d): 3F 3A 3B 3C 3D 3E / e): 4 / "
        "f): 5B 5A 5C 5D / g): 6 / h): 7 / i): 8 / j): 9 / k): 10"
    ),
    "flag": "false: N / true: Y / unknown: -",
    "need": (
        "a): N1 / b): N2 / c): N3 / d): N4 / e): N5 / f): N6 / g): N7 / h): N8 / i): N9 / j): N0"
    ),
    "closure": "a): RC1 / b): RC2 / c): RC3 / d): RC4 / e): RC5 / f): RC6 / g): RC7 / h): RC8",
    "status": "a): CLA / b): CPP / c): CINP / d): ASSESSMENT / e): CLOSED",
    "abuse": "a): NEG / b): PHY / c): SAB / d): EMO / e): MUL",
    "legal": (
        "a): C1 / b): C2 / c): D1 / d): E1 / e): V2 / f): ? L1 L2 L3 / "
        "g): ? J1 J2 J3 / j1: J1 / zzcodeerror: ? V3 V4"
    ),
    "permanence": (
        "a): FAMILY / b): ADOPTION / c): ORDER / d): SUPPORTED / e): RESIDENTIAL / "
        "f): FOSTERING / g): OTHER"
    ),
    "rec": (
        "a): ? E11 E12 / b): E2 / c): E3 / d): ? E4A E4B / e): E13 E17 / f): E41 / "
        "g): E48 E45 E46 E47 / h): E6 E5 / i): E7 / j): E9 / k): E14 / l): E15 / "
        "m): E16 / n): E8 / zzcodeerror: ? X1"
    ),
    "placement": (
        "a): U6 U1 U2 U3 U4 U5 / b): ? A3 A4 A5 A6 / c): P1 / d): P2 / e): P3 / "
        "f): H5 / g): K1 / h): K2 / i): R1 / j): R2 / k): R3 / l): R5 / m): S1 / "
        "n): Z1 / o): T0 T1 T2 T3 T4"
    ),
    "provider": "a): PR1 / b): PR4 / c): ? PR0 PR2 PR3 PR5",
    "location": "a): IN / b): OUT",
    "eligibility": "a): RELEVANT / b): FORMER / c): QUALIFYING / d): ELIGIBLE",
    "in_touch": "a): YES / b): NO NREQ / d): ? DIED RHOM",
    "accommodation": (
        "a): B / b): C / c): D / d): E / e): G / f): H / g): K / h): R / i): S / "
        "j): T / k): U / l): V / m): W / n): X / o): Z / p): Y"
    ),
    "suitable": "a): 1 / b): 2",
    "reversed": "a): RD1 / b): RD2 / c): RD3 / d): RD4",
    "adopter_left": "a): 1 / b): 2 / c): 3",
}
NO_KIND = "?"


def kind(name: str, theirs: str) -> str:
    """The codes that a region's code stands for, as the file has them."""
    told = KINDS.get(name) or KINDS["flag"]
    for each in told.split(" / "):
        begins, _, codes = each.partition(": ")
        if theirs.startswith(begins) and "/ d)" not in theirs:
            return codes
    return NO_KIND


def readings(aliases: dict[str, dict[str, list[Any]]]) -> Iterator[tuple[str, str, str, str]]:
    """Column, spelling, code set and codes of every spelling."""
    for column, codes in aliases.items():
        if column not in LEFT_OUT:
            name = normalise.sent_name(normalise.column(column))
            for theirs, words in codes.items():
                told = kind(name, re.sub(r"\s+", " ", theirs).strip().lower())
                for word in words:
                    yield column, str(word), name, told


def written(aliases: dict[str, dict[str, list[Any]]]) -> str:
    """The whole file."""
    kinds: dict[tuple[str, str], set[str]] = {}
    for _column, word, name, told in readings(aliases):
        kinds.setdefault((name, told), set()).add(normalise.plain(word))
    lines = [HEAD.rstrip()]
    for (name, told), words in sorted(kinds.items()):
        lines += [f"[{name} {told}]", *sorted(words - {""})]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the file from the list that is named."""
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit("Name the list: scripts/spellings.py annex_a_aliases_train.yaml")
    told = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(written(told["aliases"]), encoding="utf-8")
    print(f"Wrote {sum(1 for _ in sent.rows(FILE.read_text('utf-8').splitlines()))} spellings.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
