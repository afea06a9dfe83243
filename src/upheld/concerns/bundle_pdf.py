"""The PDF of a bundle, for a regulator who reads it on paper."""

from __future__ import annotations

from datetime import date

from upheld.printing import pdf as printing
from upheld.printing.paper import Block, Heading, Paper, Words, paragraphs

from .bundling import Contents, as_json


def pdf(contents: Contents) -> bytes:
    """The document for a reader; the JSON file beside it has the words as they were written."""
    return printing.pdf(_paper(contents))


def _paper(contents: Contents) -> Paper:
    said = as_json(contents)
    rows = [
        ("Received on", _day(contents.received_on)),
        ("A child at risk now", said["a_child_at_risk"]),
        ("How the reporter is known", said["known_as"]),
        ("The reporter’s name", contents.name or "left out"),
        ("Whose work it is about", "; ".join(contents.named_posts) or "not said"),
    ]
    messages = [f"{_day(m.day)}, {m.by}: {m.words}" for m in contents.messages]
    files = [f"{each['name']} (SHA-256 {each['sha256']})" for each in said["files"]]
    return Paper(
        title=f"Concern received on {_day(contents.received_on)}",
        blocks=(
            *(Words(value, label=f"{label}:") for label, value in rows),
            *_part("What it says", paragraphs(contents.words)),
            *_part("Messages", [Words(each) for each in messages or ["None."]]),
            *_part("Files", [Words(each) for each in files or ["None."]]),
            *_part("What was left out", [Words(e) for e in contents.left_out or ["Nothing."]]),
        ),
    )


def _part(title: str, words: list[Words]) -> list[Block]:
    return [Heading(title), *words]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
