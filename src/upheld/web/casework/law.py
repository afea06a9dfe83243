"""The register of requests under the law: what is asked, by when, and what is kept back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.states import LegalKind
from upheld.kernel.actor import Actor
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.duties import RECEIVES
from upheld.web.casework.law_forms import AnswerIt, Exempt, Extend, Record, kind_words
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of


@for_audience(Audience.CASEWORK)
@needs_keys
def register(request: HttpRequest) -> HttpResponse:
    """Every request, by the day it is due."""
    actor, keys = _keeper(request)
    lines = queries.legal_requests(actor=actor, keys=keys, today=clock.today())
    shown = {"lines": [(each, kind_words(each.kind)) for each in lines]}
    return render(request, "casework/law.html", shown)


@for_audience(Audience.CASEWORK)
@needs_keys
def record(request: HttpRequest, id: UUID | None = None) -> HttpResponse:
    """Record a request, about one concern or about none."""
    actor, keys = _keeper(request)
    concern = open_concern(request, id).row if id else None
    form = Record(request.POST or None, initial={"received_on": clock.today()})
    if form.is_valid():
        held = form.cleaned_data | {"kind": LegalKind(form.cleaned_data["kind"])}
        same: dict[str, Any] = {"actor": actor, "at": clock.now(), "keys": keys}
        with refusal_on(form):
            made = commands.record_request(**same, **held, concern=concern)
            return redirect("casework-law-request", made.id)
    return render(request, "casework/law_record.html", {"form": form, "concern": id})


@for_audience(Audience.CASEWORK)
@needs_keys
def one(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request: note what is kept back, take more time, or say that it is answered."""
    actor, keys = _keeper(request)
    page = queries.legal_request_page(actor=actor, keys=keys, id=request_id, today=clock.today())
    row = queries.legal_request(actor=actor, id=request_id)
    if page is None or row is None:
        raise Http404
    form, run = _asked(request)
    if form is not None and form.is_valid():
        same: dict[str, Any] = {"actor": actor, "at": clock.now(), "keys": keys, "request": row}
        with refusal_on(form):
            run(**same, **form.cleaned_data)
            messages.success(request, _("This has been recorded"))
            return redirect("casework-law-request", request_id)
    shown = {"page": page, "kind": kind_words(page.kind), **_forms(form)}
    return render(request, "casework/law_request.html", shown)


def _asked(request: HttpRequest) -> tuple[Any, Any]:
    """Which of the three forms was sent, and what it runs."""
    if "exempt" in request.POST:
        return Exempt(request.POST), commands.note_exemption
    if "extend" in request.POST:
        return Extend(request.POST), commands.extend_request
    if "answer" in request.POST:
        return AnswerIt(request.POST), commands.answer_request
    return None, None


def _forms(sent: Any) -> dict[str, Any]:
    fresh = {"exempt": Exempt(), "extend": Extend(), "answer": AnswerIt()}
    kept = {name: sent if isinstance(sent, type(each)) else each for name, each in fresh.items()}
    return kept | ({"form": sent} if sent is not None else {})


def _keeper(request: HttpRequest) -> tuple[Actor, Keyring]:
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(*RECEIVES):
        raise Http404
    return actor, keys
