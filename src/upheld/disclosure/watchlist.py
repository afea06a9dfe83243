"""Whom and what a draft must not give away, as a table that somebody can make in a spreadsheet.

`people.csv` has four columns: name, aliases (separated by `;`), post, and holders: how many people
held that post then. A row may be a person without a post, or a post without a person.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from .normalising import NUMBER_WORDS
from .refused import CannotRead

COLUMNS = ("name", "aliases", "post", "holders")
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One line of the watch-list."""

    name: str
    aliases: tuple[str, ...]
    post: str
    holders: int


def read(content: bytes, called: str) -> list[Row]:
    """Read `people.csv`. Raises `CannotRead` naming file, row, field and reason."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise CannotRead(f"{called} is no CSV file: it holds bytes that no text has.")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(_rows(rows, called))
    except csv.Error as no:
        raise CannotRead(f"{called}, line {rows.line_num}: {no}.") from no


def _rows(lines: Iterator[list[str]], called: str) -> Iterator[Row]:
    head = [each.strip().casefold() for each in next(lines, [])]
    places = _columns(head, called)
    for number, cells in enumerate(lines, start=2):
        if number > MOST_ROWS:
            raise CannotRead(f"{called} has more than {MOST_ROWS} rows.")
        if not any(each.strip() for each in cells):
            continue
        where = f"{called}, row {number}"
        if len(cells) > len(head):
            raise CannotRead(
                f"{where}: has {len(cells)} fields and the heading {len(head)}. "
                "Put a field that holds a comma between quotation marks."
            )
        full = [*cells, *[""] * (len(head) - len(cells))]
        yield _row(*(full[places[name]].strip() for name in COLUMNS), where=where)


def _columns(head: list[str], called: str) -> dict[str, int]:
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        hint = " It seems to be separated by semicolons." if ";" in "".join(head) else ""
        raise CannotRead(
            f"{called}, row 1: has no column {', '.join(missing)}. The heading must be: "
            f"{', '.join(COLUMNS)}.{hint}"
        )
    twice = [name for name in COLUMNS if head.count(name) > 1]
    if twice:
        raise CannotRead(f"{called}, row 1: has the column {twice[0]} twice.")
    return {name: head.index(name) for name in COLUMNS}


def _row(name: str, aliases: str, post: str, holders: str, *, where: str) -> Row:
    if not name and not post:
        raise CannotRead(f"{where}, name: is empty, and so is post. One of them must be there.")
    if name and not any(each.isalpha() for each in name):
        raise CannotRead(f"{where}, name: “{name}” has no letters.")
    if post and not any(each.isalpha() for each in post):
        raise CannotRead(f"{where}, post: “{post}” has no letters.")
    if holders and not post:
        raise CannotRead(f"{where}, holders: there is a number, and no post that it is about.")
    return Row(
        name=name,
        aliases=tuple(each.strip() for each in aliases.split(";") if each.strip()),
        post=post,
        holders=_holders(holders, where) if post else 0,
    )


def _holders(said: str, where: str) -> int:
    if not said:
        raise CannotRead(
            f"{where}, holders: is empty. Write how many people held the post then; 1 if unsure."
        )
    if said.casefold() in NUMBER_WORDS:
        said = str(NUMBER_WORDS[said.casefold()])
    if not (said.isascii() and said.isdigit()):
        raise CannotRead(f"{where}, holders: “{said}” is no whole number.")
    if int(said) < 1:
        raise CannotRead(f"{where}, holders: must be at least 1, since somebody held the post.")
    return int(said)
