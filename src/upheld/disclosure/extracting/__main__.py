"""The words of the file on standard input, for `apart.words`. Its name comes as the argument."""

from __future__ import annotations

import json
import sys
from typing import Any

from upheld.disclosure.cleaning import LARGEST, limited
from upheld.disclosure.refused import CannotRead

from . import telling
from .reading import extract


def main() -> int:
    """Read one file and answer in one line: its words, or why there are none."""
    limited()
    content = sys.stdin.buffer.read(LARGEST + 1)
    try:
        found = extract(content, sys.argv[1])
    except CannotRead as no:
        said: dict[str, Any] = {"why": str(no)}
    else:
        said = {
            "text": found.text,
            "kind": found.kind,
            "hidden": [[each.what, each.start, each.end] for each in found.hidden],
            "about": telling.about(content, found.text),
        }
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
