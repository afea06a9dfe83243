"""SQL that has been spelled before.

Ibis takes longer to spell a measure than DuckDB to answer it, so the SQL of all measures is written
from their expressions by `upheld docs`, and lies beside this file. It is used only while the code
that it was written from is the same: a mark of that code stands at its head. Whatever is not in it
(another engine, a council's own settings) is spelled when it is asked for, and remembered.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from upheld.practice.measures.local import Local
from upheld.practice.measures.periods import By

HERE = Path(__file__).resolve().parent
KNOWN = HERE / "spelled.json"
WRITTEN_FROM = (HERE, HERE.parent / "standard")
# What only reads answers, or compares them, cannot change a question.
ELSEWHERE = ("published", "computing.py", "grading.py", "footers.py")
MOST = 4000  # that many are remembered at a time


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question as SQL, and the names of the tables that it stands on."""

    sql: str
    stands_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What was spelled: the SQL is the same wherever all of this is."""

    name: str
    dialect: str
    by: By
    decided: tuple[str, ...]
    local: Local

    def words(self) -> str:
        """As the file names it."""
        return words_of(self.name, self.dialect, self.by, self.decided)


def words_of(name: str, dialect: str, by: By, decided: tuple[str, ...]) -> str:
    """The name of a question in the file."""
    return " ".join((name, dialect, by.value, *decided))


_remembered: dict[Key, Spelled] = {}


def find(key: Key) -> Spelled | None:
    """What is known of it, if anything."""
    if key in _remembered:
        return _remembered[key]
    return _known().get(key.words()) if key.local == Local() else None


def remember(key: Key, found: Spelled) -> Spelled:
    """Keep it for the next who asks."""
    if len(_remembered) >= MOST:
        _remembered.clear()
    _remembered[key] = found
    return found


def fresh() -> bool:
    """Whether the file was written from the code as it is."""
    return KNOWN.exists() and bool(_told()["written_from"] == mark())


def _told() -> dict[str, Any]:
    return dict(json.loads(KNOWN.read_text(encoding="utf-8")))


@cache
def _known() -> dict[str, Spelled]:
    if not KNOWN.exists():
        return {}
    told = _told()
    if told["written_from"] != mark():
        return {}
    return {
        name: Spelled(one["sql"], tuple(one["stands_on"]))
        for one in told["questions"]
        for name in one["names"]
    }


def mark() -> str:
    """A mark of the code that the SQL is written from."""
    told = hashlib.sha256()
    for folder in WRITTEN_FROM:
        for path in sorted(folder.rglob("*.py")):
            if path.relative_to(folder).parts[0] in ELSEWHERE:
                continue
            told.update(path.relative_to(HERE.parent).as_posix().encode() + b"\0")
            told.update(path.read_bytes() + b"\0")
    return told.hexdigest()
