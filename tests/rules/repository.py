"""What the rules about the repository walk: its files, and nothing that a tool left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MADE_BY_TOOLS = {"__pycache__", "node_modules", "var", "dist", "htmlcov"}


def files(under: str = ".", ending: str = "") -> Iterator[Path]:
    """Yield the repository's own files in a folder, those with a certain ending if one is given."""
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = sorted(name for name in folders if is_ours(name))
        for name in sorted(names):
            if name.endswith(ending):
                yield Path(folder, name)


def is_ours(folder: str) -> bool:
    """Say whether a folder holds our own files; of the hidden ones only `.ci` does."""
    if folder == ".ci":
        return True
    return folder not in MADE_BY_TOOLS and not folder.startswith(".")


def named(path: Path) -> str:
    """Give a file's name as a person would type it, from the top of the repository."""
    return path.relative_to(ROOT).as_posix()
