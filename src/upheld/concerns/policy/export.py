"""Who may take a concern to a regulator."""

from __future__ import annotations

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_export_bundle(actor: Actor) -> Decision:
    """Receivers, and nobody else."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can take a concern to a regulator.")
    return allow("You are a receiver.")
