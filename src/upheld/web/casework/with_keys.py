"""Pages that open with somebody's own keys: whoever is locked is sent to unlock first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.casework import unlock_here
from upheld.web.unlocked import keys_of

P = ParamSpec("P")
WithKeys = Callable[Concatenate[HttpRequest, Actor, Keyring, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def with_keys(view: WithKeys[P]) -> View[P]:
    """Give a view the actor and the open keys; send whoever is locked to unlock first."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        keys = keys_of(request)
        if keys is None and request.method == "POST":
            return unlock_here.then(request, lambda: door(request, *args, **kwargs))
        if keys is None:
            return redirect(f"{reverse('unlock')}?{urlencode({'next': request.path})}")
        return view(request, actor_of(request), keys, *args, **kwargs)

    return door
