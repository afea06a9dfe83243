"""What small numbers are looked for beside, for `counts` and `bare_counts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .flags import Flag, Kind
from .normalising import Words
from .policies import CountPolicy
from .sentences import bounds

THINGS = (
    r"(?:cases?|complaints?|concerns?|allegations?|interviews?|referrals?|placements?|"
    r"posts?|vacanc(?:y|ies)|dismissals?|suspensions?|resignations?|grievances?|deaths?|"
    r"incidents?|injur(?:y|ies)|plans|files|assessments|inspections)"
)
NO_PEOPLE = re.compile(
    r"^\s*(?:(?!(?:in|on|at|by|within|over|during|for|from|to|had|were|was|have|and|who|after)\b)"
    r"[\w'\u2019-]+\s+){0,2}?(?:recommendations?|actions?|days?|weeks?|months?|years?|"
    r"hours?|minutes?|areas?|themes?|"
    r"objectives?|measures?|reports?|meetings?|pages?|chapters?|standards?|indicators?|"
    r"questions?|targets?|"
    r"times?|points?|sections?|quarters?|steps?|stages?|parts?|ways?|principles?|priorities|"
    r"localities|"
    r"reasons?|things?|documents?|paragraphs?|sources?|aims?|teams?|services?|occasions?|"
    r"agencies|partners|lessons?)\b",
    re.IGNORECASE,
)
DET = r"(?:the\s+|its\s+|our\s+|those\s+|these\s+|all\s+|their\s+|them,?\s+|all\s+the\s+)?"
BETWEEN = r"(?:[\w\u2019'-]+\s+){0,3}?"
NOT_A_COUNT = re.compile(
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
# Told of the past before the duty is: three officers said that they would leave.
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|said|told|felt|described|reported|asked|left|thought|believed|"
    r"complained|warned|feared|knew|replied|wrote|wanted|hoped|resigned|refused|declined|claimed|"
    r"alleged|denied|stated|explained|added|signed|gave|saw|heard|went|came|took|made)\b",
    re.I,
)
PARTED = re.compile(
    r"[.;:!?,|]|\n\s*\n|\b(?:and|or|that|who|which|where|when|while|to|in|for|from|with|is|was|"
    r"were|are|by|on|"
    r"at|a|an|every|each|any|no|as|had|has|have|said|did|does|but|than)\b",
    re.IGNORECASE,
)
_LIKE_NUMBERS = frozenset(
    (
        "both",
        "neither",
        "single",
        "couple",
        "handful",
        "only",
        "sole",
        "lone",
        "hundred",
        "dozen",
        "others",
        "rest",
        "remainder",
        "solitary",
        "pair",
        "duo",
        "trio",
    )
)
_BEFORE, _AFTER = 90, 130
_CELL = re.compile(r"[\t|]|\S {2,}")
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, repr=False)
class Near:
    """A text, and the parts of it in which numbers stand."""

    text: str
    windows: list[tuple[int, int]]

    def all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern near a number."""
        for begin, end in self.windows:
            yield from pattern.finditer(self.text, begin, end)


def windows(words: Words) -> Iterator[tuple[int, int]]:
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


def flag(found: re.Match[str], why: str) -> Flag:
    """What is found, as a flag."""
    return Flag(Kind.COUNT, found.start(), found.end(), why)


def told(count: int, whole: int, policy: CountPolicy) -> str:
    """What a part of a whole tells of a few people; empty if nothing."""
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


def is_rule(text: str, found: re.Match[str]) -> bool:
    """A duty or a wish, such as `two people who are not the author must sign`, tells of nobody."""
    return ought(text[slice(*bounds(text, found.start(), found.end()))])


def ought(said: str) -> bool:
    """Whether something is said to be right, wished or possible, and not that it happened."""
    duty = _OUGHT.search(said)
    return duty is not None and not _HAPPENED.search(said[: duty.start()])


def across_lines(text: str, found: re.Match[str]) -> bool:
    """Whether a number is that of a page or in a cell, and what seems its noun stands below."""
    line = text[text.rfind("\n", 0, found.start("n")) + 1 : found.start("n")]
    return "\n" in found.group() and (not line.strip() or bool(_CELL.search(line)))
