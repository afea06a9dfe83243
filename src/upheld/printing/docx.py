"""A paper as a Word document, the same bytes each time.

The package that writes it dates the file and every part of the archive by the clock; both are
set to one day, so that two copies of one paper can be compared.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import docx as word
from docx.document import Document

from .paper import Block, Heading, Listed, Paper, Table, Words

_ONE_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_NEVER_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def docx(paper: Paper) -> bytes:
    """The paper for somebody who works on in Word. Characters that XML cannot hold are left out."""
    document = word.Document()
    told = document.core_properties
    told.title, told.author, told.comments, told.language = _kept(paper.title), "", "", "en-GB"
    told.created = told.modified = _ONE_DAY
    told.last_modified_by, told.revision = "", 1
    if paper.mark:
        document.sections[0].header.paragraphs[0].text = _kept(paper.mark)
    document.add_heading(_kept(paper.title), level=0)
    for each in paper.blocks:
        _write(document, each)
    written = io.BytesIO()
    document.save(written)
    return _of_one_day(written.getvalue())


def _write(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(_kept(block.text), level=block.level)
        case Words():
            paragraph = document.add_paragraph()
            if block.label:
                paragraph.add_run(_kept(f"{block.label} ")).bold = True
            paragraph.add_run(_kept(block.text))
        case Listed():
            for item in block.items:
                document.add_paragraph(_kept(item), style="List Bullet")
        case Table():
            _table(document, block)


def _table(document: Document, block: Table) -> None:
    document.add_paragraph(_kept(block.caption), style="Caption")
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for line in (block.head, *block.rows):
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = _kept(words)


def _kept(words: str) -> str:
    return _NEVER_IN_XML.sub("", words)


def _of_one_day(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(made, "w") as again:
        for name in sorted(held.namelist()):
            part = zipfile.ZipInfo(name, date_time=_ONE_DAY.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, held.read(name))
    return made.getvalue()
