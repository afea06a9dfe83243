"""What waits for a custodian: people to ask."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns import queries
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """The posts that enough people have named and that nobody has been asked about."""
    lines = queries.escrow_lines(actor=actor, keys=keys, today=today)
    return [
        Waiting(
            title=_("%(n)s people have named the same post: %(post)s. Ask them.")
            % {"n": each.counted, "post": each.post_title},
            href=reverse("casework-escrow"),
        )
        for each in lines
        if each.to_ask
    ]
