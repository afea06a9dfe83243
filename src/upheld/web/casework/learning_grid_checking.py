"""The disclosure check of a grid: what was flagged, and why it may stand."""

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
from .learning_checked import GRID
from .learning_doors import with_keys


@for_audience(Audience.CASEWORK)
@with_keys
def check(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """The newest check of a grid, each flag in its sentence."""
    return pages.show(request, grid_check_or_404(actor, keys, investigation), GRID)


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def run(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Hold the words against the file now."""

    def keep() -> int:
        given = _given(actor, keys, investigation)
        looked = queries.look_at_grid(
            actor=actor, keys=keys, investigation=investigation, today=clock.today()
        )
        if looked is None:
            raise Http404
        return commands.keep_grid_check(**given, looked=looked).flags

    return pages.run(request, grid_check_or_404(actor, keys, investigation), GRID, keep=keep)


@for_audience(Audience.CASEWORK)
@with_keys
def flag(
    request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID, number: int
) -> HttpResponse:
    """Say why something that was flagged may stand."""
    return pages.flag(
        request,
        grid_check_or_404(actor, keys, investigation),
        number,
        GRID,
        answer=lambda disposition: commands.answer_grid_flag(
            **_given(actor, keys, investigation), flag=number, disposition=disposition
        ),
    )


@for_audience(Audience.CASEWORK)
@with_keys
def watch(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """What to look for in the grid besides the file, and which words are cleared."""
    return pages.watch(
        request,
        grid_check_or_404(actor, keys, investigation),
        GRID,
        keep=lambda watch: commands.keep_grid_watch(
            **_given(actor, keys, investigation), watch=watch
        ),
    )


def grid_check_or_404(actor: Actor, keys: Keyring, investigation: UUID) -> CheckPage:
    """The page of the check of a grid. Unseen and absent look the same."""
    page = queries.grid_check_page(actor=actor, keys=keys, investigation=investigation)
    if page is None:
        raise Http404
    return page


def _given(actor: Actor, keys: Keyring, investigation: UUID) -> dict[str, Any]:
    """What every command of the check takes."""
    row = queries.grid(actor=actor, keys=keys, investigation=investigation)
    return {"actor": actor, "at": clock.now(), "grid": row, "keys": keys}
