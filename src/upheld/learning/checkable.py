"""What the disclosure check is run over before it is published: a learning report, or a grid."""

from __future__ import annotations

from typing import Any

from .models import Grid, LearningReport

Checkable = LearningReport | Grid


def of(draft: Checkable) -> dict[str, Any]:
    """By which its checks, lists and answers are found, and to which they are tied."""
    return {"grid": draft} if isinstance(draft, Grid) else {"report": draft}
