"""What is said of everybody in a group is said of each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .flags import Flag, Kind
from .persons import PERSON
from .small_numbers import ought

_GROUP = (
    r"(?:team|unit|crew|office|panel|board|group|hub|locality|section|shift|rota|home|ward|cohort|class|"
    r"management|leadership|senior management|department|court|duty|hostel|placement|year)s?"
)
_BETWEEN = (
    r"(?:(?!(?:a|an|who|that|which|is|was|were|are|had|has|have|and|or|but|to|in|as|named|"
    r"said|when|where)\s)"
    r"[\w'\u2019-]+\s+){0,4}?"
)
_ALL = (
    r"(?:all|each|every(?: single)?(?: one)?|none|any|no|both|neither|not one|not a single|"
    r"the (?:whole|entirety)|everyone|everybody|no ?one|nobody)"
)
_STATEMENTS = (
    # All managers in the court team; none of the duty managers; every member of the panel.
    re.compile(
        rf"\b{_ALL}(?:\s+of)?\s+(?:the\s+|our\s+|its\s+|those\s+|these\s+|her\s+|his\s+|"
        rf"their\s+)?{_BETWEEN}{PERSON}\b"
        rf"(?P<rest>(?:\s+(?:in|of|from|at|within|on|who worked in)\s+(?:the\s+|that\s+|"
        rf"our\s+)?(?:[\w'\u2019&-]+\s+){{0,4}}?(?:{_GROUP}|service|(?-i:[A-Z])[\w'\u2019-]+)\b)?)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:the (?:whole|entire)(?: of the)?|all of the|everyone in the|everybody in the|"
        rf"everyone on the|everybody on the|nobody in the|no ?one in the|nobody on the|no "
        rf"?one on the)\s+{_BETWEEN}{_GROUP}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:to a (?:man|woman|person)|without exception|unanimous(?:ly)?|as one(?=[.,;]))",
        re.IGNORECASE,
    ),
)
# The interpreters all complained; the managers were all told.
_ALL_AFTER = re.compile(
    r"\s(?:(?:were|was|had|have|are)\s+)?(?:all|each|both|unanimously)\b(?!\s+of\b)", re.IGNORECASE
)
_GROUP_BEFORE = re.compile(rf"\b(?:the|our|these|those)\s+{_BETWEEN}{PERSON}(?<=s)$", re.IGNORECASE)
_LONGEST_GROUP = 70
_OUGHT = re.compile(
    r"^[^.;!?]{0,60}?\b(?:should|must|shall|ought|needs? to|deserves?|can|could|may|might|will|"
    r"would|has (?:a|the) right|have (?:a|the) right|is entitled|are entitled|is to|are to|"
    r"is expected|are expected)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:for|to|with|by|that|so that|ensure(?:s)?(?: that)?|make sure(?: that)?|sees? to "
    r"it that|aims?|"
    r"thanks?|across|about|on behalf of|between|among|among others|from)\s+$",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"\b(?:council|authority|city|county|borough|country|england|area|region|nation|sector|"
    r"profession|workforce|public)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    rf"\b(?:of (?:the|our|its|those|these|her|his|their|them|us)|{_GROUP})\b", re.IGNORECASE
)
_SUPERVISING = re.compile(
    r"\b(?:managers?|leads?|heads?|directors?|supervisors?|deput(?:y|ies)|chairs?)\b", re.IGNORECASE
)
# Children who had no social worker: nothing is said of any worker.
_LACKING = re.compile(
    r"\b(?:had|has|have|having|with|was|were|is|are|without|see|saw|got|get)\s+$", re.IGNORECASE
)
_AFTER_NO = re.compile(r"^(?:any|no)\b", re.IGNORECASE)


_OF_EACH = "It is said of everybody, or of nobody, in a group: so it is said of each."


def flags(text: str, is_small: Callable[[str], bool] = lambda _: False) -> Iterator[Flag]:
    """Statements about everybody or nobody in a group that has edges.

    `is_small` says whether a group is a post on the watch-list that few people held.
    """
    for pattern in _STATEMENTS:
        for found in pattern.finditer(text):
            if _tells(text, found, is_small):
                yield Flag(Kind.CLASS, *found.span(), _OF_EACH)
    for found in _ALL_AFTER.finditer(text):
        group = _GROUP_BEFORE.search(text, max(0, found.start() - _LONGEST_GROUP), found.start())
        if group and _is_narrow(group.group(), is_small) and not _is_duty(text, found.end()):
            yield Flag(Kind.CLASS, group.start(), found.end(), _OF_EACH)


def _tells(text: str, found: re.Match[str], is_small: Callable[[str], bool]) -> bool:
    """A fact about a group that can be counted, and not a duty, a wish or a large public."""
    said = found.group()
    if re.search(r"[.;!?:]\s", said) or "\n\n" in said:
        return False
    if _is_duty(text, found.end()):
        return False
    if _AIMED.search(text[max(0, found.start() - 24) : found.start()]):
        return False
    if not re.search(PERSON, said, re.IGNORECASE):
        return True
    bounded = bool(found.groupdict().get("rest")) or bool(_BOUNDED.search(said))
    narrow = bounded and not _WIDE.search(said)
    supervising = bool(_SUPERVISING.search(said))
    if said.casefold().startswith(("both", "neither")):
        return True
    lacking = _AFTER_NO.match(said) and _LACKING.search(
        text[max(0, found.start() - 12) : found.start()]
    )
    if is_small(said) and not lacking:
        return True
    if _AFTER_NO.match(said):
        return narrow and ("of" in said.split()[:3] or supervising)
    return narrow or supervising


def _is_narrow(said: str, is_small: Callable[[str], bool]) -> bool:
    """A post of few holders, those who lead, or a group with edges."""
    known = is_small(said) or bool(_SUPERVISING.search(said))
    return known or (bool(_BOUNDED.search(said)) and not _WIDE.search(said))


def _is_duty(text: str, end: int) -> bool:
    """Whether what follows says what ought to be."""
    after = _OUGHT.match(text[end : end + 90])
    return after is not None and ought(after.group())
