"""The standard code of a spelling, for each code set of the standard tables."""

from __future__ import annotations

from upheld.practice.standard.codes import CODES


def standard(codes: str, word: str) -> str | None:
    """The standard code of a spelling, or nothing where that is not sure."""
    known = CODES.get(codes)
    if known is None:
        return word
    return word if word in known else None
