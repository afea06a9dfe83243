"""A mapping for a person to confirm: headings and spellings of one load that were not understood.

What is likely is proposed, what is not is left open. Nothing of it counts before somebody has gone
through it and loads with it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from upheld.practice.readers import headings
from upheld.practice.readers.annex_a import EXTRA, PROPOSED
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.normaliser.labels import STANDARD
from upheld.practice.standard import TABLES, Field
from upheld.practice.standard.codes import CODES
from upheld.practice.store.folder import Store

UNKNOWN_CODE = "is no code that is known for this column."
NEITHER = "is neither yes nor no."
LIKELY = 0.7
LIST = re.compile(r"list (\d+) is called so")
QUOTED = re.compile(r"“([^”]*)”")


def proposal(store: Store, id: str) -> dict[str, Any]:
    """Headings by how the file has them, and codes by set and spelling; none where it is open."""
    load = store.load(id)
    codes: dict[str, dict[str, str | None]] = {}
    for row in store.doubts(load.id).to_pylist():
        if row["reason"].endswith((UNKNOWN_CODE, NEITHER)):
            field = _field(row["column"])
            if field is not None:
                told = codes.setdefault(field.codes or "flag", {})
                told[row["value"].strip()] = _near(field.codes or "flag", row["value"])
    return {"headings": dict(_headings(load.notes)), "codes": codes}


def _headings(notes: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    start, likely = EXTRA.partition("“")[0], PROPOSED.partition("“")[0].strip()
    for note in notes:
        if note.startswith(f"{start}“") and LIST.search(note):
            quoted = QUOTED.findall(note)
            yield quoted[0], quoted[2] if likely in note else None


def _field(heading: str) -> Field | None:
    """The field that a heading of a finding stands for."""
    named = [field for table in TABLES.values() for field in table.fields if field.name == heading]
    if named:
        return named[0]
    for one in ANNEX_A.values():
        name = headings.matched(one.number, [heading]).get(0)
        found = next((field for field in one.fields if field.name == name), None)
        if found is not None:
            return found
    return None


def _near(codes: str, spelling: str) -> str | None:
    """The standard code that a spelling is most like, where one is like it at all."""
    labels = STANDARD.get(codes) or {code: code for code in CODES.get(codes, ())}
    by_small = {label.lower(): code for label, code in labels.items()}
    near = difflib.get_close_matches(spelling.strip().lower(), by_small, n=1, cutoff=LIKELY)
    return by_small[near[0]] or None if near else None
