"""One column of words read as the kind of value that its field holds."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.readers import dates
from upheld.practice.standard import ARROW, Field, Kind, Precision

# What systems and spreadsheets write where there is nothing.
NOTHING = pa.array(
    ["", "#N/A", "#N/A N/A", "#REF!", "#VALUE!", "#NULL!", "#NAME?", "#DIV/0!", "NULL", "null",
     "NaN", "nan", "NaT", "<NA>", "None", "N/A", "n/a", "-", "--"]
)  # fmt: skip

YES = {"y", "yes", "true", "1", "t"}
NO = {"n", "no", "false", "0", "f"}
NOT_SAID = {"u", "unknown", "not known", "not recorded", "not stated"}

WHOLE = re.compile(r"-?\d+(?:\.0+)?$")
WORD = "{} is neither yes nor no."
NOT_WHOLE = "{} is no whole number."
NOT_NUMBER = "{} is no number."

Spelling = Callable[[str, str], str | None]
"""Given the name of a code set and a spelling, the standard code, or nothing where unsure."""


@dataclass(frozen=True)
class Column:
    """A column that was read: values, where they could not be read and why, and precisions."""

    values: pa.Array
    reasons: pa.Array  # null where a value was read or the cell was empty
    precisions: pa.Array | None = None


def clean(array: pa.Array) -> pa.Array:
    """Words without spaces around them, no-break spaces, or what stands for nothing."""
    trimmed = pc.utf8_trim_whitespace(pc.replace_substring(array, "\u00a0", " "))
    return pc.if_else(pc.is_in(trimmed, value_set=NOTHING), pa.scalar(None, pa.string()), trimmed)


def read(field: Field, cleaned: pa.Array, spelling: Spelling) -> Column:
    """Read a cleaned column as the kind that the field declares."""
    if field.kind is Kind.TEXT:
        return Column(cleaned, pa.nulls(len(cleaned), pa.string()))
    encoded = cleaned.dictionary_encode()
    words = encoded.dictionary.to_pylist()
    if field.kind is Kind.DATE:
        return _dates(field, encoded, words)
    one = _one(field, spelling)
    read_words = [one(word) for word in words]
    values = pa.array([value for value, _ in read_words], ARROW[field.kind])
    reasons = pa.array([reason for _, reason in read_words], pa.string())
    return Column(values.take(encoded.indices), reasons.take(encoded.indices))


def _dates(field: Field, encoded: pa.Array, words: list[str]) -> Column:
    american = dates.american(words)
    read_days = [dates.read_date(word, american_seen=american) for word in words]
    if not field.dated:
        read_days = [
            day
            if day.precision is Precision.DAY
            else dates.Read(None, reason=dates.TOO_COARSE.format(word))
            for day, word in zip(read_days, words, strict=True)
        ]
    days = pa.array([day.day for day in read_days], pa.date32())
    reasons = pa.array([day.reason or None for day in read_days], pa.string())
    precisions = pa.array(
        [None if day.precision is Precision.DAY else str(day.precision) for day in read_days],
        pa.string(),
    )
    at = encoded.indices
    return Column(days.take(at), reasons.take(at), precisions.take(at))


def _one(
    field: Field, spelling: Spelling
) -> Callable[[str], tuple[str | int | float | None, str | None]]:
    if field.kind is Kind.INTEGER:
        return _whole
    if field.kind is Kind.DECIMAL:
        return _decimal
    if field.kind is Kind.FLAG:
        return lambda word: _flag(word, field.codes or "flag", spelling)
    if not field.codes:
        return lambda word: (word, None)

    def code(word: str) -> tuple[str | None, str | None]:
        found = spelling(field.codes, word)
        if found is None:
            return None, f"{word} is no code that is known for this column."
        return found or None, None

    return code


def _whole(word: str) -> tuple[int | None, str | None]:
    if WHOLE.match(word):
        return int(float(word)), None
    return None, NOT_WHOLE.format(word)


def _decimal(word: str) -> tuple[float | None, str | None]:
    try:
        number = float(word.replace(",", ""))
    except ValueError:
        return None, NOT_NUMBER.format(word)
    return (number, None) if math.isfinite(number) else (None, NOT_NUMBER.format(word))


def _flag(word: str, codes: str, spelling: Spelling) -> tuple[str | None, str | None]:
    lower = word.lower()
    if lower in YES:
        return "Y", None
    if lower in NO:
        return "N", None
    if lower in NOT_SAID:
        return None, None
    found = spelling(codes, word)
    return (found or None, None) if found is not None else (None, WORD.format(word))
