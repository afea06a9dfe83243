"""Who makes copies of files for reading."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_keep_copy(actor: Actor) -> Decision:
    """Receivers and the investigator, who may open files at all."""
    if not actor.has(*HANDLES, Role.INVESTIGATOR):
        return deny("Only a receiver or the investigator can make a reading copy.")
    return allow("You handle this concern.")
