"""Workbooks (xlsx): each sheet by its name, a line for each row, cells parted by tabs."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook

from upheld.disclosure.refused import CannotRead

from .openxml import properties
from .packed import Packed
from .texts import Extracted, Piece, together

MOST_CELLS = 2_000_000


def read(held: Packed, content: bytes, name: str) -> Extracted:
    """Read a workbook. Its size unpacked was looked at before it is opened."""
    hidden: list[Piece] = []
    for part in sorted(held.names):
        if part.startswith("docProps/") and part.endswith(".xml"):
            hidden += properties(held.tree(part))
        elif "vbaProject" in part:
            hidden.append(Piece("inner file", part))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        lines = [line for sheet in book.sheet_names for line in _lines(book, sheet, name)]
    except (CalamineError, ValueError, OSError) as no:
        raise CannotRead(f"{name} is a broken workbook: {no}.") from no
    return together("\n".join(lines), hidden, "xlsx")


def _lines(book: CalamineWorkbook, sheet: str, name: str) -> list[str]:
    rows = book.get_sheet_by_name(sheet).to_python()
    if sum(map(len, rows)) > MOST_CELLS:
        raise CannotRead(f"{name} has more than {MOST_CELLS} cells on one sheet.")
    told = ("\t".join(map(str, row)) for row in rows)
    return [sheet, *(line for line in told if line.strip())]
