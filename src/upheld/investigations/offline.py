"""Writing away from the service: a Word document to take along, and how it is read back.

A template holds no word of the file: headings, and a mark that only the page it was taken from can
work out again. What comes back was on somebody's own computer, so it is read in a process of
its own, shown, and kept by nobody until a person has looked at it and pressed the button.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from upheld.disclosure import apart
from upheld.disclosure.refused import CannotRead
from upheld.kernel.decision import NotPossible
from upheld.printing import docx
from upheld.printing.paper import Heading, Paper, Words

_MARK = re.compile(r"Template ((?:[0-9a-f]{4} ){4}[0-9a-f]{4})")
_GROUPS = 5


class Kind(StrEnum):
    """What is written away from the service."""

    INTERVIEW = "interview"
    ADDITION = "addition"
    FINDING = "finding"
    AREA = "area"


HEADINGS: dict[Kind, dict[str, str]] = {
    Kind.INTERVIEW: {
        "place": "1. Where you met",
        "companion": "2. Who came with them",
        "note_taker": "3. Who took the note",
        "note": "4. Note of the interview",
    },
    Kind.ADDITION: {"words": "1. What you want to add"},
    Kind.FINDING: {
        "words": "1. What you found",
        "reasons": "2. Your reasons",
        "evidence": "3. Evidence for it, one reference on each line",
        "against": "4. Evidence against it, one reference on each line",
    },
    Kind.AREA: {"reasons": "1. Your reasons for the area as a whole"},
}
"""The headings of each template, by the field of the form that they fill."""

_TITLES = {
    Kind.INTERVIEW: "Note of an interview",
    Kind.ADDITION: "Something to add to an interview",
    Kind.FINDING: "Answer to an allegation",
    Kind.AREA: "Answer to a headline area",
}
_UNREADABLE = {
    "tracked insertion": "It has tracked changes. Accept or reject all of them in Word,",
    "tracked deletion": "It has tracked changes. Accept or reject all of them in Word,",
    "comment": "It has comments. Put what matters into the text and delete them,",
    "author of a comment": "It has comments. Put what matters into the text and delete them,",
    "hidden text": "It has words that nobody can see. Make them visible or delete them,",
    "white text": "It has words that nobody can see. Make them visible or delete them,",
    "text too small to see": "It has words that nobody can see. Make them visible or delete them,",
    "inner file": "It has a macro or another file inside. Save it as a plain .docx without it,",
}
_AS_BEFORE = "save it, and send it again. Nothing is lost: your file is as it was."


@dataclass(frozen=True, slots=True)
class Place:
    """What a template is for: a page of one investigation, and the revision that was on it."""

    kind: Kind
    investigation: UUID
    target: UUID
    revision: int = 0

    def mark(self, revision: int) -> str:
        """What stands on each page of the template. It tells a stranger nothing."""
        said = f"{self.kind.value} {self.investigation} {self.target} {revision}"
        digest = hashlib.sha256(b"upheld/template/v1\n" + said.encode()).hexdigest()
        return " ".join(digest[start : start + 4] for start in range(0, 4 * _GROUPS, 4))


@dataclass(frozen=True, slots=True, repr=False)
class ReadBack:
    """What was written under each heading, by the field of the form that it fills.

    `is_older` says that the page was written on by somebody else since the template was taken.
    """

    fields: Mapping[str, str]
    is_older: bool


def template(place: Place) -> bytes:
    """The document to take along. Its name and its words say nothing of the matter."""
    blocks: list[Heading | Words] = [
        Words(
            "Write below each heading. Leave the headings and the line at the top of the page as "
            "they are, and use no comments and no tracked changes. This paper is not sealed: keep "
            "it where nobody else can open it, and delete it once it has been read in."
        )
    ]
    for heading in HEADINGS[place.kind].values():
        blocks += [Heading(heading), Words("")]
    mark = f"Template {place.mark(place.revision)}"
    return docx.docx(Paper(title=_TITLES[place.kind], blocks=tuple(blocks), mark=mark))


def read_back(place: Place, content: bytes) -> ReadBack:
    """What somebody wrote into a template. Raises `NotPossible`, in words, for anything else."""
    try:
        found = apart.read(content, "template.docx")
    except CannotRead as no:
        raise NotPossible(
            "This file cannot be read as a Word document. Save it as .docx and send it again."
        ) from no
    if found.kind != "docx":
        raise NotPossible("This is no Word document. Save it as .docx and send it again.")
    for each in found.hidden:
        if each.what in _UNREADABLE:
            raise NotPossible(f"{_UNREADABLE[each.what]} {_AS_BEFORE}")
    ends = min((each.start - len(each.what) - 2 for each in found.hidden), default=len(found.text))
    text = found.text[:ends]
    is_older = _is_older(place, text)
    return ReadBack(_under_headings(text, HEADINGS[place.kind]), is_older)


def _is_older(place: Place, text: str) -> bool:
    marks = set(_MARK.findall(text))
    if not marks:
        raise NotPossible(
            "This was not written in the template of this page: the line at the top of its pages "
            "is missing. Take the template, copy your words into it and send that."
        )
    known = {place.mark(each): each for each in range(place.revision + 1)}
    if len(marks) != 1 or not marks <= known.keys():
        raise NotPossible(
            "This is the template of another page: of another interview, allegation or headline "
            "area. Send it on the page from which you took it."
        )
    return known[marks.pop()] < place.revision


def _under_headings(text: str, headings: Mapping[str, str]) -> dict[str, str]:
    lines = [line.rstrip() for line in text.splitlines() if not _MARK.search(line)]
    starts: list[tuple[int, str]] = []
    for field, heading in headings.items():
        places = [n for n, line in enumerate(lines) if line.strip() == heading]
        if len(places) != 1 or (starts and places[0] < starts[-1][0]):
            raise NotPossible(
                f"The heading “{heading}” is missing, was changed, or stands elsewhere. Write it "
                f"as it was, {_AS_BEFORE}"
            )
        starts.append((places[0], field))
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    return {
        field: "\n".join(lines[start + 1 : end]).strip()
        for (start, field), end in zip(starts, ends, strict=True)
    }
