"""What a table and a field are: the grammar of the standard tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import pyarrow as pa


class Kind(StrEnum):
    """The kinds of value that a field may hold."""

    TEXT = "text"
    CODE = "code"  # one of a published set; which, the field's `codes` says
    DATE = "date"  # a day; see `Field.dated` for days that may be known less exactly
    FLAG = "flag"  # Y, N or nothing, as the Standard Safeguarding Dataset has it
    INTEGER = "integer"
    DECIMAL = "decimal"


class Precision(StrEnum):
    """How exactly a date is known.

    A date that is known less exactly is held as the last day of what is known, because clocks
    start at the end of the period: nobody is called late on a guess.
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


ARROW: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.FLAG: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.DECIMAL: pa.float64(),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `own` marks what this project adds to the Standard Safeguarding Dataset."""

    name: str
    kind: Kind
    doc: str
    key: bool = False  # part of what tells two rows of the table apart
    own: bool = False
    dated: bool = False  # a date with a column beside it, `<name>_precision`
    codes: str = ""  # the name of the code set, where there is one
    required: bool = False  # a row without it cannot be used and is kept among the rejects


@dataclass(frozen=True)
class Table:
    """One standard table. A table that is not `own` is `ssd_<name>` in the dataset."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    own: bool = False

    @property
    def ssd_name(self) -> str | None:
        """The table's name in the Standard Safeguarding Dataset."""
        return None if self.own else f"ssd_{self.name}"

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The declared fields by name, without the columns that every table carries."""
        return {field.name: field for field in self.fields}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The names of the fields that tell two rows apart."""
        return tuple(field.name for field in self.fields if field.key)

    @cached_property
    def person(self) -> str | None:
        """The name of the field that says whom a row is about, where one does."""
        return next((f.name for f in self.fields if f.name.endswith("_person_id")), None)

    @cached_property
    def schema(self) -> pa.Schema:
        """All columns as Arrow has them: fields, precisions, then where each row came from."""
        columns: list[pa.Field] = []
        for field in self.fields:
            columns.append(pa.field(field.name, ARROW[field.kind]))
            if field.dated:
                columns.append(pa.field(precision_of(field.name), pa.string()))
        columns += [pa.field(field.name, ARROW[field.kind]) for field in PROVENANCE]
        return pa.schema(columns)


def precision_of(name: str) -> str:
    """The name of the column that says how exactly the date `name` is known; nothing is a day."""
    return f"{name}_precision"


# Where a row came from. Every standard table ends with these columns.
PROVENANCE: tuple[Field, ...] = (
    Field("council", Kind.TEXT, "The council whose data this is.", own=True),
    Field("load_id", Kind.TEXT, "The load that brought the row.", own=True),
    Field("as_of", Kind.DATE, "The day for which the file says that it is true.", own=True),
    Field("source_file", Kind.TEXT, "The file, and the sheet inside it.", own=True),
    Field("source_row", Kind.INTEGER, "The row, or in XML the child's line.", own=True),
)


def text(name: str, doc: str, *, key: bool = False, required: bool = False) -> Field:
    """Declare a field of words or an id."""
    return Field(name, Kind.TEXT, doc, key=key, required=required or key)


def code(name: str, doc: str, codes: str = "", *, key: bool = False) -> Field:
    """Declare a field of a published code."""
    return Field(name, Kind.CODE, doc, key=key, codes=codes, required=key)


def day(
    name: str, doc: str, *, dated: bool = False, required: bool = False, key: bool = False
) -> Field:
    """Declare a date; `dated` where it may be known by month or year only."""
    return Field(name, Kind.DATE, doc, key=key, dated=dated, required=required or key)


def flag(name: str, doc: str) -> Field:
    """Declare a yes or no."""
    return Field(name, Kind.FLAG, doc)


def number(name: str, doc: str, *, key: bool = False) -> Field:
    """Declare a whole number."""
    return Field(name, Kind.INTEGER, doc, key=key, required=key)


def decimal(name: str, doc: str) -> Field:
    """Declare a number that may have a fraction."""
    return Field(name, Kind.DECIMAL, doc)


def ours(field: Field) -> Field:
    """Mark a field of a published table as this project's addition."""
    return Field(
        field.name, field.kind, field.doc, field.key, True, field.dated, field.codes, field.required
    )
