"""Counts that were sent in returns, beside the counts of what is loaded here."""

from __future__ import annotations

from upheld.kernel.actor import Actor
from upheld.practice import reconciling
from upheld.practice.reconciling import Compared

from .rights import may_work


def returns(*, actor: Actor) -> list[Compared] | None:
    """Every submitted count with ours beside it; None for whoever may not work with data."""
    return reconciling.compared() if may_work(actor=actor) else None
