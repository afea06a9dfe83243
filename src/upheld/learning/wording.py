"""The published text, exactly: the bytes that anyone can hash and compare with the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NOT_MACHINE_CHECKED = "Read by two people. Not machine-checked."


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


def published_text(front: Front, passages: Iterable[Words]) -> str:
    """The whole report as plain text. Its form is permanent: the digest in the log is of it."""
    lines = [
        front.title,
        front.council,
        f"released: {front.released_on.isoformat() if front.released_on else 'not yet'}",
        f"read by: {front.read_by}",
        NOT_MACHINE_CHECKED,
    ]
    if front.cases_counted_on is not None:
        lines.append(
            f"cases upheld: {front.cases_upheld} of {front.cases_examined}, "
            f"counted {front.cases_counted_on.isoformat()}"
        )
    for each in passages:
        lines += ["", *_passage(each)]
    return "\n".join(lines) + "\n"


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
    return [heading, words.text, *(f"{name}: {value}" for name, value in marks if value)]
