"""Numbers and addresses that belong to one person or one case, found by their form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .flags import Flag, Kind

_GAP = r"[ \u00a0\u2009\u202f.\-\u2010\u2011]?"
_NHS_DIGITS = 10
_WEIGHTS = range(10, 1, -1)


def _nhs(found: str) -> str:
    digits = [int(each) for each in found if each.isdigit()]
    check = (11 - sum(w * d for w, d in zip(_WEIGHTS, digits, strict=False)) % 11) % 11
    if len(digits) == _NHS_DIGITS and check == digits[-1]:
        return "An NHS number: its check digit is right."
    return ""


_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _upn(found: str) -> str:
    plain = "".join(each for each in found.upper() if each.isalnum())
    total = sum(at * _upn_value(each) for at, each in enumerate(plain[1:], start=2))
    right = _UPN_LETTERS[total % len(_UPN_LETTERS)] == plain[0]
    return "A unique pupil number." if right else "It has the form of a unique pupil number."


def _upn_value(letter: str) -> int:
    return int(letter) if letter.isdigit() else max(_UPN_LETTERS.find(letter), 0)


def _always(why: str) -> Callable[[str], str]:
    return lambda _: why


def _telephone(found: str) -> str:
    digits = sum(each.isdigit() for each in found)
    return "A telephone number." if digits in range(10, 14) else ""


_ID = r"[A-Z]{0,5}[-/ ]?\d[\dA-Z]*(?:[-/]\d[\dA-Z]*)*"
_CALLED = (
    r"(?:case|ref(?:erence)?|file|record|mosaic|liquidlogic|lcs|care ?first|client|person|child|"
    r"pupil|complaint|claim|court|crime|incident|payroll|staff|employee|registration|swe|sw|"
    r"policy|account|passport|licence|urn|upn|id)"
)
_MAIL = re.compile(
    r"[\w.+%'-]+\s?(?:@|[\[(]\s?at\s?[\])]|\sat\s(?=\w+\sdot\s))\s?[\w-]+(?:(?:\.|"
    r"\s?[\[(]?\s?dot\s?[\])]?\s?)[\w-]+)+",
    re.I,
)
_IN_WORDS = re.compile(
    r"\b(?:(?:zero|nought|oh|double|one|two|three|four|five|six|seven|eight|"
    r"nine)[\s,-]+){6,}"
    r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine)\b",
    re.I,
)
_HINT = re.compile(r"[\d@]|\bdot\b|[\[(]\s?at\s?[\])]")
_AROUND = 80
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_MAIL, _always("An e-mail address.")),
    (re.compile(rf"(?<![\w.-])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w-])"), _nhs),
    (
        re.compile(
            rf"(?<!\w)(?!BG|GB|NK|KN|TN|NT|"
            rf"ZZ)[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z]{_GAP}\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}[A-D](?!\w)",
            re.I,
        ),
        _always("A National Insurance number."),
    ),
    (
        re.compile(
            rf"(?<!\w)[A-HJ-NP-RT-Z]{_GAP}\d{{3}}{_GAP}\d{{4}}{_GAP}\d{{4}}[0-9A-Z](?!\w)", re.I
        ),
        _upn,
    ),
    (
        re.compile(
            r"(?<!\w)(?:GIR ?0AA|(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|"
            r"[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])[ "
            r"\u00a0]?\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
            re.I,
        ),
        _always("A postcode: it stands for about fifteen homes."),
    ),
    (
        re.compile(
            r"(?<![\w.])(?:\+\s?44|0044|\(?0)[\s().\-\u2011]*("
            r"?:\d[\s().\-\u2011]{0,2}){8,10}\d(?!\w)"
        ),
        _telephone,
    ),
    (
        re.compile(
            rf"\b{_CALLED}(?:\s+(?:number|no|num|ref|reference|id|"
            rf"code))?\.?\s*[:#]?\s*(?P<id>(?=[A-Z0-9/-]*\d{{3}}){_ID})(?!\w|[.,]\d|%)",
            re.I,
        ),
        _always("A number of a case, a file or a person."),
    ),
    (
        re.compile(
            r"(?<![\w/.-])(?=[A-Z0-9/-]*[A-Z])(?=(?:[A-Z/-]*\d){4})[A-Z]{1,5}[-/]?\d{2,}("
            r"?:[-/]?[0-9A-Z]+)*(?![\w-])"
        ),
        _always("It has the form of a number of a case or a file."),
    ),
    (
        re.compile(r"(?<![\w.,£$€/:-])(?<!\u00a3 )\d{6,}(?![\w%]|[.,:/]\d|-\d)"),
        _always("A long number that could belong to a case or a person."),
    ),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), _always("An address of a computer.")),
    (re.compile(r"(?<![\w.])@[A-Za-z]\w{2,}"), _always("A name used on line.")),
    (
        re.compile(
            r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'\u2019]+ ){1,3}(?:Street|Road|Avenue|Lane|"
            r"Close|Drive|Way|Crescent|Terrace|Gardens|Grove|Court|Place|Square|Hill|Walk|"
            r"Row|Mews)\b"
        ),
        _always("An address."),
    ),
    (_IN_WORDS, _always("A number told in words.")),
)


def flags(text: str) -> Iterator[Flag]:
    """Everything in a text that has the form of a number or address of somebody."""
    taken: list[tuple[int, int]] = []
    near = list(_near_hints(text))
    for pattern, judge in PATTERNS:
        places = near if pattern is not _IN_WORDS else [(0, len(text))]
        for found in (each for place in places for each in pattern.finditer(text, *place)):
            start, end = found.span("id") if "id" in pattern.groupindex else found.span()
            if any(start < b and a < end for a, b in taken):
                continue
            why = judge(text[start:end])
            if why and not _is_law(text, start):
                taken.append((start, end))
                yield Flag(Kind.PATTERN, start, end, why)


def _near_hints(text: str) -> Iterator[tuple[int, int]]:
    """Where a figure or the sign of an address stands, with what is around it."""
    begin, end = 0, -1
    for found in _HINT.finditer(text):
        if found.start() - _AROUND > end:
            if end > 0:
                yield begin, end
            begin = max(0, found.start() - _AROUND)
        end = found.end() + _AROUND
    if end > 0:
        yield begin, min(end, len(text))


def _is_law(text: str, start: int) -> bool:
    """A neutral citation or a statutory instrument is public: SI 2010/959, [2019] EWCA 12."""
    return bool(
        re.search(
            r"(?:\bSI|\bEW\w{2,4}|\bUK\w{2,4}|\bISBN|\bDFE-|\]) ?$",
            text[max(0, start - 12) : start],
        )
    )
