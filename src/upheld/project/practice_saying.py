"""How the commands of `upheld practice` speak: a line of words, or an object on a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from upheld.practice.store import Store

NONE_YET = "Nothing has been loaded into {}."
NONE_OF = "Nothing of {} has been loaded into {}. There is: {}."


def none_yet(store: Store, council: str | None) -> str:
    """What is said of an empty store, or of a council that is not in it."""
    others = sorted({load.council for load in store.loads()})
    if council and others:
        return NONE_OF.format(council, store.folder, ", ".join(others))
    return NONE_YET.format(store.folder)


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


def say_json(told: Mapping[str, Any]) -> None:
    """Print one object on one line."""
    sys.stdout.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")


def refuse(sentence: str, *, as_json: bool) -> int:
    """Say why something was not done."""
    if as_json:
        say_json({"error": sentence})
    sys.stderr.write(f"{sentence}\n")
    return 1
