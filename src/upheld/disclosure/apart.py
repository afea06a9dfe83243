"""Cleaning and reading apart: in a process with limits on memory and time, and no files.

What arrives was sent by anybody; a mistake in a reader of pictures must not reach the keys
that are open in ours. The process is given the file alone: no environment, no open files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from .cleaning import SECONDS, Copy
from .extracting import Extracted, Hidden
from .refused import CannotClean, CannotRead
from .unpacking import Unpacked, from_frames

_WAIT = SECONDS + 5


def clean(content: bytes) -> Copy:
    """Make a reading copy in another process. Raises `CannotClean`."""
    try:
        done = _run("upheld.disclosure.cleaning", content)
    except subprocess.TimeoutExpired as no:
        raise CannotClean("took-too-long") from no
    if done.returncode:
        raise CannotClean("broken")
    line, _, made = done.stdout.partition(b"\n")
    said = json.loads(line)
    if "why" in said:
        raise CannotClean(str(said["why"]))
    return Copy(made, str(said["ending"]), tuple(said["removed"]))


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """The words of a file, and what it says of itself: title, days and parties, as texts."""

    text: str
    title: str
    days: tuple[str, ...]
    parties: tuple[str, ...]
    has_macros: bool


def words(content: bytes, name: str) -> str:
    """Read the words of a file in another process. Raises `CannotRead`."""
    return read(content, name).text


def read(content: bytes, name: str) -> Extracted:
    """The same, with what the file hides. Raises `CannotRead`."""
    said = _extracted(content, name)
    hidden = tuple(Hidden(*each) for each in said["hidden"])
    return Extracted(str(said["text"]), hidden, str(said["kind"]))


def look_through(content: bytes, name: str) -> Read:
    """The same, with what the file says of itself. Raises `CannotRead`."""
    said = _extracted(content, name)
    about = said["about"]
    return Read(
        text=str(said["text"]),
        title=str(about["title"]),
        days=tuple(map(str, about["days"])),
        parties=tuple(map(str, about["parties"])),
        has_macros=bool(about["macros"]),
    )


def _extracted(content: bytes, name: str) -> dict[str, Any]:
    try:
        # Anybody on the machine can list the arguments of a process, so the name stays here.
        done = _run("upheld.disclosure.extracting", content, _called(name))
    except subprocess.TimeoutExpired as no:
        raise CannotRead(f"{name}: reading it took too long.") from no
    if done.returncode:
        raise CannotRead(f"{name}: it is broken.")
    said = json.loads(done.stdout)
    if "why" in said:
        raise CannotRead(str(said["why"]).replace(_called(name), name))
    return dict(said)


def _called(name: str) -> str:
    """What the other process calls a file."""
    return f"The file{PurePath(name).suffix}"


def unpacked(content: bytes) -> Iterator[Unpacked]:
    """What is in a packed folder, unpacked in another process. Raises `CannotRead`."""
    try:
        done = _run("upheld.disclosure.unpacking", content)
    except subprocess.TimeoutExpired as no:
        raise CannotRead("This packed folder took too long to unpack.") from no
    if done.returncode:
        raise CannotRead("This packed folder is broken.")
    yield from from_frames(done.stdout)


def _run(module: str, content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-m", module, *arguments],
        input=content,
        capture_output=True,
        timeout=_WAIT,
        env={},
        check=False,
    )
