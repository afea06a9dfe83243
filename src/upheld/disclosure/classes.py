"""What is said of everybody in a group is said of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .flags import Flag, Kind

PERSON = (
    r"(?:social workers?|workers?|managers?|leads?|heads?|directors?|officers?|practitioners?|"
    r"supervisors?|staff(?: members?)?|members? of staff|members?|employees?|colleagues?|"
    r"inspectors?|clinicians?|nurses?|teachers?|headteachers?|midwi(?:fe|ves)|doctors?|"
    r"children|child|girls?|boys?|young (?:people|persons?|women|men|woman|man)|babies|baby|"
    r"infants?|twins?|"
    r"teenagers?|siblings?|brothers?|sisters?|famil(?:y|ies)|parents?|mothers?|fathers?|"
    r"grand(?:parents?|mothers?|fathers?)|carers?|foster(?: carers?|ers?)|adopters?|residents?|"
    r"people|persons?|individuals?|women|woman|men|man|interviewees?|witness(?:es)?|"
    r"complainants?|signator(?:y|ies)|reporters?|respondents?|participants?|whistleblowers?|"
    r"agency workers?|students?|apprentices?|pupils?|councillors?|chairs?|assistants?|"
    r"care leavers?|households?|volunteers?|investigators?|assessors?|deput(?:y|ies))"
)
_GROUP = (
    r"(?:team|unit|office|panel|board|group|hub|locality|section|shift|rota|home|ward|cohort|class|"
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
_OUGHT = re.compile(
    r"^[^.;!?\n]{0,60}?\b(?:should|must|shall|ought|needs? to|deserves?|can|could|may|might|will|"
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
_AFTER_NO = re.compile(r"^(?:any|no)\b", re.IGNORECASE)


def flags(text: str) -> Iterator[Flag]:
    """Statements about everybody or nobody in a group that has edges."""
    for pattern in _STATEMENTS:
        for found in pattern.finditer(text):
            if _tells(text, found):
                yield Flag(
                    Kind.CLASS,
                    found.start(),
                    found.end(),
                    "It is said of everybody, or of nobody, in a group: so it is said of each.",
                )


def _tells(text: str, found: re.Match[str]) -> bool:
    """A fact about a group that can be counted, and not a duty, a wish or a large public."""
    said = found.group()
    if re.search(r"[.;!?:]\s", said) or "\n\n" in said:
        return False
    if _OUGHT.match(text[found.end() : found.end() + 90]):
        return False
    if _AIMED.search(text[max(0, found.start() - 24) : found.start()]):
        return False
    if not re.search(PERSON, said, re.IGNORECASE):
        return True
    bounded = bool(found.groupdict().get("rest")) or bool(_BOUNDED.search(said))
    narrow = bounded and not _WIDE.search(said)
    if _AFTER_NO.match(said):
        return (narrow and "of" in said.split()[:2]) or (narrow and bool(_SUPERVISING.search(said)))
    return narrow or bool(_SUPERVISING.search(said)) or said.casefold().startswith("both")
