"""The store as a folder: what is in it, and one writer at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.practice.readers.findings import FINDINGS
from upheld.practice.store import manifest, pictures
from upheld.practice.store.manifest import NO_LOAD, SEVERAL_LOADS, Load, Unknown

LOADS = "loads"
ASIDE = ".aside-"


@dataclass(frozen=True)
class Store:
    """A folder of loads. It need not exist before the first load."""

    folder: Path

    def loads(self, council: str | None = None) -> list[Load]:
        """Every load, oldest first."""
        return [
            load
            for load in manifest.read(self.folder)
            if council is None or load.council == council
        ]

    def load(self, id: str) -> Load:
        """One load by its id, or by how the id begins. Raises `Unknown`."""
        found = [load for load in self.loads() if load.id.startswith(id)] if id else []
        if not found:
            raise Unknown(NO_LOAD.format(id))
        if len(found) > 1:
            raise Unknown(SEVERAL_LOADS.format(id, ", ".join(load.id for load in found)))
        return found[0]

    def place(self, id: str) -> Path:
        """The folder of a load."""
        return self.folder / LOADS / id

    def rejects(self, id: str) -> pa.Table:
        """Rows that were not used: file, row, column, value, reason and the row's words."""
        return self._findings(id, "rejects")

    def doubts(self, id: str) -> pa.Table:
        """Values that were left empty, or that somebody must look at."""
        return self._findings(id, "doubts")

    def used(self, id: str) -> set[tuple[str, int]]:
        """File and row of every row of the files that the store holds."""
        found: set[tuple[str, int]] = set()
        for path in self.place(self.load(id).id).glob("*.parquet"):
            if path.stem not in {"rejects", "doubts"}:
                told = pq.read_table(path, columns=["source_file", "source_row"])
                found |= set(zip(*(told.column(i).to_pylist() for i in range(2)), strict=True))
        return found

    def _findings(self, id: str, name: str) -> pa.Table:
        path = self.place(self.load(id).id) / f"{name}.parquet"
        return pq.read_table(path) if path.exists() else FINDINGS.empty_table()

    def table(self, id: str, name: str) -> Path | None:
        """The Parquet file of one table of one load."""
        load = self.load(id)
        return self.place(load.id) / f"{name}.parquet" if name in load.tables else None

    def picture(
        self, council: str | None = None, loads: Sequence[Load] | None = None
    ) -> Mapping[str, Sequence[Path]]:
        """Parquet files by standard table: all that is known, each thing once.

        A table of a council comes from one kind of source: the richest that holds it. Of several
        loads of that kind, a row is the one of the latest; a dataset is taken whole from its
        latest load.
        """
        chosen = self.loads(council) if loads is None else list(loads)
        return pictures.picture(self.folder, chosen, self.place)

    def series(self, table: str, council: str | None = None) -> list[tuple[Load, Path]]:
        """The same table of successive loads, oldest first: what one file cannot show."""
        standing = pictures.standing(self.loads(council))
        found = [load for load in standing if table in load.tables]
        return [
            (load, self.place(load.id) / f"{table}.parquet")
            for load in sorted(found, key=lambda load: (load.as_of, load.loaded_at))
        ]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store for one writer. A folder in which nothing came to be is taken away."""
        new = not self.folder.exists()
        (self.folder / LOADS).mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            self._sweep()
            yield
        finally:
            os.close(handle)
            if new and not (self.folder / manifest.NAME).exists():
                shutil.rmtree(self.folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Take away what a writer left who was killed."""
        known = {load.id for load in self.loads()}
        for path in (self.folder / LOADS).iterdir():
            if path.name not in known:
                shutil.rmtree(path, ignore_errors=True)
        for path in self.folder.glob(f".{manifest.NAME}.*"):
            path.unlink(missing_ok=True)
