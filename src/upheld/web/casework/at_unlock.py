"""What a receiver's session does by itself as soon as it is unlocked, before anything is listed.

It leaves out whoever has come into conflict since, brings somebody in where nobody is left,
hands over the requests under the law that belong to what went to others, and tells everybody's
own session from which matters it must keep away.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from upheld.concerns import commands, queries
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault.keyring import Keyring


def look_at_conflicts(actor: Actor, keys: Keyring) -> None:
    """Look at conflicts again in everything that these keys open."""
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return
    given: dict[str, Any] = {"actor": actor, "keys": keys}
    for concern in queries.to_renew(**given, today=clock.today()):
        with suppress(Refused):  # its page says what stands in the way
            commands.renew_readers(**given, at=clock.now(), concern=concern)
    for request in queries.to_hand_over(**given, at=clock.now()):
        with suppress(Refused):  # nobody is left who could keep it
            commands.hand_over_request(**given, at=clock.now(), request=request)
    commands.tell_everybody(**given, at=clock.now())
