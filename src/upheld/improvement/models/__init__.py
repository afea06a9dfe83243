"""The tables of improvement. All words here were written to be published."""

from __future__ import annotations

from .plan import Action, DateMove, Plan, Recommendation
from .proof import Closure, Progress, Proof

__all__ = ["Action", "Closure", "DateMove", "Plan", "Progress", "Proof", "Recommendation"]
