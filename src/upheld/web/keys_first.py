"""Whoever decides about a matter has their keys open, so that the house can tell of a conflict.

Named posts are sealed. Whether somebody has come into conflict since they were appointed stands
in a note that only their own keys open (`concerns.keeping_away`), so nothing is decided locked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from upheld.concerns import queries
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.web.acting import actor_of, forget_actor
from upheld.web.audience import Audience, audience_of
from upheld.web.casework import at_unlock, unlock_here
from upheld.web.unlocked import keys_of

DECIDE_HERE = frozenset({Audience.CASEWORK, Audience.IMPROVEMENT, Audience.OVERSIGHT})
View = Callable[..., HttpResponseBase]


class KeysFirst:
    """Ask for the six words before anything is sent by somebody whose keys are locked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let a request pass, ask for the six words first, or say that somebody must look."""
        if request.method != "POST" or audience_of(view) not in DECIDE_HERE:
            return None
        actor = actor_of(request)
        # What a convener does is for their own concern, and no conflict takes that away.
        if not request.user.is_authenticated or actor.has(Role.CONVENER):
            return None
        keys = keys_of(request)
        if keys is None:
            return self._locked(request, actor, lambda: view(request, *args, **kwargs))
        if queries.was_looked_at(actor=actor, keys=keys, at=clock.now()):
            return None
        if actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
            at_unlock.look_at_conflicts(actor, keys)
            forget_actor(request)
            return None
        return render(request, "casework/not_looked_at.html", {}, status=409)

    def _locked(
        self, request: HttpRequest, actor: Actor, go_on: Callable[[], HttpResponseBase]
    ) -> HttpResponseBase | None:
        if not queries.must_unlock_to_decide(actor=actor):
            return None
        return unlock_here.then(request, go_on)
