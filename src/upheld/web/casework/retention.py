"""How long a concern is kept, legal holds, and erasure by two people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries
from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns_forms import LONGEST
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.fields import Radios
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of

CARRY_OUT, REFUSE = "carry-out", "refuse"


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_l("Your reason"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _l("Give your reason")},
    )


class Answer(Reason):
    """Whether a keeper carries an erasure out, and why."""

    answer = forms.ChoiceField(
        label=_l("Should it be destroyed?"),
        choices=[
            (CARRY_OUT, _l("Yes: destroy it now, for good")),
            (REFUSE, _l("No: it is kept")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose yes or no")},
    )
    field_order = ("answer", "reason")


@for_audience(Audience.CASEWORK)
@needs_keys
def of_concern(request: HttpRequest, id: UUID) -> HttpResponse:
    """Until when it is kept, what stops its erasure, and asking for it."""
    found = open_concern(request, id)
    kept = queries.retention_of(
        actor=found.actor, keys=found.keys, concern=found.row, today=clock.today()
    )
    if kept is None:
        raise Http404
    form = Reason(request.POST or None)
    if form.is_valid():
        run = _step(request)
        same: dict[str, Any] = {"actor": found.actor, "concern": found.row, "keys": found.keys}
        with refusal_on(form):
            run(**same, at=clock.now(), reason=form.cleaned_data["reason"])
            messages.success(request, _("This has been recorded"))
            return redirect("casework-retention", id)
    investigated = investigations.under_way(actor=found.actor, matter=found.page.matter)
    shown = {"form": form, "page": found.page, "kept": kept, "investigated": investigated}
    return render(request, "casework/retention.html", shown)


@for_audience(Audience.CASEWORK)
@needs_keys
def listing(request: HttpRequest) -> HttpResponse:
    """What a keeper of recovery keys was asked to destroy."""
    actor, keys = _keeper(request)
    lines = queries.erasures(actor=actor, keys=keys, today=clock.today())
    return render(request, "casework/erasures.html", {"lines": lines})


@for_audience(Audience.CASEWORK)
@needs_keys
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One erasure, and the keeper's answer. What is destroyed stays destroyed."""
    actor, keys = _keeper(request)
    page = queries.erasure_page(actor=actor, keys=keys, id=request_id, today=clock.today())
    rows = queries.erasure(actor=actor, id=request_id)
    if page is None or rows is None:
        raise Http404
    form = Answer(request.POST or None)
    if form.is_valid():
        run: Any = commands.approve_erasure
        if form.cleaned_data["answer"] == REFUSE:
            run = commands.refuse_erasure
        same = {"actor": actor, "erasure": rows[0], "concern": rows[1], "keys": keys}
        with refusal_on(form):
            run(**same, at=clock.now(), reason=form.cleaned_data["reason"])
            return redirect("casework-erasure", request_id)
    return render(request, "casework/erasure_answer.html", {"form": form, "page": page})


def _step(request: HttpRequest) -> Any:
    if "hold" in request.POST:
        return commands.place_hold
    return commands.lift_hold if "lift" in request.POST else commands.ask_erasure


def _keeper(request: HttpRequest) -> tuple[Actor, Keyring]:
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(Role.KEEPER):
        raise Http404
    return actor, keys
