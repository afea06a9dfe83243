"""The rows of one census year: what lies inside it, and what was known on its last day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]


@dataclass(frozen=True)
class _Kind:
    """How rows of a table belong to a year: below what, from which day, until which."""

    below: str
    begins: str = ""
    ends: str = ""


_KINDS = {
    "person": _Kind("pers_person_id"),
    "disability": _Kind("disa_person_id"),
    "cin_episodes": _Kind("cine_person_id", "cine_referral_date", "cine_close_date"),
    "cin_assessments": _Kind(
        "cina_referral_id", "cina_assessment_start_date", "cina_assessment_auth_date"
    ),
    "assessment_factors": _Kind("cinf_assessment_id"),
    "cin_plans": _Kind("cinp_referral_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    "s47_enquiry": _Kind("s47e_referral_id", "s47e_s47_start_date", ""),
    "initial_cp_conference": _Kind("icpc_s47_enquiry_id", "icpc_icpc_date", "icpc_icpc_date"),
    "cp_plans": _Kind("cppl_referral_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "cp_reviews": _Kind("cppr_cp_plan_id", "cppr_cp_review_date", "cppr_cp_review_date"),
}


class Block:
    """A block of children as one census year sees them."""

    def __init__(self, tables: Mapping[str, pa.Table], year: int) -> None:
        self.year = year
        self.end = f"{year}-03-31"
        self._first = f"{year - 1}-04-01"
        self._tables = {name: _words(tables[name]) for name in _KINDS}

    def of(self, name: str) -> list[Row]:
        """Every row of a table, in order."""
        rows: list[Row] = self._tables[name].to_pylist()
        return rows

    def below(self, name: str, id: str) -> list[Row]:
        """The rows of a table that belong to this child, referral, assessment or plan."""
        return self._grouped[name].get(id, [])

    @cached_property
    def _grouped(self) -> dict[str, dict[str, list[Row]]]:
        return {name: self._group(name, kind) for name, kind in _KINDS.items() if name != "person"}

    def _group(self, name: str, kind: _Kind) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._tables[name].to_pylist():
            if kind.begins and not self._inside(name, kind, row):
                continue
            found[row[kind.below]].append(row)
        return found

    def _inside(self, name: str, kind: _Kind, row: Row) -> bool:
        """Whether a row belongs to the year; what came after its last day is taken out."""
        if row[kind.begins] is None or row[kind.begins] > self.end:
            return False
        for day in (kind.ends, "s47e_s47_end_date"):
            if row.get(day) is not None and row[day] > self.end:
                row[day] = None
        if name == "cin_episodes" and row["cine_referral_nfa"] == "Y":
            return bool(row[kind.begins] >= self._first)
        if name == "s47_enquiry":
            return bool((row["s47e_s47_end_date"] or self.end) >= self._first)
        ends = row[kind.ends] if kind.ends else None
        return ends is None or bool(ends >= self._first)


def _words(table: pa.Table) -> pa.Table:
    """Days as text, which sorts as days do."""
    columns = [
        pc.cast(column, pa.string()) if pa.types.is_date(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)
