"""Tables in a text: with bars, tabs, commas or wide spaces; each cell knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .normalising import NUMBER_WORDS

_HIDDEN = re.compile(
    r"^(?:\*+|[cxsk~#?:]|\[[cxzuk]\]|\[low\]|\.\.\.?|[-\u2013\u2014]+|(?:<|\u2264|<=)\s?\d+|"
    r"(?:fewer|less) than \w+|(?:under|below) \w+|1 ?[-\u2013] ?\d|(?:between )?1 (?:to|and) \d|"
    r"(?:data |figure )?(?:suppressed|hidden|withheld|redacted|not shown|not given|not published|"
    r"too small|too few)|supp\.?|\u2588+)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(\d{1,3}(?:,\d{3})+|\d+)(?:\s?\(\s?[\d.]+\s?(?:%|per cent)\s?\))?[*\u2020\u2021]?$"
)
_TOTAL = re.compile(
    r"^(?:grand )?(?:total|totals|all|overall|sum|altogether|whole)\b", re.IGNORECASE
)
_RULE = re.compile(r"^\s*\|?[\s:|+=-]+\|?\s*$")
_UNIT = r"(?:days?|weeks?|months?|years?|hours?|minutes?)"
_NO_COUNT = re.compile(
    rf"%|\u00a3|\bper ?cent|^(?:working |calendar )?{_UNIT}\b|\({_UNIT}\)|"
    r"\bin (?:days|weeks|months|years|hours)$|"
    rf"\b(?:number of|average|no\. of) {_UNIT}|\b{_UNIT} (?:taken|lost|to|from|since)\b|"
    r"\b(?:rates?|average|mean|median|ratio|scores?|rank(?:ing)?|costs?|pounds|ref(?:erence)?|"
    r"recommendations?|actions?|pages?|sections?|steps?|due|date|targets?|index|points|age|ages|"
    r"areas?|objectives?|meetings|wte|fte|versions?|ids?|stages?|priority)\b|^quarters?$|"
    r"(?:case|file|telephone|phone|contact|room|order|invoice) (?:number|no\.?)$",
    re.IGNORECASE,
)
_LEAST_ROWS = 2
_ROWS_IN_TURN = 3
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
        found = _NUMBER.match(self.text)
        if found:
            return int(found.group(1).replace(",", ""))
        return NUMBER_WORDS.get(self.text.casefold())

    @property
    def hidden(self) -> bool:
        """Whether a number was put out of sight here."""
        return bool(_HIDDEN.match(self.text))

    @property
    def most(self) -> int | None:
        """The largest number that a mark such as <5 leaves open."""
        under = re.match(r"<\s?(\d+)", self.text)
        found = under or re.match(
            r"(?:<=|\u2264|1 ?[-\u2013]|1 to|between 1 and) ?(\d+)", self.text
        )
        return int(found.group(1)) - (1 if under else 0) if found else None


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The counts of a table: names of rows and columns, and cells without names."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    body: tuple[tuple[Cell, ...], ...]
    counts: tuple[bool, ...]

    def counted(self, column: int) -> bool:
        """Whether a column counts people or cases."""
        return self.counts[column]

    @property
    def total_row(self) -> int | None:
        """Which row sums the others, as its name says or its numbers show."""
        named = next((at for at, name in enumerate(self.rows) if _TOTAL.match(name)), None)
        lines = list(zip(*self.body, strict=True))
        return named if named is not None else _summing(lines)

    @property
    def total_column(self) -> int | None:
        """Which column sums the others."""
        named = next((at for at, name in enumerate(self.columns) if _TOTAL.match(name)), None)
        return named if named is not None else _summing(list(self.body))


def _summing(lines: Sequence[tuple[Cell, ...]]) -> int | None:
    """The last place of lines in which it is the sum of the rest, wherever all is shown."""
    shown = [
        [cell.value for cell in line] for line in lines if all(c.value is not None for c in line)
    ]
    numbers = [[value or 0 for value in line] for line in shown if len(line) > _LEAST_ROWS]
    sums = all(sum(line[:-1]) == line[-1] > max(line[:-1]) for line in numbers)
    return len(lines[0]) - 1 if numbers and sums else None


_LOOSE = re.compile(
    r"^(?P<name>[^\W\d_][^.;:!?|\t]{1,60}?) (?P<cells>(?:(?:\d[\d,]*|\*+|[cx]|\[[cxzu]\]|"
    r"[-\u2013]|<\d+|1-\d|suppressed|hidden|withheld)(?: |$))+)$"
)
_LONGEST_NAME = 6
_MARKS = dict(zip((each.pattern for each, _ in _CELLS), ("|", "\t", "  ", ","), strict=True))
_NUMBER_ALONE = re.compile(r",\s*\d+\s*(?:,|$)")


def tables(text: str) -> Iterator[Table]:
    """Every table with counts in a text."""
    for separator, least in _CELLS:
        for block in _blocks(text, _rows(text, separator, least)):
            yield from _table(block)
    for block in _blocks(text, _loose(text)):
        above = text[: block[0][0].start].rstrip("\n").rpartition("\n")[2]
        if len(block) > _LEAST_ROWS and not _contents(block) and not _NO_COUNT.search(above):
            head = [Cell("", block[0][0].start, block[0][0].start)] * len(block[0])
            yield from _table([head, *block])


def _blocks(text: str, rows: Iterator[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """Rows that stand below one another and have as many cells."""
    block: list[list[Cell]] = []
    for row in rows:
        if block and (len(row) != len(block[0]) or _apart(text, block, row)):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _contents(block: list[list[Cell]]) -> bool:
    """A table of contents: one number a line, and each at least the one before."""
    pages = [row[1].value for row in block]
    known = [each for each in pages if each is not None]
    return len(block[0]) == _LEAST_ROWS and len(known) == len(pages) and known == sorted(known)


def _loose(text: str) -> Iterator[list[Cell]]:
    """Rows of a table that a PDF gives with single spaces: a name, and numbers to the end."""
    start = 0
    for line in text.splitlines(keepends=True):
        found = _LOOSE.match(line.rstrip())
        if found and len(found["name"].split()) <= _LONGEST_NAME:
            begin = start + found.start("name")
            cells = [Cell(found["name"], begin, start + found.end("name"))]
            places = re.finditer(r"\S+", found["cells"])
            at = start + found.start("cells")
            yield [*cells, *(Cell(e.group(), at + e.start(), at + e.end()) for e in places)]
        start += len(line)


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
        tuple(_counts(head[at].text, [row[at] for row in body]) for at in range(1, len(head))),
    )


def _counts(name: str, cells: list[Cell]) -> bool:
    """Whether a column counts people or cases, and not days, pounds or its own rows."""
    if _NO_COUNT.search(name):
        return False
    values = [cell.value for cell in cells]
    return len(values) < _ROWS_IN_TURN or values != list(range(1, len(values) + 1))


def _years(head: list[Cell]) -> bool:
    said = [cell.value for cell in head[1:] if cell.text]
    return bool(said) and all(each is not None and each in range(1900, 2101) for each in said)
