"""Traps of the Standard Safeguarding Dataset as councils' systems fill it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

ALLOCATED = pa.array(["cw", "allocated case worker", "allocated social worker"])
NOBODY = pa.array(["-1", "0"])  # what systems write where there is no worker

# Free words of health systems. A check that is called both, or neither, is left without a kind.
DENTAL = re.compile(r"dent|teeth|tooth", re.IGNORECASE)
HEALTH = re.compile(
    r"(?<!mental )\bhealth\b(?! surveillance)|\b(iha|rha)\b|\bmedical\b", re.IGNORECASE
)


def sprung(table: str, rows: pa.Table) -> pa.Table:
    """Rows of a table with its traps taken out."""
    trap = TRAPS.get(table)
    return trap(rows) if trap else rows


def check_of(words: str | None) -> str | None:
    """HEALTH or DENTAL, or nothing where the words do not say."""
    if not words:
        return None
    dental, health = bool(DENTAL.search(words)), bool(HEALTH.search(words))
    if dental == health:
        return None
    return "DENTAL" if dental else "HEALTH"


def _replaced(rows: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    return rows.set_column(rows.schema.get_field_index(name), name, column)


def _involvements(rows: pa.Table) -> pa.Table:
    for name in ("invo_professional_id", "invo_professional_name"):
        if name in rows.column_names:
            words = rows.column(name)
            nobody = pc.is_in(words, value_set=NOBODY)
            rows = _replaced(rows, name, pc.if_else(nobody, pa.scalar(None, pa.string()), words))
    if "invo_professional_role_id" in rows.column_names:
        role = rows.column("invo_professional_role_id")
        allocated = pc.is_in(pc.utf8_lower(role), value_set=ALLOCATED)
        rows = _replaced(rows, "invo_professional_role_id", pc.if_else(allocated, "CW", role))
    return rows


def _health(rows: pa.Table) -> pa.Table:
    if "clah_health_check_type" not in rows.column_names:
        return rows
    encoded = rows.column("clah_health_check_type").combine_chunks().dictionary_encode()
    kinds = pa.array([check_of(word) for word in encoded.dictionary.to_pylist()], pa.string())
    check = kinds.take(encoded.indices)
    if "clah_check" not in rows.column_names:
        return rows.append_column("clah_check", check)
    # The file says itself which check it was; where it does not, the words of the kind do.
    return _replaced(rows, "clah_check", pc.coalesce(rows.column("clah_check"), check))


TRAPS: dict[str, Callable[[pa.Table], pa.Table]] = {
    "involvements": _involvements,
    "cla_health": _health,
}
