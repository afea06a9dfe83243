"""The timeline of one child, for whoever investigates, and for analysts."""

from __future__ import annotations

from datetime import date

from upheld.kernel.actor import Actor
from upheld.practice import policy, timelines
from upheld.practice.timelines import Timeline

CANNOT_SAY = (
    "What was put on the record later than this day stands here too, as if it had been known.",
    "A visit, a meeting or a decision that nobody recorded is not here.",
    "Who decided, and why, stands in the child’s own file and not in these rows.",
)
"""What a timeline from returns does not tell. It is frozen with every timeline."""


def child_timeline(*, actor: Actor, child: str, as_at: date) -> Timeline | None:
    """What the records say happened with a child; None for anybody who may not ask."""
    if not policy.may_open_timeline(actor):
        return None
    return timelines.timeline(child, as_at)
