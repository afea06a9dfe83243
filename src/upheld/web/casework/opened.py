"""Casework pages whose content is sealed: they open with unlocked keys, or say only that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from upheld.concerns import queries, states
from upheld.concerns.queries import Concern, ConcernPage
from upheld.concerns.states import State
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.casework import unlock_here
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True, repr=False)
class OpenConcern:
    """A concern that whoever is acting may read, and the row to hand to a command."""

    actor: Actor
    keys: Keyring
    page: ConcernPage
    row: Concern


def needs_keys(view: View[P]) -> View[P]:
    """Show a page only to somebody whose keys are open; else only the way to open them.

    What somebody typed while their keys locked goes along with the question for their words.
    """

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if keys_of(request) is None and request.method == "POST":
            return unlock_here.then(request, lambda: shown(request, *args, **kwargs))
        if keys_of(request) is None:
            return render(request, "casework/home_locked.html", {})
        return view(request, *args, **kwargs)

    return shown


def open_concern(request: HttpRequest, id: UUID) -> OpenConcern:
    """The concern, for whoever holds it and is free of conflict. Raises `Http404`."""
    actor, keys = actor_of(request), keys_of(request)
    if keys is None:
        raise Http404
    page = queries.concern_page(actor=actor, keys=keys, id=id, today=clock.today())
    row = queries.concern(actor=actor, id=id)
    if page is None or row is None:
        raise Http404
    return OpenConcern(actor, keys, page, row)


def carry_out(
    request: HttpRequest,
    found: OpenConcern,
    form: BaseForm,
    template: str,
    *,
    run: Callable[[], object],
    said: str,
    step: State | None = None,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Run a command once its form is complete, and go back to the concern.

    Where the step is impossible now, its form is not shown; the page says why.
    """
    if request.method != "POST" and step is not None and (why := _why_not(found.page, step)):
        return render(request, "casework/concern_not_now.html", {"page": found.page, "why": why})
    if form.is_valid():
        with refusal_on(form):
            run()
            messages.success(request, said)
            return redirect(_back(found))
    return render(request, template, {"form": form, "page": found.page} | (more or {}))


def _back(found: OpenConcern) -> str:
    """The concern, or what waits where the step itself took the concern away."""
    given: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "id": found.page.id}
    still = queries.concern_page(**given, today=clock.today())
    if still is None:
        return reverse("casework-home")
    return reverse("casework-concern", args=[found.page.id])


def _why_not(page: ConcernPage, step: State) -> str:
    try:
        states.require(page.state, then=step)
    except Refused as no:
        return str(no)
    return ""
