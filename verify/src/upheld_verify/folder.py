"""A folder with a log in it: tiles and entries (https://c2sp.org/tlog-tiles), read and checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import tree
from .notes import Checkpoint, Failed, Key, read_checkpoint, text_of

LEAF = b"upheld/v1\n"  # how every entry begins; the entry's digest follows
ENTRY = len(LEAF) + tree.HASH
FRAME = ENTRY.to_bytes(2, "big") + LEAF
STEP = len(FRAME) + tree.HASH
BESIDE = {"README.txt", "checkpoint", "log.vkey", "obligations.csv"}
MANIFEST = "manifest"
PARTIAL = re.compile(
    r"tile/(?:entries|(?P<level>\d{1,2}))/(?P<number>(?:x\d{3}/)*\d{3})\.p/(?P<width>\d{1,3})"
)


@dataclass(frozen=True)
class Log:
    """A log that was checked. `made_on` is the day of the copy, where the copy says it."""

    checkpoint: Checkpoint
    levels: list[list[bytes]]
    made_on: date | None

    def root_at(self, size: int) -> bytes:
        """The root when the log had this many entries."""
        return tree.root_at(size, self.levels)

    def index_of(self, digest: bytes) -> int | None:
        """Where an entry digest stands in the log."""
        wanted = tree.leaf_hash(LEAF + digest)
        return self.levels[0].index(wanted) if wanted in self.levels[0] else None


def check(folder: Path, key: Key) -> Log:
    """Read every entry and every tile and hold them against the checkpoint. Raises `Failed`."""
    made_on = _check_manifest(folder, key)
    checkpoint = read_checkpoint(_text(folder / "checkpoint"), key)
    leaves: list[bytes] = []
    for name in _bundles(checkpoint.size):
        leaves += _hashes_of(name, folder)
    levels = tree.levels_over(leaves)
    if len(leaves) != checkpoint.size:
        raise Failed(f"The checkpoint speaks of {checkpoint.size} entries; the folder differs.")
    if tree.root_at(checkpoint.size, levels) != checkpoint.root:
        raise Failed("The entries do not give the root that was signed: one of them was changed.")
    _check_tiles(folder, levels, checkpoint.size)
    return Log(checkpoint, levels, made_on)


def check_since(log: Log, older: Checkpoint) -> None:
    """Whether an older checkpoint is the beginning of this log. Raises `Failed`."""
    if older.size > log.checkpoint.size:
        raise Failed(
            f"The older checkpoint speaks of {older.size} entries and this log has only "
            f"{log.checkpoint.size}: entries were taken out."
        )
    if log.root_at(older.size) != older.root:
        raise Failed(
            f"The first {older.size} entries are not those that were signed before: "
            "the history was rewritten."
        )


def _bundles(size: int) -> Iterator[str]:
    for number in range(-(-size // tree.WIDTH)):
        yield path_of("entries", number, min(tree.WIDTH, size - number * tree.WIDTH))


def _hashes_of(name: str, folder: Path) -> list[bytes]:
    """The leaf hashes of a bundle of entries."""
    data = _bytes(folder / name)
    if not _is_framed(data):
        raise Failed(f"{name} does not hold entries of this kind of log.")
    sha256, starts = hashlib.sha256, range(2, len(data), STEP)
    return [sha256(b"\x00" + data[at : at + ENTRY]).digest() for at in starts]


def _is_framed(data: bytes) -> bool:
    """Whether every entry begins as entries do: each byte of the frame, down all of them."""
    number, rest = divmod(len(data), STEP)
    return rest == 0 and all(
        data[at::STEP] == bytes([byte]) * number for at, byte in enumerate(FRAME)
    )


def _check_tiles(folder: Path, levels: list[list[bytes]], size: int) -> None:
    needed = dict(_tiles(levels))
    for name, hashes in needed.items():
        if _bytes(folder / name) != hashes:
            raise Failed(f"{name} does not hold the hashes of the entries.")
    needed |= dict.fromkeys(_bundles(size), b"")
    for path in sorted((folder / "tile").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name not in needed and not _is_older(name, folder, levels):
            raise Failed(f"{name} does not belong to this log.")


def _tiles(levels: list[list[bytes]]) -> Iterator[tuple[str, bytes]]:
    for level, row in enumerate(levels):
        for at in range(0, len(row), tree.WIDTH):
            hashes = row[at : at + tree.WIDTH]
            yield path_of(str(level), at // tree.WIDTH, len(hashes)), b"".join(hashes)


def _is_older(name: str, folder: Path, levels: list[list[bytes]]) -> bool:
    """Whether a partial tile, kept for an older checkpoint, is the beginning of today's."""
    found = PARTIAL.fullmatch(name)
    if found is None or int(found["level"] or 0) >= len(levels):
        return False
    start = int(re.sub(r"\D", "", found["number"])) * tree.WIDTH
    hashes = levels[int(found["level"] or 0)][start : start + int(found["width"])]
    held = _bytes(folder / name) if found["level"] else b"".join(_hashes_of(name, folder))
    return len(hashes) == int(found["width"]) and held == b"".join(hashes)


def _check_manifest(folder: Path, key: Key) -> date | None:
    """What no tile covers: the files beside them, against the signed list."""
    beside = {each.name for each in folder.iterdir() if not each.name.startswith(".")}
    if beside <= {"checkpoint", "tile"}:
        return None  # the log itself, as a web server shows it, and no copy of it
    lines = text_of(_text(folder / MANIFEST), key).removesuffix("\n").split("\n")
    try:
        made_on = date.fromisoformat(lines[1])
        signed_for = {name: digest for digest, name in (line.split("  ") for line in lines[2:])}
    except (ValueError, IndexError) as no:
        raise Failed("The manifest is not written as manifests are.") from no
    if lines[0] != f"{key.name}/export/v1":
        raise Failed("The manifest is not that of a copy of this log.")
    for name in sorted(BESIDE | signed_for.keys()):
        if hashlib.sha256(_bytes(folder / name)).hexdigest() != signed_for.get(name):
            raise Failed(f"{name} is not the file that was signed for.")
    return made_on


def path_of(level: str, number: int, width: int) -> str:
    """Where a tile stands: three digits to a folder, and its width if it is not full."""
    digits = f"{number:03d}"
    digits = "0" * (-len(digits) % 3) + digits
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    name = "/".join(["tile", level, *(f"x{part}" for part in parts[:-1]), parts[-1]])
    return name if width == tree.WIDTH else f"{name}.p/{width}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as no:
        raise Failed(f"{path.name} is missing or cannot be read: {path}") from no


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode()
    except UnicodeDecodeError as no:
        raise Failed(f"{path.name} is damaged.") from no
