"""Tables of a draft: small cells that are shown, and hidden ones that can be worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .auditing import Known, Place, laid_bare, ranges
from .flags import Flag, Kind
from .numerals import NUMBER, value_of
from .policies import CountPolicy
from .tabled import Cell, Table, tables

_MOST_HIDDEN = 400
_BESIDE = 900
_MOST_EACH = 9
_IN_ALL = re.compile(
    rf"\b(?:in all|in total|altogether|overall|(?:a|the) total (?:of|is|was)|total:)"
    rf"[^\d.;\n]{{0,30}}?\b(?P<a>{NUMBER})\b"
    rf"|\b(?P<b>{NUMBER})\s+(?:\w+\s+){{0,5}}?(?:in all|in total|altogether|overall)\b"
    rf"|\ball (?:of )?(?:the )?(?P<c>{NUMBER})\b",
    re.IGNORECASE,
)


def flags(text: str, policy: CountPolicy, earlier: list[Table]) -> Iterator[Flag]:
    """Every cell of a text's tables that tells of a few people."""
    for table in tables(text):
        yield from _shown(table, policy)
        yield from _hidden(text, table, policy, earlier)
        yield from _differences(table, policy, earlier)


def _shown(table: Table, policy: CountPolicy) -> Iterator[Flag]:
    for row in table.body:
        for column, cell in enumerate(row):
            if cell.value is not None and table.counted(column) and policy.small(cell.value):
                why = f"A cell of a table below {policy.threshold}."
                yield Flag(Kind.COUNT, cell.start, cell.end, why)


def _hidden(text: str, table: Table, policy: CountPolicy, earlier: list[Table]) -> Iterator[Flag]:
    known = _known(table, policy, earlier)
    if not known.cells:
        return
    if len(known.cells) > _MOST_HIDDEN:
        yield _too_many(table, known.cells)
        return
    known.sums += list(_sums_in_prose(text, table, known.cells))
    possible = ranges(known)
    for row, column in laid_bare(known, least_values=policy.least_values):
        cell = table.body[row][column]
        least, most = possible[(row, column)] or (0, 0)
        told = f"it is {least}" if least == most else f"it is from {least} to {most}"
        yield Flag(
            Kind.COUNT,
            cell.start,
            cell.end,
            f"Hidden, and yet {told}: the rest of the table says so.",
        )


def _known(table: Table, policy: CountPolicy, earlier: list[Table]) -> Known:
    """What a reader knows of the hidden cells, also from earlier tables."""
    known = margins(table)
    if policy.zeros_shown:
        # Where noughts are shown, a reader knows that what is hidden is none.
        for place in known.cells:
            known.least.setdefault(place, 1)
    for row, column in known.cells:
        for old in earlier:
            value = _same_cell(table, old, row, column)
            if value is not None:
                known.least[(row, column)] = known.most[(row, column)] = value
    return known


def _too_many(table: Table, hidden: list[Place]) -> Flag:
    """What was not worked out is said: silence would read as safe."""
    row, column = hidden[0]
    cell = table.body[row][column]
    why = (
        f"This table hides {len(hidden)} cells. Whether the rest gives one away is worked out for "
        f"{_MOST_HIDDEN} at most, and was not worked out here: give it as smaller tables."
    )
    return Flag(Kind.COUNT, cell.start, cell.end, why)


def margins(table: Table) -> Known:
    """What totals and shown cells say about hidden ones, totals themselves among them."""
    hidden = {
        (row, column)
        for row, line in enumerate(table.body)
        for column, cell in enumerate(line)
        if cell.hidden and table.counted(column)
    }
    known = Known(sorted(hidden))
    for place in known.cells:
        most = table.body[place[0]][place[1]].most
        if most is not None:
            known.least[place], known.most[place] = 1, most
    height, width = len(table.body), len(table.columns)
    if table.total_column is not None:
        for row in range(height):
            line = [(row, column) for column in range(width) if table.counted(column)]
            _sum(known, table, line, (row, table.total_column))
    if table.total_row is not None:
        for column in range(width):
            _sum(known, table, [(row, column) for row in range(height)], (table.total_row, column))
    return known


def _sums_in_prose(
    text: str, table: Table, hidden: list[Place]
) -> Iterator[tuple[frozenset[Place], int]]:
    """A whole that the words around a table give, for a column that has no total of its own."""
    if table.total_row is not None:
        return
    begin, end = table.body[0][0].start, table.body[-1][-1].end
    beside = text[max(0, begin - _BESIDE) : begin] + "\n" + text[end : end + _BESIDE]
    wholes = {value_of(each["a"] or each["b"] or each["c"]) for each in _IN_ALL.finditer(beside)}
    for column in range(len(table.columns)):
        places = frozenset(place for place in hidden if place[1] == column)
        shown = sum(row[column].value or 0 for row in table.body)
        for whole in wholes if places else ():
            if len(places) <= whole - shown <= _MOST_EACH * len(places):
                yield places, whole - shown


def _sum(known: Known, table: Table, line: list[Place], total: Place) -> None:
    """Take in one line and its total. A hidden total, or a word among numbers, says nothing."""
    cells = {place: table.body[place[0]][place[1]] for place in line}
    whole = table.body[total[0]][total[1]].value
    others = {place: cell for place, cell in cells.items() if place != total}
    within = frozenset(place for place, cell in others.items() if cell.hidden)
    if whole is None or not within or not within <= set(known.cells) or not _numbers(others):
        return
    known.sums.append((within, whole - sum(cell.value or 0 for cell in others.values())))


def _numbers(cells: dict[Place, Cell]) -> bool:
    return all(cell.hidden or cell.value is not None for cell in cells.values())


def _same_cell(table: Table, old: Table, row: int, column: int) -> int | None:
    """What an earlier table with the same names said in this place."""
    try:
        there = old.body[old.rows.index(table.rows[row])][old.columns.index(table.columns[column])]
    except (ValueError, IndexError):
        return None
    same = set(table.rows) == set(old.rows) and set(table.columns) == set(old.columns)
    return there.value if same else None


def _differences(table: Table, policy: CountPolicy, earlier: list[Table]) -> Iterator[Flag]:
    """Cells that differ by a few from an earlier table in which most are the same."""
    for old in earlier:
        compared = list(_compared(table, old))
        differing = [(cell, by) for cell, by in compared if by]
        if 2 * len(differing) > len(compared):
            continue
        for cell, by in differing:
            if policy.small(by):
                why = f"It differs by {by} from what an earlier text says in the same place."
                yield Flag(Kind.COUNT, cell.start, cell.end, why)


def _compared(table: Table, old: Table) -> Iterator[tuple[Cell, int]]:
    """Each count that stands in both tables, and by how much it differs."""
    for row, line in enumerate(table.body):
        for column, cell in enumerate(line):
            before = _same_cell(table, old, row, column)
            if before is not None and cell.value is not None and table.counted(column):
                yield cell, abs(before - cell.value)
