"""The told example, kept between runs of the tests for whoever asks: `UPHELD_KEPT_STORY=1`.

Telling the story takes most of the time of a short run. A kept one is used again on the same day
while models, migrations and the example itself are unchanged. What commands do may have changed
since, so the full run, which CI does, tells it anew and names an empty folder instead of `1`: its
parts on SQLite share what the first of them told. On SQLite only.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sqlite3
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections

from tests.rules.repository import ROOT
from upheld.vault.keyring import Keyring

WANTED = os.environ.get("UPHELD_KEPT_STORY", "")
KEPT_IN = Path(WANTED) if WANTED.startswith("/") else ROOT / ".pytest_cache" / "kept-story"
TOO_OLD = 2 * 24 * 60 * 60  # seconds
TOLD_BY = ("examples/**/*.py", "*/migrations/*.py", "*/models.py", "*/models/*.py")


def is_wanted() -> bool:
    """Whether this run may use a story that an earlier one told."""
    engine = settings.DATABASES["default"]["ENGINE"]
    return bool(WANTED) and engine.endswith("sqlite3")


@cache
def folder() -> Path:
    """Where the story of the code as it stands is kept, for the day on which this run began."""
    source = ROOT / "src" / "upheld"
    told_by = sorted({each for glob in TOLD_BY for each in source.glob(glob) if each.is_file()})
    digest = hashlib.sha256()
    for each in told_by:
        digest.update(each.read_bytes())
    # The story's clock goes on with the real one: told yesterday, it is a day behind.
    return KEPT_IN / f"{digest.hexdigest()[:16]}-{time.strftime('%Y-%m-%d')}"


def is_kept() -> bool:
    """Whether there is one to use."""
    return is_wanted() and (folder() / "story.pickle").exists()


def keep(story: dict[str, object], files: Path) -> None:
    """Keep a story that has just been told."""
    KEPT_IN.mkdir(parents=True, exist_ok=True)
    for old in KEPT_IN.iterdir():
        if old.stat().st_mtime < time.time() - TOO_OLD:
            shutil.rmtree(old, ignore_errors=True)
    kept = Path(tempfile.mkdtemp(dir=KEPT_IN))  # another run may be keeping its own
    shutil.copytree(files, kept / "files")
    for alias in connections:
        connections[alias].ensure_connection()
        with sqlite3.connect(kept / alias) as copy:
            connections[alias].connection.backup(copy)
    with (kept / "story.pickle").open("wb") as file:
        _Pickler(file).dump(story)
    with suppress(OSError):  # the other run was quicker
        kept.rename(folder())


def take(files: Path) -> dict[str, object]:
    """Put the kept databases and files in place, and give the story."""
    kept = folder()
    shutil.copytree(kept / "files", files, dirs_exist_ok=True)
    for alias in connections:
        connections[alias].ensure_connection()
        with sqlite3.connect(kept / alias) as copy:
            copy.backup(connections[alias].connection)
    told: dict[str, object] = pickle.loads((kept / "story.pickle").read_bytes())  # noqa: S301
    return told


class _Pickler(pickle.Pickler):
    # Keyrings refuse to be written down. These open nothing but an invented town's tests.
    def reducer_override(self, obj: Any) -> Any:
        if not isinstance(obj, Keyring):
            return NotImplemented
        return _keyring, (obj.holder, obj.kind, obj._identity, obj._seed, obj._also)  # noqa: SLF001


def _keyring(holder: str, kind: str, identity: str, seed: bytes, also: dict[UUID, str]) -> Keyring:
    return Keyring(holder=holder, kind=kind, identity=identity, seed=seed, also=also)
