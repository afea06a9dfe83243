"""Which column of Annex A a heading stands for: exactly, then by rules, never by likeness."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from upheld.practice.readers.annex_a_lists import ANNEX_A, List

ENOUGH = 0.5  # of a list's columns that must be there before a sheet is taken for it
AT_LEAST = 4
TITLE_ROWS = 25  # how far down the headings are looked for
LIKELY = 0.75  # how alike a heading must be to be proposed to a person

FILLING = {
    "the",
    "of",
    "a",
    "an",
    "is",
    "was",
    "this",
    "to",
    "be",
    "s",
    "for",
    "in",
    "y",
    "n",
    "yn",
}
ONE_WORD = {
    "dob": "date of birth",
    "identifier": "id",
    "sex": "gender",
    "lac": "looked after",
    "cla": "looked after",
    "cp": "child protection",
    "cpp": "child protection plan",
    "icpc": "initial child protection conference",
    "icpcs": "initial child protection conference",
    "s47": "section 47",
    "ca": "continuous assessment",
    "sw": "social work",
    "nfa": "nfa",
    "num": "number",
    "no": "number",
    "advisor": "adviser",
    "enquiries": "enquiry",
    "months": "month",
    "childs": "child",
    "assessments": "assessment",
    "plans": "plan",
    "referrals": "referral",
    "placements": "placement",
    "postcodes": "postcode",
    "conferences": "conference",
    "twelve": "12",
}
# Whole headings that stand for a column in every list that has it, by our name of the column.
ALSO = {
    "child": "child id|unique id|child unique id|unique child id|person id|client id|child ref|"
    "child reference|mosaic id|liquid logic id|system id|la child id|person unique id",
    "age": "age|age of child|age child|age years|child age|current age",
    "dob": "birth date|date birth",
    "worker": "allocated worker|worker|social worker|allocated social worker|case worker|"
    "allocated case worker|key worker|worker name|allocated worker name",
    "team": "allocated team|team|team name|allocated team name|current team",
    "ethnicity": "ethnicity|ethnic origin|ethnic group|ethnicity code",
    "disabled": "disability|disabled|has disability|disabled child|child have disability",
    "contact_date": "contact date",
    "referral_date": "referral date",
    "source": "source|source contact|source referral",
    "closed": "cin closure date|closure date",
    "start": "cin start date|child protection plan start date|assessment start date",
    "urn": "urn|placement urn",
    "postcode": "postcode",
    "adopter": "adopter id|adopter identifier",
}


def plain(heading: str) -> str:
    """A heading without case, punctuation, filling words and numbering, in its usual words."""
    lower = heading.lower().replace("\u00a0", " ").replace("’", "'").replace("'", "")
    lower = re.sub(r"^\s*(?:\(?[a-z0-9]{1,2}[).:]\s+|\d+\s+-\s+)", "", lower)
    words = re.findall(r"[a-z]+|\d+", re.sub(r"\bs\s?47\b", "section 47", lower))
    usual = " ".join(ONE_WORD.get(word, word) for word in words).split()
    return " ".join(word for word in usual if word not in FILLING)


def _known(one: List) -> dict[str, str]:
    known: dict[str, str] = {}
    for field in one.fields:
        for also in ALSO.get(field.name, "").split("|"):
            if also:
                known.setdefault(plain(also), field.name)
        known[plain(field.doc)] = field.name
        # The heading without what stands in brackets, which many exports leave out.
        known.setdefault(plain(re.sub(r"\([^)]*\)", "", field.doc)), field.name)
    return known


KNOWN = {number: _known(one) for number, one in ANNEX_A.items()}


def matched(
    number: int, headings: Sequence[str | None], confirmed: Mapping[str, str] | None = None
) -> dict[int, str]:
    """Which column stands for which of our names; `confirmed` is what a person has said."""
    found: dict[int, str] = {}
    official = ANNEX_A[number].headings
    for exact in (True, False):
        for at, heading in enumerate(headings):
            if not heading or at in found:
                continue
            if exact:
                told = (confirmed or {}).get(heading, heading)
                name = official.get(told.strip())
            else:
                name = KNOWN[number].get(plain(heading))
            if name and name not in found.values():
                found[at] = name
    return found


def best(
    rows: Sequence[Sequence[str | None]], confirmed: Mapping[str, str] | None = None
) -> tuple[int, int, dict[int, str]] | None:
    """Which list a sheet is, in which row its headings stand, and what each stands for."""
    found: tuple[float, int, int, dict[int, str]] | None = None
    for at, row in enumerate(rows[:TITLE_ROWS]):
        for number, one in ANNEX_A.items():
            columns = matched(number, row, confirmed)
            needed = {field.name for field in one.fields if field.required}
            share = len(columns) / len(one.fields)
            # Most of the list's columns, and few that are not its own, make the best fit.
            stray = sum(1 for heading in row if heading) - len(columns)
            score = share - stray / 40
            if len(columns) < AT_LEAST or share < ENOUGH or not needed & set(columns.values()):
                continue
            if found is None or score > found[0]:
                found = score, number, at, columns
    return found and (found[1], found[2], found[3])


def proposal(number: int, heading: str, taken: Sequence[str]) -> str | None:
    """The official heading that a person may want to confirm for one that is not understood."""
    free = [f.doc for f in ANNEX_A[number].fields if f.name not in taken]
    by_plain = {plain(doc): doc for doc in free}
    near = difflib.get_close_matches(plain(heading), by_plain, n=1, cutoff=LIKELY)
    return by_plain[near[0]] if near else None
