"""What a spelling stands for: exactly, by its code, by its words or as it was sent, else not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from upheld.practice.readers import headings
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.normaliser import agencies, ethnic, origins, places, sent, weighing
from upheld.practice.readers.normaliser.labels import OFFICIAL, STANDARD
from upheld.practice.readers.normaliser.sent import Sent
from upheld.practice.readers.normaliser.weighing import Reading
from upheld.practice.readers.normaliser.words import RULES, Rules
from upheld.practice.standard import Kind

NO_COLUMN = "No column of Annex A with codes is called “{}”. Such columns are: {}."
SEVERAL = (
    "“{}” is a column of several lists with different codes. Say which, such as “list {}: {}”."
)

UNKNOWN = "?"
BROAD = "~"  # behind a code of which only the broad kind is sure

# Where in a spelling the code stands: at the beginning, or in brackets at the end.
BEFORE = (
    r"^(?:[a-z]{1,2}[.)]\s*|code\s+'|cla\s*-\s*|cin\s*[- ]\s*|child\s+|[‘'\"(\[{]|[a-z]+\s*-\s*)?"
)
CODES = {
    "need": rf"{BEFORE}N\s?([0-9])(?![0-9])|[\[(]N([0-9])[\])]|\bN([1-9])\b|"
    r"^([1-8])(?:[a-j]\s|[A-Z]{6,})",
    "closure": rf"{BEFORE}(RC[1-8])(?![0-9a-z])|\b(RC[1-8])\)$",
    "legal": rf"{BEFORE}([CDELVJ][0-9])(?![0-9A-Z])|\[([CDELVJ][0-9])\]$",
    "rec": r"^(?:[a-z]{1,2}[.)]\s*|S)?(E4\s?[AB]\b|E[0-9]{1,2}|X1)(?![0-9])|[\[(](E[0-9]{1,2}[AB]?)[\])]$",
    "placement": rf"{BEFORE}([AFHKMPQRSTUZ][0-9])(?![0-9])|[\[(]([AHKPRSTUZ][0-9])[a-z]?[\])]$",
    "provider": r"^(?:[a-z]\)\s*)?\[?(PR[0-5])(?![0-9])|\[(PR[0-5])\]",
    "accommodation": r"^\(?([B-HKR-Z])(?:[12]|\)|:|\s*-|\s|$)|\[([B-HKR-Z])\]$|^Code '([B-Z])'",
    "activity": r"^\(?([FPG][1-6])(?![0-9])|[\[(]([FPG][1-6])[\])]$",
    "reversed": r"\(?(RD[1-4])\)?",
    "suitable": r"^\(?([12])(?:\)|:|\s*-|\s*=|\s|$)|\[([12])\]$",
    "adopter_left": r"^([123])(?:\s|\)|$)",
    "eligibility": r"^(?!)",
}


# Codes that are no longer used, and the broad kind of today that they fall under. Which of the finer
# codes they would be today is not known, so that the answer says how it was found: "broad".
FORMER = {
    "rec": {"E81": "E8", "E82": "E8", "E4": "E4A", "E43": "E46", "E44": "E48"},
    "placement": {
        **dict.fromkeys(("Q1", "F1", "F4"), "U3"),
        **dict.fromkeys(("Q2", "F2", "F3", "F5", "F6"), "U6"),
        **dict.fromkeys(("H1", "H2"), "K1"),
        **dict.fromkeys(("H3", "H4"), "K2"),
        **dict.fromkeys(("M1", "M2", "M3", "R4"), "Z1"),
        **dict.fromkeys(("A1", "A2"), "A3"),
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column with codes."""

    codes: str  # the code set
    rules: str  # the rules by which its words are read


@dataclass(frozen=True, slots=True)
class Answer:
    """What a spelling stands for, and how that is known."""

    value: str
    code: str | None
    how: str


def plain(word: str) -> str:
    """Small letters without punctuation, with `and` for & and +."""
    lower = word.lower().replace("\u00a0", " ").replace("&", " and ").replace("+", " and ")
    lower = re.sub(r"â€™|ã¢â‚¬â„¢|[’‘'`?]", "'", lower)
    return " ".join(re.sub(r"[^a-z0-9']+", " ", lower.replace("'s", "s")).replace("'", " ").split())


def columns() -> dict[str, list[tuple[int, str, Column]]]:
    """Every column with codes, by its plain heading: list, heading and column."""
    found: dict[str, list[tuple[int, str, Column]]] = {}
    for number, one in ANNEX_A.items():
        for field in one.fields:
            if field.name == "la":
                column = Column("la", "la")
            elif field.kind is Kind.FLAG:
                column = Column("flag", field.codes or "flag")
            elif field.kind is Kind.CODE:
                column = Column(field.codes, field.codes)
            else:
                continue
            found.setdefault(headings.plain(field.doc), []).append((number, field.doc, column))
    return found


def column(name: str) -> Column:
    """A column by its heading, alone or as “list 8: LA of Placement”. Raises `NotReadable`."""
    within = re.match(r"\s*list[ _]?(\d{1,2})\s*[:/.\-]\s*(.+)$", name, re.IGNORECASE)
    heading = within[2] if within else name
    every = columns()
    found = every.get(headings.plain(heading), [])
    if within:
        found = [each for each in found if each[0] == int(within[1])]
    kinds = {each[2] for each in found}
    if not kinds:
        told = sorted({each[1] for several in every.values() for each in several})
        raise NotReadable(NO_COLUMN.format(name, ", ".join(told)))
    if len(kinds) > 1:
        raise NotReadable(SEVERAL.format(name, found[0][0], found[0][1]))
    return kinds.pop()


def sent_name(column: Column) -> str:
    """Under which name spellings of a column are kept: yes and no are told in words of their own."""
    return column.rules if column.codes in {"flag", "disabled"} else column.codes


@lru_cache(maxsize=100_000)
def answer(column: Column, value: str, known: Sent | None = None) -> Answer:
    """What a spelling stands for in a column; the code is none where that is not sure."""
    word = value.strip()
    if column.codes == "la":
        label = places.label(word)
        return Answer(value, label, "words" if label else "unsure")
    told = plain(word)
    rules = _by_rules(column, word, told)
    found = weighing.weigh(rules, known or sent.shipped(), sent_name(column), told)
    label = OFFICIAL[column.codes].get(found.code) if found.code is not None else None
    return Answer(value, label, found.how if label else "unsure")


def _by_rules(column: Column, word: str, told: str) -> Reading:
    official = STANDARD[column.codes]
    if word in official:
        return Reading(official[word], "exact")
    same = _same(column.codes).get(told)
    if same:
        return Reading(official[same], "spelling")
    code, how = _read(column, word, told)
    return Reading(code if code in OFFICIAL[column.codes] else None, how)


def _worded(code: str | None) -> tuple[str | None, str]:
    return code, "words" if code else "unsure"


def _read(column: Column, word: str, told: str) -> tuple[str | None, str]:
    if column.codes == "ethnicity":
        return _worded(ethnic.code(word, told))
    if column.codes == "source":
        return _worded(origins.code(word, told))
    if column.codes == "abuse":
        return _worded(_abuse(word, told))
    said = _code(column.codes, word)
    by_words, how = _by_words(RULES[column.rules], told)
    if how == "unsure":
        by_words, how = _by_words(RULES[column.rules], _put_right(column.codes, told))
    former = FORMER.get(column.codes, {})
    if said in former:
        # What an old code was called says whether this is that code, or another system's.
        silent = said[0] == "F" and by_words is None and " " in told
        return (None, "unsure") if silent else (former[said], "broad")
    if said in OFFICIAL[column.codes]:
        return (None, "unsure") if _apart(column.codes, said, by_words) else (said, "code")
    return by_words, how


def _put_right(codes: str, told: str) -> str:
    """The words with a letter put right, where a long word is nearly one of the official labels."""
    return " ".join(agencies.put_right(word, _official_words(codes)) for word in told.split())


@lru_cache(maxsize=64)
def _official_words(codes: str) -> frozenset[str]:
    return frozenset(word for label in STANDARD[codes] for word in plain(label).split())


def _by_words(rules: Rules, told: str) -> tuple[str | None, str]:
    for pattern, code in rules:
        if re.search(pattern, told):
            if code.endswith(BROAD):
                return code.removesuffix(BROAD), "broad"
            return ("" if code == UNKNOWN else (code or None)), "words"
    return None, "unsure"


def _apart(codes: str, said: str | None, by_words: str | None) -> bool:
    """Whether a code and the words beside it are of two kinds."""
    if codes != "placement" or not said or not by_words:
        return False
    return said[0] != by_words[0] and {said[0], by_words[0]} <= set("UAPH")


def _code(codes: str, word: str) -> str | None:
    pattern = CODES.get(codes)
    found = re.search(pattern, word, re.IGNORECASE) if pattern else None
    if not found:
        return None
    said = next(group for group in found.groups() if group)
    said = said.upper().replace(" ", "")
    return f"N{said}" if codes == "need" else said


def _abuse(word: str, told: str) -> str | None:
    """One category, or several, which is a category of its own."""
    marks = re.fullmatch(r"([YN])([YN])([YN])([YN])", word.strip())
    kinds = ("NEG", "PHY", "SAB", "EMO")
    if marks:
        found = [kind for kind, mark in zip(kinds, marks.groups(), strict=True) if mark == "Y"]
    else:
        patterns = (
            r"neglect|\bneg\b", r"physical|\bphy\b|\bphysab\b|^pa$", r"sexual|\bsab\b",
            r"emotion|\bemo\b",
        )  # fmt: skip
        found = [k for k, p in zip(kinds, patterns, strict=True) if re.search(p, told)]
        if re.search(r"multiple|muliple|\bmul\b|not recommended", told):
            return "MUL"
    if not found:
        return None
    return found[0] if len(found) == 1 else "MUL"


@lru_cache(maxsize=64)
def _same(codes: str) -> dict[str, str]:
    """Official labels by their plain words: with and without numbering, and by their code alone."""
    same: dict[str, str] = {}
    for label, code in STANDARD[codes].items():
        without = re.sub(r"^[a-z]{1,2}1?\)\s*", "", label)
        short = re.sub(r"^[A-Z0-9]{1,4}\s*[-:]\s*", "", without)
        for also in (label, without, short if short != without else "", code):
            # A text that two codes share says nothing about which is meant.
            if also:
                told = plain(also)
                same[told] = "" if same.get(told, label) != label else label
    return {told: label for told, label in same.items() if label}
