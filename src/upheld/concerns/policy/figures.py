"""Who notes what others say."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_note_figure(actor: Actor) -> Decision:
    """Receivers and the convener note what others say."""
    if not actor.has(*HANDLES, Role.CONVENER):
        return deny("Only a receiver or the convener can note this.")
    return allow("You hold this concern.")
