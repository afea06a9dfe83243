"""The log as static files, in the layout of C2SP tlog-tiles (https://c2sp.org/tlog-tiles)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from .tree import TILE_HEIGHT, TILE_WIDTH, ReadTile

HASH = 32  # bytes
ENTRIES = "entries"
NEW = ".new"  # a file that is still being written
AT_ONCE = 16  # files brought to disk together: one after another took ten times as long


def path_of(level: int | str, number: int, width: int = TILE_WIDTH) -> str:
    """Where a tile or a bundle of entries stands: `tile/0/x001/x234/067.p/12`."""
    parts = [f"{number % 1000:03d}"]
    while number >= 1000:  # noqa: PLR2004  Three digits to a folder, says the format.
        number //= 1000
        parts.insert(0, f"x{number % 1000:03d}")
    if width < TILE_WIDTH:
        parts[-1] += ".p"
        parts.append(str(width))
    return "/".join(["tile", str(level), *parts])


def layout(size: int) -> Iterator[tuple[int | str, int, int]]:
    """Level, number and width of every tile and bundle of a log of this size."""
    level, across = 0, size
    while across:
        for number in range(-(-across // TILE_WIDTH)):
            width = min(TILE_WIDTH, across - number * TILE_WIDTH)
            yield level, number, width
            if level == 0:
                yield ENTRIES, number, width
        across >>= TILE_HEIGHT
        level += 1


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries behind each other, each after its length in two bytes."""
    return b"".join(len(each).to_bytes(2, "big") + each for each in entries)


def reader(folder: Path, size: int) -> ReadTile:
    """How the tree of this size reads its tiles from a folder, each file once.

    What is not there raises `FileNotFoundError`; a file of the wrong length, `ValueError`.
    """

    @lru_cache(maxsize=4096)
    def read(level: int, number: int) -> list[bytes]:
        width = min(TILE_WIDTH, (size >> TILE_HEIGHT * level) - number * TILE_WIDTH)
        try:
            held = (folder / path_of(level, number, width)).read_bytes()
        except FileNotFoundError:  # a partial tile may go once its full one is there
            held = (folder / path_of(level, number)).read_bytes()[: width * HASH]
        if len(held) != width * HASH:
            raise ValueError(f"{path_of(level, number, width)} does not hold {width} hashes.")
        return [held[at : at + HASH] for at in range(0, len(held), HASH)]

    return read


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files so that each is there wholly or not at all, and survives a power cut."""
    placed = {folder / name: content for name, content in files.items()}
    for parent in {path.parent for path in placed}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, content in placed.items():
        _write_new(path, content)
    with ThreadPoolExecutor(AT_ONCE) as disk:
        list(disk.map(_onto_disk, [path.with_name(path.name + NEW) for path in placed]))
        for path in placed:
            path.with_name(path.name + NEW).replace(path)
        list(disk.map(_onto_disk, {path.parent for path in placed}))


def sweep(folder: Path, size: int) -> None:
    """Remove what a publisher left that never finished, and partial tiles that are full now.

    A partial tile stays until its full one is there: whoever holds an older checkpoint
    may still ask for it.
    """
    for path in (folder / "tile").rglob("*"):
        if path.is_dir():
            continue
        place = place_of(path.relative_to(folder).as_posix())
        if place is None or not _belongs(*place, size=size):
            path.unlink()


def place_of(name: str) -> tuple[int, int, int] | None:
    """The level, number and width that a path stands for; None where it is no tile's path."""
    parts = name.split("/")
    width = TILE_WIDTH
    if len(parts) > 3 and parts[-2].endswith(".p"):  # noqa: PLR2004  tile, level, number
        width = int(parts.pop()) if parts[-1].isdecimal() else -1
        parts[-1] = parts[-1].removesuffix(".p")
    digits = "".join(part.removeprefix("x") for part in parts[2:])
    if not (digits.isdecimal() and (parts[1].isdecimal() or parts[1] == ENTRIES)):
        return None
    level: int | str = ENTRIES if parts[1] == ENTRIES else int(parts[1])
    whole = path_of(level, int(digits), width)
    return (0 if level == ENTRIES else int(level), int(digits), width) if whole == name else None


def _belongs(level: int, number: int, width: int, *, size: int) -> bool:
    across = (size >> TILE_HEIGHT * level) - number * TILE_WIDTH
    if width == TILE_WIDTH:
        return across >= TILE_WIDTH
    return width <= across < TILE_WIDTH


def _write_new(path: Path, content: bytes) -> None:
    path.with_name(path.name + NEW).write_bytes(content)


def _onto_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
