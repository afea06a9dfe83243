"""The PDF of a bundle, set by Typst: tagged, and the same bytes for the same words.

The words go in as data and are never read as Typst: a concern cannot set a page, nor read a
file of ours (`root` is an empty place, and nothing in the template reads one).
"""

from __future__ import annotations

import json
import re
import tempfile
from datetime import date
from typing import Any

import typst

from .bundling import Contents, as_json

_TEMPLATE = """
#let held = json(bytes(sys.inputs.held))
#set document(title: held.title, author: (), date: none)
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#set text(lang: "en", region: "gb", size: 11pt, font: "Libertinus Serif")
#set heading(numbering: none)
#title()
#for row in held.rows [
  *#text(row.at(0)):* #text(row.at(1))

]
#for part in held.parts [
  #heading(level: 1, text(part.title))
  #for each in part.paragraphs [
    #par(text(each))
  ]
]
"""


def pdf(contents: Contents) -> bytes:
    """The document for a reader.

    A character that the font does not have stands in it by its number; the JSON file beside it
    has the words as they were written.
    """
    held = json.dumps(_held(contents), ensure_ascii=False)
    try:
        return _set(held)
    except typst.TypstError:
        # A reader for the blind could not speak a missing character, so Typst refuses it.
        return _set(_UNUSUAL.sub(_by_number, held))


_UNUSUAL = re.compile(r"[^\x00-\u024f\u2010-\u2026\u2030-\u203a\u20ac]")


def _by_number(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def _set(held: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="typst-") as empty:
        made: object = typst.compile(  # type: ignore[call-overload]  # root is a path, not bytes
            _TEMPLATE.encode(),
            root=empty,
            format="pdf",
            sys_inputs={"held": held},
            pdf_standards="ua-1",
            ignore_system_fonts=True,
            timestamp=0,
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst makes one document.")
    return made


def _held(contents: Contents) -> dict[str, Any]:
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
    return {
        "title": f"Concern received on {_day(contents.received_on)}",
        "rows": rows,
        "parts": [
            {"title": "What it says", "paragraphs": _paragraphs(contents.words)},
            {"title": "Messages", "paragraphs": messages or ["None."]},
            {"title": "Files", "paragraphs": files or ["None."]},
            {"title": "What was left out", "paragraphs": list(contents.left_out) or ["Nothing."]},
        ],
    }


def _paragraphs(words: str) -> list[str]:
    return [each.strip() for each in words.replace("\r", "").split("\n\n") if each.strip()]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
