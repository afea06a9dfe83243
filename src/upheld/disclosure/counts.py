"""Small numbers in prose, and numbers that leave a small rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import bare_counts
from .flags import Flag
from .normalising import Words
from .numerals import NUMBER, value_of
from .persons import PERSON
from .policies import CountPolicy
from .small_numbers import (
    BETWEEN,
    DET,
    NO_PEOPLE,
    NOT_A_COUNT,
    PARTED,
    THINGS,
    YEARS,
    Near,
    across_lines,
    flag,
    is_rule,
    told,
    windows,
)

_OF = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUMBER})\s+(?:(?:[a-z]+\s+){{0,2}}?out\s+)?(?:of|from(?: "
    rf"among)?)\s+(?:a total of\s+)?{DET}(?:only\s+|just\s+)?(?P<whole>{NUMBER})(?![\d%/]|"
    rf"\.\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<![\w./-])(?P<n>\d{1,3})\s?/\s?(?P<whole>\d{1,3})(?![\w/%-]|\.\d)")
_RATE = re.compile(
    rf"(?<![\w-])(?P<n>{NUMBER})\s+in\s+("
    rf"?:every\s+)?(?P<per>{NUMBER})\s+of\s+{DET}(?P<whole>{NUMBER})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<![\w-])(?P<share>(?:more than |fewer than |less than |about |nearly |almost |over "
    rf")?(?:half|a third|one third|two[- ]thirds|a quarter|one quarter|three[- ]quarters|"
    rf"most|a majority|a minority|\d+(?:\.\d+)?\s?(?:%|per cent|"
    rf"percent)))\s+of\s+{DET}(?P<whole>{NUMBER})(?![\d%])",
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
    rf"additional)\s+(?P<n>{NUMBER})\b(?P<after>\s+{BETWEEN}(?:{PERSON}|{THINGS})\b)?",
    re.IGNORECASE,
)
_SMALL = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<n>{NUMBER}|a single|a couple of|a handful of|a pair of|both|"
    rf"neither)(?:\s+of)?\s+(?!per\b|in\b|or\b|and\b|to\b|another\b|hundred\b|"
    rf"thousand\b|million\b|dozen\b|score\b){DET}{BETWEEN}(?P<noun>{PERSON}|{THINGS})\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    rf"\b(?:the|our|its|their|his|her)\s+(?:only|sole|single|lone)\s+(?!one\b){BETWEEN}("
    rf"?:{PERSON}|male|female)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<n>{NUMBER})\s+of\s+(?:them|us|these|those|whom)\b(?!\s+\w+s\b)",
    re.IGNORECASE,
)
_N_IS = re.compile(r"\bn\s?=\s?(?P<n>\d+)\b", re.IGNORECASE)
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75}
_FEW = 4


def flags(words: Words, policy: CountPolicy) -> list[Flag]:
    """Every number in prose that points at a few people."""
    near = Near(words.text, list(windows(words)))
    return [
        *_parts(near, policy),
        *_shares(near, policy),
        *_rests(near, policy),
        *_others(near, policy),
        *_small(near, policy),
        *_few(near, policy),
        *bare_counts.flags(near, policy),
    ]


def _parts(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for pattern in (_RATE, _OF, _SLASH):
        for found in near.all(pattern):
            count, whole = value_of(found["n"]), value_of(found["whole"])
            if pattern is _RATE:
                count = round(count / max(1, value_of(found["per"])) * whole)
            if count > whole or whole in YEARS or not whole:
                continue
            if pattern is _OF and NO_PEOPLE.match(text[found.end("n") : found.start("whole")]):
                continue
            if NO_PEOPLE.match(text[found.end() : found.end() + 50]) or _leads(text, found):
                continue
            why = told(count, whole, policy)
            if why:
                yield flag(found, why)


def _leads(text: str, found: re.Match[str]) -> bool:
    """A page, a score, a date or a fraction of time and not a number of people."""
    before = text[max(0, found.start() - 16) : found.start()]
    return bool(
        re.search(r"(?:page|step|question|score[ds]?(?: of)?|rated|part|24)\s*$", before, re.I)
    )


def _shares(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_SHARE):
        whole = value_of(found["whole"])
        if whole in YEARS or NO_PEOPLE.match(text[found.end() : found.end() + 50]):
            continue
        share = _fraction(found["share"])
        why = told(round(share * whole), whole, policy)
        if why:
            yield flag(found, why)


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
        if policy.small(rest) and not NO_PEOPLE.match(text[found.end() : found.end() + 40]):
            yield flag(found, f"It says of {rest} that they were not.")


def _others(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_OTHERS):
        count = value_of(found["n"])
        last = found.group().casefold().startswith(("the other", "the remaining"))
        if (
            policy.small(count)
            and (found["after"] or last)
            and not NO_PEOPLE.match(text[found.end("n") : found.end("n") + 40])
        ):
            yield flag(found, f"{count} is fewer than {policy.threshold}.")
    for found in near.all(_N_IS):
        if value_of(found["n"]) < policy.smallest_whole:
            yield flag(found, "A whole as small as this tells who is in it.")


def _small(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_SMALL):
        said = found["n"].casefold()
        count = _count(said)
        between = text[found.end("n") : found.start("noun")]
        if not policy.small(count) or PARTED.search(between) or across_lines(text, found):
            continue
        if _is_verb(found, count):
            continue
        if NOT_A_COUNT.search(text[max(0, found.start() - 16) : found.start()]):
            continue
        if is_rule(text, found) or _THING_OF_TIME.match(between):
            continue
        yield flag(found, f"A number of people or cases below {policy.threshold}.")


def _is_verb(found: re.Match[str], count: int) -> bool:
    """Three concern training, one concerns pay: a noun would have the other number."""
    if found["noun"].casefold() not in {"concern", "concerns"} or " of " in found.group():
        return False
    return (count == 1) == found["noun"].casefold().endswith("s")


def _few(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for found in near.all(_OF_THEM):
        if policy.small(value_of(found["n"])) and not is_rule(text, found):
            yield flag(found, f"A number below {policy.threshold}.")
    for found in near.all(_ONLY):
        if not is_rule(text, found):
            yield flag(found, "There was one: whoever knows the group knows who it is.")


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
