"""What changes a learning report: writing it, recording what it draws on, releasing it."""

from __future__ import annotations

from .releasing import approve_release, release, submit
from .sources import record_source, say_shared
from .writing import add_passage, mark_publishable, rewrite_passage, start_report

__all__ = [
    "add_passage",
    "approve_release",
    "mark_publishable",
    "record_source",
    "release",
    "rewrite_passage",
    "say_shared",
    "start_report",
    "submit",
]
