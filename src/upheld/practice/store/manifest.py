"""The manifest: what a store holds, written whole or not at all."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.practice.readers.sources import Source

NAME = "manifest.json"
FORMAT = 1

NOT_OURS = "{} is no store of Upheld, or one of a later version: its manifest cannot be read."
NO_LOAD = "There is no load {} in this store. `upheld practice loads` lists them."
SEVERAL_LOADS = "Several loads begin with {}: {}."


class Unknown(Exception):
    """A store or a load that is not there, in a sentence."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One table of one load: how many rows it has, and which fields are filled in any of them."""

    rows: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """One load: what came, when, from which day, and what became of its rows."""

    id: str
    source: Source
    council: str
    as_of: datetime.date
    loaded_at: datetime.datetime
    sha256: str
    mapping: str  # fingerprint of the council's mapping that was used; empty without one
    files: tuple[tuple[str, str], ...]  # name and fingerprint
    tables: dict[str, Stored]
    used: int  # rows of the files that are in the store
    rejected: int  # rows of the files that are among the rejects
    doubted: int  # values that were left empty
    notes: tuple[str, ...] = ()
    replaces: str = ""  # an earlier reading of the same content, with another mapping

    def as_json(self) -> dict[str, Any]:
        """Plain values for a manifest or a terminal."""
        told = dataclasses.asdict(self)
        told |= {"as_of": self.as_of.isoformat(), "loaded_at": self.loaded_at.isoformat()}
        told["files"] = [{"name": name, "sha256": sha256} for name, sha256 in self.files]
        return told


def of_json(told: dict[str, Any]) -> Load:
    """A load as the manifest tells it."""
    return Load(
        **{
            **told,
            "source": Source(told["source"]),
            "as_of": datetime.date.fromisoformat(told["as_of"]),
            "loaded_at": datetime.datetime.fromisoformat(told["loaded_at"]),
            "files": tuple((each["name"], each["sha256"]) for each in told["files"]),
            "tables": {
                name: Stored(each["rows"], tuple(each["fields"]))
                for name, each in told["tables"].items()
            },
            "notes": tuple(told["notes"]),
        }
    )


def read(folder: Path) -> list[Load]:
    """Every load of a store, oldest first; none where there is no manifest yet."""
    path = folder / NAME
    if not path.exists():
        return []
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise Unknown(NOT_OURS.format(folder))
        return [of_json(each) for each in told["loads"]]
    except (ValueError, KeyError, TypeError) as wrong:
        raise Unknown(NOT_OURS.format(folder)) from wrong


def write(folder: Path, loads: list[Load]) -> None:
    """Put a new manifest in the place of the old one, in one step."""
    aside = folder / f".{NAME}.{os.getpid()}"
    told = {"format": FORMAT, "loads": [each.as_json() for each in loads]}
    try:
        with aside.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(folder / NAME)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    settle(folder)


def settle(folder: Path) -> None:
    """Have the disk keep what was renamed in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def told_until(loads: Sequence[Load]) -> datetime.date:
    """The last day that some loads tell of.

    Local records are true on the day of loading, which may be months after the last return: they
    say it only where there is nothing else.
    """
    returns = [load.as_of for load in loads if load.source is not Source.OWN]
    return max(returns or [load.as_of for load in loads])
