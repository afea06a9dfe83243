"""A paper as a PDF, set by Typst: tagged for readers that speak, the same bytes each time.

The words go in as data and are never read as Typst: a concern cannot set a page, nor read a
file of ours (`root` is an empty place, and nothing in the template reads one).
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import asdict
from typing import Any

import typst

from .paper import Block, Paper

_TEMPLATE = """
#let held = json(bytes(sys.inputs.held))
#set document(title: held.title, author: (), date: none)
#set page(
  paper: "a4", margin: 2.5cm, numbering: "1",
  header: if held.mark != "" { align(end, text(9pt, held.mark)) },
  background: if held.mark != "" {
    pdf.artifact(rotate(-35deg, text(26pt, fill: luma(225), held.mark)))
  },
)
#set text(lang: "en", region: "gb", size: 11pt, font: "Libertinus Serif")
#set heading(numbering: none)
#title()
#for block in held.blocks {
  if block.kind == "heading" { heading(level: block.level, text(block.text)) }
  if block.kind == "words" {
    par[#if block.label != "" [*#text(block.label)* ]#text(block.text)]
  }
  if block.kind == "listed" { list(..block.items.map(each => text(each))) }
  if block.kind == "table" {
    figure(caption: text(block.caption), kind: table, table(
      columns: block.head.len(), align: left,
      table.header(..block.head.map(each => strong(text(each)))),
      ..block.rows.flatten().map(each => text(each)),
    ))
  }
}
"""
_UNUSUAL = re.compile(r"[^\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2026\u2030-\u203a\u20ac]")


def pdf(paper: Paper) -> bytes:
    """The paper for a reader.

    A character that the font does not have stands in it by its number.
    """
    said = {"title": paper.title, "mark": paper.mark, "blocks": [_said(b) for b in paper.blocks]}
    try:
        return _set(said)
    except typst.TypstError:
        # A reader for the blind could not speak a missing character, so Typst refuses it.
        return _set(_spelled(said))


def _said(block: Block) -> dict[str, object]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _spelled(said: Any) -> Any:
    """The same, with each unusual character by its number."""
    match said:
        case str():
            return _UNUSUAL.sub(_by_number, said)
        case dict():
            return {name: _spelled(each) for name, each in said.items()}
        case list() | tuple():
            return [_spelled(each) for each in said]
        case _:
            return said


def _by_number(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def _set(said: dict[str, Any]) -> bytes:
    held = json.dumps(said, ensure_ascii=False)
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
