"""What waits among the rarer duties: second people, names, the law, erasures."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns import queries
from upheld.concerns.states import Asked, ErasureState, RequestState
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """Everything that somebody with these duties has to answer."""
    names = [
        Waiting(
            _("Should a name be opened?"),
            reverse("casework-identity-request", args=[e.id]),
            due=e.due_on,
            late=e.late,
        )
        for e in queries.identity_requests(actor=actor, keys=keys, today=today)
        if e.state is Asked.WAITING
    ]
    law = [
        Waiting(
            _("A request under the law"),
            reverse("casework-law-request", args=[e.id]),
            due=e.due_on,
            late=e.late,
        )
        for e in queries.legal_requests(actor=actor, keys=keys, today=today)
        if e.state is RequestState.OPEN
    ]
    erasing = [
        Waiting(
            _("Should this be destroyed?"),
            reverse("casework-erasure", args=[e.id]),
            due=e.due_on,
            late=e.late,
        )
        for e in queries.erasures(actor=actor, keys=keys, today=today)
        if e.state is ErasureState.ASKED
    ]
    steps = _steps(actor, keys, today)
    return [*steps, *names, *law, *erasing]


def _steps(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What takes two people, and waits for the second."""
    return [
        Waiting(
            _("Do you agree? %(step)s") % {"step": e.step_words},
            reverse("casework-second-answer", args=[e.id]),
            due=e.due_on,
            late=e.late,
        )
        for e in queries.steps_asked(actor=actor, keys=keys, today=today)
        if e.waits
    ]
