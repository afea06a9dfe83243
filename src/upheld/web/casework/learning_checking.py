"""The disclosure check of a learning report: what was flagged, and why it may stand."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.learning.queries import CheckPage
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience

from . import learning_checked as pages
from .learning_checked import REPORT
from .learning_doors import report_or_404, with_keys


@for_audience(Audience.CASEWORK)
@with_keys
def check(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """The newest check, each flag in its sentence."""
    return pages.show(request, check_or_404(actor, keys, id), REPORT)


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def run(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Hold the words against the file now."""

    def keep() -> int:
        given = _given(actor, keys, id)
        looked = queries.look(actor=actor, keys=keys, id=id, today=clock.today())
        if looked is None:
            raise Http404
        return commands.keep_check(**given, looked=looked).flags

    return pages.run(request, check_or_404(actor, keys, id), REPORT, keep=keep)


@for_audience(Audience.CASEWORK)
@with_keys
def flag(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, number: int) -> HttpResponse:
    """Say why something that was flagged may stand."""
    return pages.flag(
        request,
        check_or_404(actor, keys, id),
        number,
        REPORT,
        answer=lambda disposition: commands.answer_flag(
            **_given(actor, keys, id), flag=number, disposition=disposition
        ),
    )


@for_audience(Audience.CASEWORK)
@with_keys
def watch(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """What to look for besides the file, and which words are cleared."""
    return pages.watch(
        request,
        check_or_404(actor, keys, id),
        REPORT,
        keep=lambda watch: commands.keep_watch(**_given(actor, keys, id), watch=watch),
    )


def check_or_404(actor: Actor, keys: Keyring, id: UUID) -> CheckPage:
    """The page of the check. Unseen and absent look the same."""
    page = queries.check_page(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def _given(actor: Actor, keys: Keyring, id: UUID) -> dict[str, Any]:
    """What every command of the check takes."""
    row = report_or_404(actor, keys, id)
    return {"actor": actor, "at": clock.now(), "report": row, "keys": keys}
