"""The log as a folder that anybody can check: tiles, entries, key, totals, and how to."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

from django.conf import settings

from upheld.kernel.decision import NotPossible

from . import checkpoints, promises, publisher, tiles, totals
from .checkpoints import Checkpoint, Signer

EXPORT = "/export/v1"
MANIFEST = "manifest"
VKEY = "log.vkey"
TOTALS = "obligations.csv"
README = "README.txt"


def export(directory: Path, *, on: date) -> Checkpoint:
    """Copy the published log to a folder, with everything needed to check it.

    The folder must be empty or hold an earlier export, which this one replaces.
    `manifest` signs what no tile covers, and the day of this copy. Raises `NotPossible`.
    """
    newest = promises.newest()
    if newest is None:
        raise NotPossible("Nothing has been published yet. Run `upheld ledger publish` first.")
    _make_room(directory)
    signer = checkpoints.signer()
    _copy_tiles(Path(settings.UPHELD_LOG_DIR), directory, newest)
    files = {
        publisher.CHECKPOINT: newest.text,
        VKEY: f"{signer.vkey}\n",
        TOTALS: totals.as_csv(on=on),
        README: _readme(newest, on),
    }
    files[MANIFEST] = _manifest(files, signer, on)
    tiles.write(directory, {name: text.encode() for name, text in files.items()})
    return newest


def _make_room(directory: Path) -> None:
    if directory.is_file():
        raise NotPossible(f"{directory} is a file. Name a folder.")
    directory.mkdir(parents=True, exist_ok=True)
    held = {each.name for each in directory.iterdir()}
    ours = {publisher.CHECKPOINT, VKEY, TOTALS, README, MANIFEST, "tile"}
    if held and (MANIFEST not in held or held - ours):
        raise NotPossible(f"{directory} holds something else. Name an empty folder.")
    shutil.rmtree(directory / "tile", ignore_errors=True)


def _copy_tiles(folder: Path, directory: Path, newest: Checkpoint) -> None:
    for place in tiles.layout(newest.size):
        name = tiles.path_of(*place)
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, directory / name)


def _manifest(files: dict[str, str], signer: Signer, on: date) -> str:
    lines = [
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"
        for name, text in sorted(files.items())
    ]
    return signer.note(f"{signer.origin}{EXPORT}\n{on.isoformat()}\n{''.join(lines)}")


def _readme(newest: Checkpoint, on: date) -> str:
    return f"""This folder is a copy of the log "{newest.origin}", made on {on.isoformat()}.
It holds {newest.size} entries.

What it is
  Each time something is done about a concern, an entry is written. An entry here is only
  a digest: it says nothing about who spoke, what was said, or even what kind of thing was
  done. But once an entry is in the log, nobody can change it or take it out without every
  copy like this one showing it.

How to check it
  Install the checking program. It does not come from the council's own system and needs
  nothing of it:
      pip install upheld-verify
  Then run:
      upheld-verify FOLDER
  It reads every entry again and says whether the log is whole. If you kept an older
  checkpoint, for example from a meeting's minutes, or were given a file as evidence:
      upheld-verify FOLDER --since OLD-CHECKPOINT
      upheld-verify FOLDER --evidence FILE

  The key in log.vkey came with this folder. Compare it with the key that is printed on
  the council's web site or in the panel's minutes, and give that one with --key.

What each file is
  checkpoint         the size and the root of the log, signed
  tile/              the hashes of the log, and its entries under tile/entries/
  log.vkey           the public key of the log
  obligations.csv    how much was owed and overdue at the end of each of the last twelve
                     months. Any number below five, none included, is given as "fewer
                     than 5"; "not shown" stands where a small number could be worked out
  manifest           the day of this copy and the digests of the files beside it, signed

The formats are public: c2sp.org/tlog-tiles, tlog-checkpoint, signed-note and tlog-proof,
and RFC 6962.
"""
