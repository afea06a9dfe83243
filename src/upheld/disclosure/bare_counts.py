"""Small numbers without a noun after them: who is left, labels, numbers that stand for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .flags import Flag
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
)

_WITHIN = r"(?:[^.;:!?|\n]|\.\d|\n(?!\s*\n|\s*[-*\u2022]))"
_DID = (
    r"(?:said|told|described|felt|resigned|declined|refused|asked|withdrew|agreed|disagreed|"
    r"objected|complained|wrote|answered|replied|cried|reported|recalled|remembered|believed|"
    r"thought (?:that|it|the|they|he|she)|admitted|denied|retired|abstained|voted|attended|"
    r"alleged|disclosed|left (?:the|in|after|because|before|within|their)|"
    r"(?:was|were|had been|has been|have been) (?:not )?(?:told|dismissed|suspended|interviewed|"
    r"absent|off sick|on leave|promoted|moved|asked|afraid|unwell|disciplined|sacked|warned|hurt|"
    r"injured|unhappy|upset|bullied|threatened|named|refused)|"
    r"(?:had|have|has) (?:not )?(?:left|resigned|retired|complained|made|raised|signed|gone|taken))"
)
_WHOLE_FIRST = re.compile(
    rf"\b(?:of|among|from among)\s+{DET}(?P<whole>{NUMBER})\s+(?P<what>{_WITHIN}{{0,70}}?),?\s+"
    rf"(?P<but>all (?:but|bar|except)\s+)?(?:only\s+|just\s+)?(?P<n>{NUMBER}|none|both)"
    rf"(?=\s+(?:{_DID}|was|were|had|have|has|are|is|did|could|would|remained?|[a-z]+ed|of (?:them|"
    rf"these|those|whom))\b|\s*[(.,;])",
    re.IGNORECASE,
)
_THEN_OF_THEM = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<whole>{NUMBER})\s+(?P<what>{BETWEEN}(?:{PERSON}|{THINGS}))\b"
    rf"(?:{_WITHIN}|[.;:](?=\s)){{0,110}}?\b(?P<n>{NUMBER})\s+of\s+(?:them|these|those|whom)\b",
    re.IGNORECASE,
)
_IN_SO_MANY = re.compile(
    rf"(?<![\w.,/-])(?P<n>{NUMBER})\s+in\s+(?:every\s+)?(?P<whole>{NUMBER})\b(?!\s+(?:years?|"
    rf"months?|weeks?|days?|hours?)\b|\s+of\s+{DET}{NUMBER}|[.,]\d|%)",
    re.IGNORECASE,
)
# One in five, in ten, in a hundred says nothing about how many people there were.
_USUAL = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000])
_CHANGED = re.compile(
    rf"\b(?:fell|rose|dropped|increased|decreased|reduced|went|grew|down|up|cut)\s+from\s+"
    rf"(?P<whole>{NUMBER})(?:\s+{BETWEEN}(?:{PERSON}|{THINGS}))?\s+to\s+(?:only\s+|just\s+)?"
    rf"(?P<n>{NUMBER})(?!\d|[.,]\d|\s?%|\s+per\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b(?:{PERSON}|{THINGS})\b", re.IGNORECASE)
_AROUND = 50
_LEFT_OVER = re.compile(
    r"\b(?:none|all|each|any|both|neither|not one|every one|half|most) of the "
    r"(?:others|rest|remainder)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\b(?:a|one)\s+(?:lone|sole|solitary)\s+{BETWEEN}(?:{PERSON}|{THINGS})\b"
    r"|\bthe (?:pair|duo|trio)\b(?! of\b)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:[:=]\s*(?P<n>{NUMBER})|\s\((?P<m>\d+)\))"
    r"(?!\s*[:/%]|[.,]\d|\s+(?:of|to)\b)(?!\s+\w+\s*:)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"\b(?:{PERSON}|{THINGS}|leavers|for|against|in favour|abstentions?|abstained|opposed|"
    r"upheld|withdrawn|resigned|suspended|dismissed|injured|arrested|interviewed|left)\s*$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 30
_NAMELY = re.compile(
    rf"\b(?:namely|i\.e\.,?|that is,?|in fact,?|to be exact,?)\s+(?:only\s+|just\s+)?"
    rf"(?P<n>{NUMBER})(?=\s*[.,;)])",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w.,/\u00a3$-])(?P<m>{NUMBER})\s?(?:or|to|-|\u2013)\s?(?P<n>{NUMBER})\s+"
    rf"(?P<between>{BETWEEN})(?P<noun>{PERSON}|{THINGS})\b",
    re.IGNORECASE,
)
_PEOPLE_DID = re.compile(
    rf"(?:^|(?<=[.!?;,(\u2014\u2013]\s)|(?<=\n)|(?<=[\u201c\"*-]\s)|\b(?:and|but|while|only|just|"
    rf"whereas|although|though|another|yet)\s+)(?P<n>{NUMBER})\s+(?:also\s+|even\s+|later\s+)?"
    rf"{_DID}\b",
    re.IGNORECASE,
)


def flags(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    """Every small number that stands by itself."""
    yield from _of_a_whole(near, policy)
    yield from _left_over(near)
    yield from _changed(near, policy)
    ways = (
        (_LABELLED, _is_labelled),
        (_NAMELY, _is_count),
        (_RANGE, _is_range),
        (_PEOPLE_DID, _is_people),
    )
    for pattern, fits in ways:
        yield from _below(near, policy, pattern, fits)


def _of_a_whole(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    text = near.text
    for pattern in (_WHOLE_FIRST, _THEN_OF_THEM, _IN_SO_MANY):
        for found in near.all(pattern):
            whole, count = value_of(found["whole"]), _count(found)
            if whole in YEARS or not 0 < count <= whole or _is_no_part(text, found, pattern):
                continue
            why = told(count, whole, policy)
            if why:
                yield flag(found, why)


def _changed(near: Near, policy: CountPolicy) -> Iterator[Flag]:
    """From nine to seven: two left."""
    for found in near.all(_CHANGED):
        before, after = value_of(found["whole"]), value_of(found["n"])
        by = abs(before - after)
        tells = policy.small(by) and max(before, after) < policy.smallest_whole
        who = _ABOUT.search(near.text, max(0, found.start() - _AROUND), found.end() + _AROUND)
        if tells and who and not NO_PEOPLE.match(near.text[found.end() : found.end() + 40]):
            yield flag(found, f"The difference is {by}: fewer than {policy.threshold}.")


def _count(found: re.Match[str]) -> int:
    said = found["n"].casefold()
    count = {"none": 0, "both": 2}.get(said)
    count = value_of(said) if count is None else count
    but = found.groupdict().get("but")
    return value_of(found["whole"]) - count if but else count


def _is_no_part(text: str, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Days, pages and recommendations, a score, and shares that tell of no group."""
    if NOT_A_COUNT.search(text[max(0, found.start() - 16) : found.start()]):
        return True
    if pattern is _IN_SO_MANY:
        whole = value_of(found["whole"])
        wide = whole in _USUAL or whole > 100  # noqa: PLR2004 -- a rate, and no group in a room
        return wide or bool(NO_PEOPLE.match(text[found.end() : found.end() + 40]))
    after = text[found.end("n") : found.end("n") + 40]
    return bool(NO_PEOPLE.match(found["what"]) or NO_PEOPLE.match(after))


def _left_over(near: Near) -> Iterator[Flag]:
    for found in near.all(_LEFT_OVER):
        if not is_rule(near.text, found):
            yield flag(found, "It is said of everybody who is left: so it is said of each.")
    for found in near.all(_ALONE):
        if not is_rule(near.text, found):
            yield flag(found, "So few that whoever knows the group knows who it is.")


def _below(
    near: Near,
    policy: CountPolicy,
    pattern: re.Pattern[str],
    fits: Callable[[str, re.Match[str]], bool],
) -> Iterator[Flag]:
    for found in near.all(pattern):
        said = found["n"] or found.groupdict().get("m") or "0"
        if policy.small(value_of(said)) and fits(near.text, found):
            yield flag(found, f"A number below {policy.threshold}.")


def _is_labelled(text: str, found: re.Match[str]) -> bool:
    """Dismissals: 1. Only several of a kind have their number in brackets: grievances (2)."""
    label = _LABEL.search(text, max(0, found.start() - _LONGEST_LABEL), found.start())
    several = found["m"] is None or text.endswith("s", 0, found.start())
    return label is not None and several and _is_count(text, found)


def _is_count(text: str, found: re.Match[str]) -> bool:
    return not NO_PEOPLE.match(text[found.end() : found.end() + 40])


def _is_range(text: str, found: re.Match[str]) -> bool:
    between = found["between"]
    if PARTED.search(between) or across_lines(text, found) or is_rule(text, found):
        return False
    before = text[max(0, found.start() - 16) : found.start()]
    return not NO_PEOPLE.match(between + " ") and not NOT_A_COUNT.search(before)


def _is_people(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start("n") - 16) : found.start("n")]
    return not NOT_A_COUNT.search(before) and not across_lines(text, found)
