"""The way into a learning report: only with open keys, and only for those who hold it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from upheld.kernel.actor import Actor
from upheld.learning import queries
from upheld.learning.queries import LearningReport, Passage, ReportPage, SourceOfEvidence
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.casework import unlock_here
from upheld.web.unlocked import keys_of

P = ParamSpec("P")
WithKeys = Callable[Concatenate[HttpRequest, Actor, Keyring, P], HttpResponse]
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


def page_or_404(actor: Actor, keys: Keyring, id: UUID) -> ReportPage:
    """The report's page. Unseen and absent look the same."""
    page = queries.report_page(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def report_or_404(actor: Actor, keys: Keyring, id: UUID) -> LearningReport:
    """The row that a command is given."""
    row = queries.report(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row


def passage_or_404(actor: Actor, keys: Keyring, id: UUID) -> Passage:
    """The row of a passage that a command is given."""
    row = queries.passage(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row


def source_or_404(actor: Actor, keys: Keyring, id: UUID) -> SourceOfEvidence:
    """The row of a source of evidence that a command is given."""
    row = queries.source(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row
