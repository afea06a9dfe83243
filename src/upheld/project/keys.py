"""Secrets that belong to one deployment: made once, kept in a file that only we read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_from(path: Path) -> str:
    """The secret in a file, made on first use. The file is readable by its owner alone."""
    if path.exists():
        return path.read_text().strip()
    # Python gives the mode to the last folder alone, and databases will lie in the one above.
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = secrets.token_urlsafe(48)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was quicker
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(made)
    return made
