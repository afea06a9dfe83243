"""The vocabulary of themes: what the house starts with, and what a council made of it.

It is kept small, so that two inquiries that heard the same fear stand under the same word. The
first are the six headline areas of the complaint from which the product learned, the others the
groups of facts around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

SEEDS = {
    "safe-decisions": "Decisions that keep children safe",
    "management": "How the service is managed",
    "regulator": "What the regulator was told",
    "agency": "Agency workers and consultants",
    "fear": "Fear of speaking out",
    "partners": "Trust of partner agencies",
    "raising-concerns": "How concerns are raised and heard",
    "investigating": "How concerns are investigated",
    "sharing": "What is shared of what was found",
    "action-plan": "Whether promised actions happen",
    "scrutiny": "Boards and scrutiny",
    "caseload": "Caseloads and allocation",
    "overrides": "Decisions overridden",
    "workforce": "Staffing and turnover",
    "change": "How change is made",
    "supervision": "Supervision and audit",
    "front-door": "The front door, help and protection",
    "in-care": "Children in care and care leavers",
    "leadership": "Leadership and governance",
    "public-record": "What the public is told",
}


class Kept(Protocol):
    """A theme that somebody added, renamed or retired."""

    code: str
    name: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One word of the vocabulary."""

    code: str
    name: str
    is_retired: bool


def vocabulary(kept: Iterable[Kept]) -> list[ThemeLine]:
    """Every theme, retired ones too, by name."""
    lines = {code: ThemeLine(code, name, is_retired=False) for code, name in SEEDS.items()}
    lines |= {each.code: ThemeLine(each.code, each.name, each.is_retired) for each in kept}
    return sorted(lines.values(), key=lambda each: each.name)
