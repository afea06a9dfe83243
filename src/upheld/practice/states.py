"""What an analyst can take away of a load beside its rows."""

from __future__ import annotations

from enum import StrEnum


class LeftOut(StrEnum):
    """What a load could not use: whole rows, or single values."""

    REJECTS = "rejects"
    DOUBTS = "doubts"
