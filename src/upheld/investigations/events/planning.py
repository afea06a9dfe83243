"""What happened to the plan of an investigation: days, hours and pounds, without a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPlanned(Event):
    """A task was planned, or planned again: the first day stands in its first entry."""

    name: ClassVar[str] = "investigations.task.planned"
    about: ClassVar[str] = "investigation"
    investigation: str
    task: str
    due_on: date
    minutes: int
    pounds: int
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNoted(Event):
    """Hours or pounds that a task took were recorded."""

    name: ClassVar[str] = "investigations.work.noted"
    about: ClassVar[str] = "investigation"
    investigation: str
    task: str
    worked_on: date
    minutes: int
    pounds: int
