"""Cleaning and reading apart: in a process with limits on memory and time, and no files.

What arrives was sent by anybody; a mistake in a reader of pictures must not reach the keys
that are open in ours. The process is given the file alone: no environment, no open files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import PurePath

from .cleaning import SECONDS, Copy
from .refused import CannotClean, CannotRead

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


def words(content: bytes, name: str) -> str:
    """Read the words of a file in another process. Raises `CannotRead`."""
    try:
        # Anybody on the machine can list the arguments of a process, so the name stays here.
        done = _run("upheld.disclosure.extracting", content, f"The file{PurePath(name).suffix}")
    except subprocess.TimeoutExpired as no:
        raise CannotRead(f"{name}: reading it took too long.") from no
    if done.returncode:
        raise CannotRead(f"{name}: it is broken.")
    said = json.loads(done.stdout)
    if "why" in said:
        raise CannotRead(str(said["why"]))
    return str(said["text"])


def _run(module: str, content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-m", module, *arguments],
        input=content,
        capture_output=True,
        timeout=_WAIT,
        env={},
        check=False,
    )
