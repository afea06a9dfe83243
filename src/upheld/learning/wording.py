"""The published text, exactly: the bytes that anyone can hash and compare with the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NOT_MACHINE_CHECKED = "Read by two people. Not machine-checked."
CHECKED = (
    "checked by machine: {day}; flags left with a reason: {left}. A check does not find everything."
)

WITHHELD = (
    "not published: {count} parts of this report. Each is exempt information under Schedule 12A to "
    "the Local Government Act 1972, and withholding it was weighed against the public interest. "
    "Taken together: {under}. Parts that a published passage sums up: {summed_up}."
)
OTHERS = " The others were found not to make what is published misleading."
EXEMPT = {
    1: "paragraph 1, about a particular person",
    2: "paragraph 2, likely to show who somebody is",
    3: "paragraph 3, somebody's financial or business affairs",
    4: "paragraph 4, talks between the council and its staff about work",
    5: "paragraph 5, advice of lawyers that a court would keep private",
    6: "paragraph 6, a notice or an order that the council is about to give",
    7: "paragraph 7, preventing, investigating or prosecuting crime",
}
"""The paragraphs in our words as recalled. They are part of the bytes, and never translated."""


@dataclass(frozen=True, slots=True)
class Words:
    """One published passage, as far as the text goes."""

    kind: str
    ref: str
    text: str
    areas: str
    outcome: str
    inferred: bool
    posts: str
    said_by: str
    as_at: str
    origin: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the passages."""

    title: str
    council: str
    released_on: date | None
    read_by: str
    cases_upheld: int | None
    cases_examined: int | None
    cases_counted_on: date | None
    checked_on: date | None = None
    flags_left: int | None = None
    withheld: int | None = None
    withheld_under: str = ""
    withheld_summed_up: int | None = None


def published_text(front: Front, passages: Iterable[Words]) -> str:
    """The whole report as plain text. Its form is permanent: the digest in the log is of it."""
    lines = [
        front.title,
        front.council,
        f"released: {front.released_on.isoformat() if front.released_on else 'not yet'}",
        f"read by: {front.read_by}",
        checked_words(front),
    ]
    if front.withheld:
        lines.append(withheld_words(front))
    if front.cases_counted_on is not None:
        lines.append(
            f"cases upheld: {front.cases_upheld} of {front.cases_examined}, "
            f"counted {front.cases_counted_on.isoformat()}"
        )
    for each in passages:
        lines += ["", *_passage(each)]
    return "\n".join(lines) + "\n"


def checked_words(front: Front) -> str:
    """Whether a machine held the words against the file, and what that is worth."""
    if front.checked_on is None:
        return NOT_MACHINE_CHECKED
    return CHECKED.format(day=front.checked_on.isoformat(), left=front.flags_left)


def withheld_words(front: Front) -> str:
    """That something is not published, how much, and why in general. It points at nobody."""
    kinds = "; ".join(EXEMPT[int(each)] for each in front.withheld_under.split(","))
    summed_up = front.withheld_summed_up or 0
    said = WITHHELD.format(count=front.withheld, under=kinds, summed_up=summed_up)
    return said + OTHERS if summed_up < (front.withheld or 0) else said


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _passage(words: Words) -> list[str]:
    heading = f"[{words.kind}]" if not words.ref else f"[{words.kind} {words.ref}]"
    marks = (
        ("headline areas", words.areas),
        ("outcome", words.outcome),
        ("verdict", "our reading; the source does not state it" if words.inferred else ""),
        ("posts", words.posts),
        ("source", words.said_by),
        ("as at", words.as_at),
        ("origin", words.origin),
    )
    corrected = [f"corrected: {each}" for each in words.corrected.splitlines()]
    said = [f"{name}: {value}" for name, value in marks if value]
    return [heading, words.text, *said, *corrected]
