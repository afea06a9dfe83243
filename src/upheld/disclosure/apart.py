"""Cleaning apart: in a process of its own, with limits on memory and time, and no files.

What arrives was sent by anybody; a mistake in a reader of pictures must not reach the keys
that are open in ours. The process is given the file alone: no environment, no open files.
"""

from __future__ import annotations

import json
import subprocess
import sys

from .cleaning import SECONDS, Copy
from .refused import CannotClean

_WAIT = SECONDS + 5


def clean(content: bytes) -> Copy:
    """Make a reading copy in another process. Raises `CannotClean`."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "upheld.disclosure.cleaning"],
            input=content,
            capture_output=True,
            timeout=_WAIT,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as no:
        raise CannotClean("took-too-long") from no
    if done.returncode:
        raise CannotClean("broken")
    line, _, made = done.stdout.partition(b"\n")
    said = json.loads(line)
    if "why" in said:
        raise CannotClean(str(said["why"]))
    return Copy(made, str(said["ending"]), tuple(said["removed"]))
