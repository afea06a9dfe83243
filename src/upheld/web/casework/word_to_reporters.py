"""The word that is owed to those who raised a concern while it is investigated.

A clock asks for it, every 28 days unless the house says otherwise. These are words to begin with:
the stage, and nothing of what was said or found. Whoever receives the concern changes them as they
wish, and sends them.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import states as concerns
from upheld.investigations import queries
from upheld.investigations.states import Stage
from upheld.kernel.actor import Actor
from upheld.people import clock
from upheld.web.words import day

_STANDS: dict[Stage, Any] = {
    Stage.PROPOSED: _l(
        "An independent investigation has been asked for. It is not commissioned yet."
    ),
    Stage.COMMISSIONED: _l("An independent investigator has been engaged and is about to start."),
    Stage.OPENED: _l(
        "The independent investigator has started. What is to be looked at is being agreed."
    ),
    Stage.UNDER_WAY: _l("The independent investigation is under way."),
    Stage.SIGNED_OFF: _l("The investigator’s findings are complete. The full report comes next."),
    Stage.REPORTED: _l("The full report of the investigation has been written and handed over."),
}


def where_it_stands(actor: Actor, matter: UUID) -> str:
    """Words to begin with; none where nothing is investigated in which the actor has a part."""
    stage = queries.stage_in(actor=actor, matter=matter)
    if stage is None:
        return ""
    then = concerns.update_by(clock.today())
    again = _("You will hear from us again by %(day)s, also if there is nothing new.")
    return f"{_STANDS[stage]}\n\n{again % {'day': day(then)}}"
