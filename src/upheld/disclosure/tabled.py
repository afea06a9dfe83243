"""Tables in a text: with bars, tabs, commas or wide spaces; each cell knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HIDDEN = re.compile(
    r"^(?:\*+|[cx:]|\[[cxzu]\]|\.\.\.?|[-\u2013\u2014]|<\s?\d+|fewer than \w+|less than \w+|"
    r"under \w+|1[-\u2013]\d|suppressed|hidden|withheld|\u2588+)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+$")
_TOTAL = re.compile(
    r"^(?:grand )?(?:total|totals|all|overall|sum|altogether|whole)\b", re.IGNORECASE
)
_RULE = re.compile(r"^\s*\|?[\s:|+=-]+\|?\s*$")
_NO_COUNT = re.compile(
    r"%|per ?cent|rate|average|mean|median|days?|weeks?|months?|years?|hours?|ratio|score|rank|"
    r"\u00a3|cost|pounds|ref|^no\.$|number$|recommendations?|actions?|page|section|step|due|date|"
    r"target|index|points|age\b|area|objective|meetings|wte|fte|version|id\b|stage|priority|"
    r"quarter",
    re.IGNORECASE,
)
_LEAST_ROWS = 2
_CELLS = (
    (re.compile(r"\|"), 2),
    (re.compile(r"\t"), 1),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), 1),
    (re.compile(r","), 2),
)


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """What stands in one place of a table."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> int | None:
        """Its number, where it is one."""
        return int(self.text.replace(",", "")) if _NUMBER.match(self.text) else None

    @property
    def hidden(self) -> bool:
        """Whether a number was put out of sight here."""
        return bool(_HIDDEN.match(self.text))

    @property
    def most(self) -> int | None:
        """The largest number that a mark such as <5 leaves open."""
        found = re.match(r"<\s?(\d+)", self.text) or re.match(r"1[-\u2013](\d+)", self.text)
        if not found:
            return None
        return int(found.group(1)) - (1 if self.text.startswith("<") else 0)


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The counts of a table: names of rows and columns, and cells without names."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    body: tuple[tuple[Cell, ...], ...]

    def counted(self, column: int) -> bool:
        """Whether a column counts people or cases."""
        return not _NO_COUNT.search(self.columns[column])

    @property
    def total_row(self) -> int | None:
        """Which row sums the others."""
        return next((at for at, name in enumerate(self.rows) if _TOTAL.match(name)), None)

    @property
    def total_column(self) -> int | None:
        """Which column sums the others."""
        return next((at for at, name in enumerate(self.columns) if _TOTAL.match(name)), None)


_MARKS = dict(zip((each.pattern for each, _ in _CELLS), ("|", "\t", "  ", ","), strict=True))
_NUMBER_ALONE = re.compile(r",\s*\d+\s*(?:,|$)")


def tables(text: str) -> Iterator[Table]:
    """Every table with counts in a text."""
    for separator, least in _CELLS:
        block: list[list[Cell]] = []
        for row in [*_rows(text, separator, least), None]:
            if row is None or (block and len(row) != len(block[0])) or _apart(text, block, row):
                yield from _table(block)
                block = []
            if row is not None:
                block.append(row)


def _apart(text: str, block: list[list[Cell]], row: list[Cell]) -> bool:
    if not block:
        return False
    between = text[block[-1][-1].end : row[0].start]
    return any(not _RULE.match(each) and each.strip() for each in between.split("\n")) or (
        between.count("\n") > _LEAST_ROWS
    )


def _rows(text: str, separator: re.Pattern[str], least: int) -> Iterator[list[Cell]]:
    start = 0
    mark = _MARKS[separator.pattern]
    if mark not in text:
        return
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        likely = mark in bare and (mark != "," or _NUMBER_ALONE.search(bare))
        marks = list(separator.finditer(bare)) if likely else []
        if len(marks) >= least and not _RULE.match(bare):
            cells = list(_cells(bare, start, marks))
            if separator.pattern == r"\|":
                cells = cells[1 if not cells[0].text else 0 : -1 if not cells[-1].text else None]
            if len(cells) > 1:
                yield cells
        start += len(line)


def _cells(line: str, start: int, marks: list[re.Match[str]]) -> Iterator[Cell]:
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(line)]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        piece = line[begin:end]
        left = len(piece) - len(piece.lstrip())
        said = piece.strip()
        yield Cell(said, start + begin + left, start + begin + left + len(said))


def _table(block: list[list[Cell]]) -> Iterator[Table]:
    if len(block) < _LEAST_ROWS:
        return
    head, *body = block
    if any(cell.value is not None for cell in head[1:]) and not _years(head):
        head, body = [Cell("", 0, 0)] * len(block[0]), block
    numbers = sum(cell.value is not None for row in body for cell in row[1:])
    if not body or not numbers or any(row[0].value is not None and not row[0].text for row in body):
        return
    yield Table(
        tuple(cell.text for cell in head[1:]),
        tuple(row[0].text for row in body),
        tuple(tuple(row[1:]) for row in body),
    )


def _years(head: list[Cell]) -> bool:
    said = [cell.value for cell in head[1:] if cell.text]
    return bool(said) and all(each is not None and each in range(1900, 2101) for each in said)
