"""Who keeps the register of requests under the law."""

from __future__ import annotations

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_record_request(actor: Actor) -> Decision:
    """Receivers: the monitoring officer answers for the law."""
    return _receives(actor)


def may_work_on_request(actor: Actor) -> Decision:
    """The same. Whether this one may see this request, the keys and the conflicts say."""
    return _receives(actor)


def _receives(actor: Actor) -> Decision:
    if not actor.has(*HANDLES):
        return deny("Only a receiver keeps the register of requests under the law.")
    return allow("You are a receiver.")
