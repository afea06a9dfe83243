"""The tables of the register, and the words of the house."""

from __future__ import annotations

from .register import (
    Account,
    Clock,
    Interest,
    Line,
    Person,
    Post,
    PostRole,
    Tenure,
    in_force,
)
from .texts import HouseText

__all__ = [
    "Account",
    "Clock",
    "HouseText",
    "Interest",
    "Line",
    "Person",
    "Post",
    "PostRole",
    "Tenure",
    "in_force",
]
