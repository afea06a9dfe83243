"""Looking for a canary, however it is spelled."""

from __future__ import annotations

from collections.abc import Iterable

from .paths import spellings


def where(haystack: Iterable[tuple[str, bytes]], canary: str) -> list[str]:
    """The places in which a canary stands."""
    needles = spellings(canary)
    return [place for place, value in haystack if any(each in value for each in needles)]
