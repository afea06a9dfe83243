"""Small numbers in prose, and numbers that leave a small rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .classes import PERSON
from .flags import Flag, Kind
from .normalising import Words
from .numerals import NUMBER, value_of
from .policies import CountPolicy
from .sentences import bounds

_THINGS = (
    r"(?:cases?|complaints?|concerns?|allegations?|interviews?|referrals?|placements?|"
    r"posts?|vacanc(?:y|ies)|dismissals?|suspensions?|resignations?|grievances?|deaths?|"
    r"incidents?|injur(?:y|ies)|plans|files|assessments|inspections)"
)
_NO_PEOPLE = re.compile(
    r"^\s*(?:[\w'\u2019-]+\s+){0,2}?(?:recommendations?|actions?|days?|weeks?|months?|years?|"
    r"hours?|minutes?|areas?|themes?|"
    r"objectives?|measures?|reports?|meetings?|pages?|chapters?|standards?|indicators?|"
    r"questions?|targets?|"
    r"times?|points?|sections?|quarters?|steps?|stages?|parts?|ways?|principles?|priorities|"
    r"localities|"
    r"reasons?|things?|documents?|paragraphs?|sources?|aims?|teams?|services?|occasions?|"
    r"agencies|partners|lessons?)\b",
    re.IGNORECASE,
)
_DET = r"(?:the\s+|its\s+|our\s+|those\s+|these\s+|all\s+|their\s+|them,?\s+|all\s+the\s+)?"
_BETWEEN = r"(?:[\w\u2019'-]+\s+){0,3}?"
_OF = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUMBER})\s+(?:(?:[a-z]+\s+){{0,2}}?out\s+)?(?:of|from(?: "
    rf"among)?)\s+(?:a total of\s+)?{_DET}(?:only\s+|just\s+)?(?P<whole>{NUMBER})(?![\d%/]|"
    rf"\.\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<![\w./-])(?P<n>\d{1,3})\s?/\s?(?P<whole>\d{1,3})(?![\w/%-]|\.\d)")
_RATE = re.compile(
    rf"(?<![\w-])(?P<n>{NUMBER})\s+in\s+("
    rf"?:every\s+)?(?P<per>{NUMBER})\s+of\s+{_DET}(?P<whole>{NUMBER})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<![\w-])(?P<share>(?:more than |fewer than |less than |about |nearly |almost |over "
    rf")?(?:half|a third|one third|two[- ]thirds|a quarter|one quarter|three[- ]quarters|"
    rf"most|a majority|a minority|\d+(?:\.\d+)?\s?(?:%|per cent|"
    rf"percent)))\s+of\s+{_DET}(?P<whole>{NUMBER})(?![\d%])",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\b(?:all|every(?:body|one)?|each|none|nobody|no one)\s+(?:[\w'\u2019]+\s+){{0,4}}?("
    rf"?:but|except|bar|save|apart from|other than)(?: for)?\s+(?:the\s+)?(?P<n>{NUMBER}|a "
    rf"couple)(?!\w|\s+hundred)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"\b(?:the\s+(?:other|remaining|last)|another|a further|an "
    rf"additional)\s+(?P<n>{NUMBER})\b(?P<after>\s+{_BETWEEN}(?:{PERSON}|{_THINGS})\b)?",
    re.IGNORECASE,
)
_SMALL = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<n>{NUMBER}|a single|a couple of|a handful of|a pair of|both|"
    rf"neither)(?:\s+of)?\s+(?!per\b|in\b|or\b|and\b|to\b|another\b|hundred\b|"
    rf"thousand\b){_DET}{_BETWEEN}(?P<noun>{PERSON}|{_THINGS})\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    rf"\b(?:the|our|its|their|his|her)\s+(?:only|sole|single|lone)\s+(?!one\b){_BETWEEN}("
    rf"?:{PERSON}|male|female)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<n>{NUMBER})\s+of\s+(?:them|us|these|those|whom)\b(?!\s+\w+s\b)",
    re.IGNORECASE,
)
_N_IS = re.compile(r"\bn\s?=\s?(?P<n>\d+)\b", re.IGNORECASE)
_NOT_A_COUNT = re.compile(
    r"(?:at least|at most|more than|no more than|fewer than|less than|up to|every|per|each|any|"
    r"under|over|aged|age|ages|section|chapter|page|table|figure|stage|phase|part|level|tier|"
    r"recommendation|grade|band|year|area|article|schedule|appendix|annex|paragraph|step|act|"
    r"no|volume|option|version|theme|finding|standard|question|week|than|between|within|"
    r"minimum of|maximum of|least|before)\s*$|[\u00a3$#(]\s?$|\d[.,]$",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|shall|ought|will|would|may|can|could|needs? to|has to|have to|is to|"
    r"are to)\b",
    re.I,
)
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75}
_LIKE_NUMBERS = frozenset(
    (
        "both",
        "neither",
        "single",
        "couple",
        "handful",
        "pair",
        "only",
        "sole",
        "lone",
        "hundred",
        "dozen",
    )
)
_BEFORE, _AFTER = 90, 130
_YEARS = range(1900, 2101)
_FEW = 4


def flags(words: Words, policy: CountPolicy) -> list[Flag]:
    """Every number in prose that points at a few people."""
    near = Near(words.text, list(_windows(words)))
    return [
        *_parts(near, policy),
        *_shares(near, policy),
        *_rests(near, policy),
        *_others(near, policy),
        *_small(near, policy),
        *_few(near, policy),
    ]


@dataclass(frozen=True, slots=True, repr=False)
class Near:
    """A text, and the parts of it in which numbers stand."""

    text: str
    windows: list[tuple[int, int]]

    def all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern near a number."""
        for begin, end in self.windows:
            yield from pattern.finditer(self.text, begin, end)


def _windows(words: Words) -> Iterator[tuple[int, int]]:
    """What stands around each number, and around words that stand for one."""
    begin, end = 0, -1
    for form, start in zip(words.forms, words.starts, strict=True):
        if not form.isdigit() and form not in _LIKE_NUMBERS:
            continue
        if start - _BEFORE > end:
            if end > 0:
                yield begin, end
            begin = max(0, start - _BEFORE)
        end = start + _AFTER
    if end > 0:
        yield begin, min(end, len(words.text))


def _flag(found: re.Match[str], why: str) -> Flag:
    return Flag(Kind.COUNT, found.start(), found.end(), why)


def _parts(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for pattern in (_RATE, _OF, _SLASH):
        for found in near.all(pattern):
            count, whole = value_of(found["n"]), value_of(found["whole"])
            if pattern is _RATE:
                count = round(count / max(1, value_of(found["per"])) * whole)
            if count > whole or whole in _YEARS or not whole:
                continue
            if pattern is _OF and _NO_PEOPLE.match(text[found.end("n") : found.start("whole")]):
                continue
            if _NO_PEOPLE.match(text[found.end() : found.end() + 50]) or _leads(text, found):
                continue
            why = _told(count, whole, policy)
            if why:
                yield _flag(found, why)


def _leads(text: str, found: re.Match[str]) -> bool:
    """A page, a score, a date or a fraction of time and not a number of people."""
    before = text[max(0, found.start() - 16) : found.start()]
    return bool(
        re.search(r"(?:page|step|question|score[ds]?(?: of)?|rated|part|24)\s*$", before, re.I)
    )


def _told(count: int, whole: int, policy: CountPolicy) -> str:
    rest = whole - count
    if policy.small(count):
        return f"{count} is fewer than {policy.threshold}."
    if 0 < rest < policy.threshold:
        return f"It says of {rest} of {whole} that they were not."
    if whole < policy.smallest_whole:
        return (
            f"Of a whole as small as {whole} the rest is told as well: {rest} were not. "
            "Whoever knows some can work out others."
        )
    return ""


def _shares(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_SHARE):
        whole = value_of(found["whole"])
        if whole in _YEARS or _NO_PEOPLE.match(text[found.end() : found.end() + 50]):
            continue
        share = _fraction(found["share"])
        why = _told(round(share * whole), whole, policy)
        if why:
            yield _flag(found, why)


def _fraction(said: str) -> float:
    percent = re.search(r"[\d.]+", said)
    if percent:
        return float(percent.group()) / 100
    return next(
        (value for word, value in _FRACTIONS.items() if said.casefold().endswith(word)), 0.6
    )


def _rests(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_REST):
        rest = value_of(found["n"])
        if policy.small(rest) and not _NO_PEOPLE.match(text[found.end() : found.end() + 40]):
            yield _flag(found, f"It says of {rest} that they were not.")


def _others(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_OTHERS):
        count = value_of(found["n"])
        last = found.group().casefold().startswith(("the other", "the remaining"))
        if (
            policy.small(count)
            and (found["after"] or last)
            and not _NO_PEOPLE.match(text[found.end("n") : found.end("n") + 40])
        ):
            yield _flag(found, f"{count} is fewer than {policy.threshold}.")
    for found in near.all(_N_IS):
        if value_of(found["n"]) < policy.smallest_whole:
            yield _flag(found, "A whole as small as this tells who is in it.")


def _small(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_SMALL):
        said = found["n"].casefold()
        count = _count(said)
        between = text[found.end("n") : found.start("noun")]
        if not policy.small(count) or _PARTED.search(between):
            continue
        if _NOT_A_COUNT.search(text[max(0, found.start() - 16) : found.start()]):
            continue
        if _rule(text, found) or _THING_OF_TIME.match(between):
            continue
        yield _flag(found, f"A number of people or cases below {policy.threshold}.")


def _few(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_OF_THEM):
        if policy.small(value_of(found["n"])) and not _rule(text, found):
            yield _flag(found, f"A number below {policy.threshold}.")
    for found in near.all(_ONLY):
        if not _rule(text, found):
            yield _flag(found, "There was one: whoever knows the group knows who it is.")


_PARTED = re.compile(
    r"[.;:!?,|\n]|\b(?:and|or|that|who|which|where|when|while|to|in|for|from|with|is|was|"
    r"were|are|by|on|"
    r"at|a|an|every|each|any|no|as|had|has|have|said|did|does|but|than)\b",
    re.IGNORECASE,
)
_THING_OF_TIME = re.compile(r"\s*(?:days?|weeks?|months?|years?|hours?|times?)\b", re.IGNORECASE)


def _count(said: str) -> int:
    words = {
        "a single": 1,
        "a couple of": 2,
        "a pair of": 2,
        "both": 2,
        "neither": 2,
        "a handful of": _FEW,
    }
    return words[said] if said in words else value_of(said)


def _rule(text: str, found: re.Match[str]) -> bool:
    """A duty or a wish, such as `two people who are not the author must sign`, tells of nobody."""
    begin, end = bounds(text, found.start(), found.end())
    return bool(_OUGHT.search(text[begin:end]))
