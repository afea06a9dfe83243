"""What an inspection report of children's services says, as a proposal for a person to confirm.

Plain text in, lines out: the council, the days, the judgements, what needs to improve, and
sentences that read as a strength or as a failing, each with its place. The words decide and no
model does; a sentence that reads both ways is offered as neither. What could not be read is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from .states import PointKind

GRADES = ("Requires improvement to be good", "Inadequate", "Outstanding", "Good")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = re.compile(
    rf"Inspection\s+dates?\s*:\s*(\d{{1,2}})(?:\s+({_MONTHS}))?(?:\s+(\d{{4}}))?"
    rf"\s*(?:to|–|-|and)\s*(\d{{1,2}})\s+({_MONTHS})\s+(\d{{4}})",
    re.IGNORECASE,
)
_WHAT_IT_IS = re.compile(r"^\s*(Inspection of [^\n]*services[^\n]*)$", re.MULTILINE | re.IGNORECASE)
_JUDGED = re.compile(
    r"((?:The impact of leaders|The experiences and progress|Overall effectiveness|"
    r"The effectiveness of)[^.]{0,120}?)\s+(" + "|".join(GRADES) + r")\b"
)
_IMPROVE = re.compile(r"^\s*What needs to improve\b[^\n]*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*[◼■▪•●\uf0a7]\s*", re.MULTILINE)
_SECTION = re.compile(
    r"^\s*(The (?:experiences and progress|impact of leaders)[^\n]*(?:\n[^\n.]*?)?"
    r"(?::\s*(?:" + "|".join(GRADES) + r")|\bis\s+(?:inadequate|outstanding|good|requires)))",
    re.MULTILINE | re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"^\s*(\d{1,3})\.\s+(?=[A-Z‘“])", re.MULTILINE)
_END = re.compile(r"^\s*The Office for Standards in Education", re.MULTILINE)
_PAGE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?’”])\s+(?=[A-Z‘“])")
_STRONG = re.compile(
    r"\b(effective(?:ly)?|improve(?:d|ments)|strengthened|strong(?:ly|er)?|well|good-quality|"
    r"prompt(?:ly)?|timely|stable|manageable|skilled|helpful|comprehensive|thorough|creative|"
    r"positive|success(?:ful(?:ly)?)?|champion|benefit|swiftly|knowledgeable|valuable|suitable)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(not|no|but|however|although|while|too (?:many|few|long|much|slow|late|often)|"
    r"weak(?:ness(?:es)?|er)?|poor|inadequate|inconsistent(?:ly)?|delays?|drift|lack(?:s|ed)?|"
    r"fail(?:ed|ure|ures|ing)?|insufficient(?:ly)?|ineffective|limited|unable|instability|"
    r"turnover|vague|superficial|overdue|missed|slow|risk of|harm|decline[ds]?|shortfalls?|"
    r"unrecognised|lottery|seldom|rarely|variab\w+|mixed|intermittent|uneven|concerns?|gaps?|"
    r"never|without|inappropriate(?:ly)?|incomplete|diverted|negative(?:ly)?|adverse(?:ly)?|"
    r"prolonged|serious(?:ly)?)\b",
    re.IGNORECASE,
)
_LONG_ENOUGH = 30
_PRIVATE = "\uf0a7"  # a bullet of the reports' own fonts, which no font prints by that number


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the report says, with where it stands."""

    kind: PointKind
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read. `unread` holds codes of what could not be."""

    authority: str
    title: str
    starts: date | None
    ends: date | None
    lines: tuple[Line, ...]
    unread: tuple[str, ...]

    def of(self, kind: PointKind) -> tuple[Line, ...]:
        """The lines of one kind."""
        return tuple(each for each in self.lines if each.kind is kind)


def propose(text: str) -> Proposal:
    """Read a report. Whatever is not found stays empty, and `unread` says so."""
    plain = _plain(text)
    starts, ends = _days(plain)
    found = _WHAT_IT_IS.search(plain)
    judged = tuple(_judgements(plain))
    improve = tuple(_to_improve(plain))
    said = tuple(_said(plain))
    lines = (*judged, *improve, *said)
    authority = _authority(plain[: found.start()]) if found else ""
    missing = {
        "authority": not authority,
        "dates": ends is None,
        "judgements": not judged,
        "what-needs-to-improve": not improve,
        "strengths": not any(each.kind is PointKind.STRENGTH for each in said),
        "paragraphs": bool(_gaps(plain)),
        "published": True,  # these reports do not print the day of publication
    }
    return Proposal(
        authority=authority,
        title=" ".join(found[1].split()) if found else "",
        starts=starts,
        ends=ends,
        lines=lines,
        unread=tuple(code for code, is_missing in missing.items() if is_missing),
    )


def _plain(text: str) -> str:
    """The words without page breaks, numbers of pages and what stands on every report's back."""
    whole = "\n".join(_tidied(text.replace("\f", "\n")))
    whole = re.sub(r"-[ \t]*\n\s*(?=[a-z0-9])", "-", whole)  # a word broken at its own hyphen
    end = _END.search(whole)
    return _PAGE_NUMBER.sub("", whole[: end.start()] if end else whole)


def _tidied(text: str) -> Iterator[str]:
    """Each line without what is unseen in it, and never two empty ones: patterns look past both.

    Without this a file of a hundred thousand empty lines would take hours to look through.
    """
    before = ""
    for each in text.splitlines():
        seen = "".join(one if one.isprintable() or one in _PRIVATE else " " for one in each)
        line = " ".join(seen.split())
        if line or before:
            yield line
        before = line


def _authority(before: str) -> str:
    named = [each.strip() for each in before.splitlines() if each.strip()]
    return named[-1] if named else ""


def _days(text: str) -> tuple[date | None, date | None]:
    found = _DAYS.search(text)
    if found is None:
        return None, None
    first, month, year, last, last_month, last_year = found.groups()
    try:
        return (
            _day(first, month or last_month, year or last_year),
            _day(last, last_month, last_year),
        )
    except ValueError:
        return None, None


def _day(number: str, month: str, year: str) -> date:
    return datetime.strptime(f"{number} {month} {year}", "%d %B %Y").date()  # noqa: DTZ007


def _judgements(text: str) -> Iterator[Line]:
    """The table of grades, which stands before the first full stop of the report."""
    start = text.find("Judgement")
    if start < 0:
        return
    table = " ".join(text[start : start + 1500].split())
    seen = set()
    for found in _JUDGED.finditer(table):
        what = found[1].strip()
        if what not in seen:
            seen.add(what)
            yield Line(PointKind.JUDGEMENT, f"{what}: {found[2]}", "Table of judgements")
        if what == "Overall effectiveness":
            return


def _to_improve(text: str) -> Iterator[Line]:
    head = _IMPROVE.search(text)
    if head is None:
        return
    rest = text[head.end() :]
    section = _SECTION.search(rest)
    for each in _BULLET.split(rest[: section.start()] if section else rest)[1:]:
        said = " ".join(each.split())
        if said:
            yield Line(PointKind.RECOMMENDATION, said, "What needs to improve")


def _said(text: str) -> Iterator[Line]:
    """Sentences that read as a strength or as a failing, each once."""
    for place, words in _passages(text):
        for sentence in _SENTENCE.split(" ".join(words.split())):
            kind = _kind(sentence)
            if kind is not None and len(sentence) >= _LONG_ENOUGH:
                yield Line(kind, sentence.strip(), place)


def _kind(sentence: str) -> PointKind | None:
    strong, weak = bool(_STRONG.search(sentence)), bool(_WEAK.search(sentence))
    if strong == weak:
        return None
    return PointKind.STRENGTH if strong else PointKind.FAILING


def _passages(text: str) -> Iterator[tuple[str, str]]:
    """The summary on the first pages, and each numbered paragraph without the headings."""
    head, first = _IMPROVE.search(text), _PARAGRAPH.search(text)
    summary = re.search(r"Overall effectiveness\s+(?:" + "|".join(GRADES) + r")", text)
    if summary is not None:
        ends = head.start() if head else (first.start() if first else len(text))
        yield "Summary", text[summary.end() : ends]
    rest = _SECTION.sub("\n", text[first.start() :]) if first else ""
    pieces = _PARAGRAPH.split(rest)
    for number, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield f"Paragraph {number}", words


def _gaps(text: str) -> list[int]:
    """Numbers that are missing between the first and the last numbered paragraph."""
    numbers = {int(each) for each in _PARAGRAPH.findall(text)}
    return [each for each in range(1, max(numbers, default=0)) if each not in numbers]
