"""Who may see anything of children's data, and how much of it."""

from __future__ import annotations

from upheld.kernel.actor import Actor
from upheld.practice import policy


def may_work(*, actor: Actor) -> bool:
    """Whether somebody works with children's data: loads, lists of children, mappings."""
    return policy.may_work_with_data(actor).allowed


def may_read(*, actor: Actor) -> bool:
    """Whether somebody may read measures at all."""
    return policy.may_read_measures(actor).allowed


def may_read_parts(*, actor: Actor) -> bool:
    """Whether somebody may see a measure by service and team."""
    return policy.may_read_parts(actor).allowed
