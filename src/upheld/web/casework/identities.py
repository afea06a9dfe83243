"""Opening a name by two people: the receiver's page, and the second keeper's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.concerns.queries import NameKept, Signatory
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns import same
from upheld.web.casework.concerns_forms import LONGEST
from upheld.web.casework.opened import OpenConcern, needs_keys, open_concern
from upheld.web.fields import Radios
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of

AGREE, DO_NOT_AGREE = "agree", "do-not-agree"


def _reason(label: object, help_text: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # a lazy translation
        help_text=help_text,  # type: ignore[arg-type]
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": _l("Give your reason")},
    )


class Ask(forms.Form):
    """Why a receiver has to know who it is."""

    reason = _reason(
        _l("Why do you need to know who this is?"),
        _l("The second keeper reads this, and so does the reporter. Name nobody."),
    )


class Answer(forms.Form):
    """Whether a second keeper agrees, and why."""

    answer = forms.ChoiceField(
        label=_l("Do you agree that the name is opened?"),
        choices=[
            (AGREE, _l("Yes: whoever asked may read it for one day")),
            (DO_NOT_AGREE, _l("No: it stays shut")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose yes or no")},
    )
    reason = _reason(_l("Your reason"), _l("Whoever asked reads this, and so does the reporter."))


@for_audience(Audience.CASEWORK)
@needs_keys
def of_concern(request: HttpRequest, id: UUID, signatory: UUID | None = None) -> HttpResponse:
    """How the name of somebody who spoke is kept, and asking a second keeper to open it."""
    found, row = open_concern(request, id), _whose(request, signatory)
    kept = _kept(found, row)
    form = Ask(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusal_on(form):
            reason = form.cleaned_data["reason"]
            commands.ask_identity(**same(found), reason=reason, signatory=row)
            messages.success(request, _("The second keeper has been asked"))
            return redirect(_address(id, signatory))
    shown = {"form": form, "page": found.page, "kept": kept, "name": "", "signatory": signatory}
    return render(request, "casework/identity.html", shown)


@for_audience(Audience.CASEWORK)
@require_POST
@needs_keys
def open_name(
    request: HttpRequest, id: UUID, request_id: UUID, signatory: UUID | None = None
) -> HttpResponse:
    """Read the name, on this one page; that it was opened is recorded."""
    found, whose = open_concern(request, id), _whose(request, signatory)
    row = queries.identity_request(actor=found.actor, id=request_id)
    if row is None:
        raise Http404
    form, name = Ask(), ""
    try:
        name = commands.open_identity(**same(found), request=row, signatory=whose)
    except Refused as no:
        form = Ask({})
        form.full_clean()
        form.errors.clear()
        form.add_error(None, str(no))
    kept = _kept(found, whose)
    shown = {"form": form, "page": found.page, "kept": kept, "name": name, "signatory": signatory}
    return render(request, "casework/identity.html", shown)


@for_audience(Audience.CASEWORK)
@needs_keys
def listing(request: HttpRequest) -> HttpResponse:
    """What a second keeper has been asked."""
    actor, keys = _keeper(request)
    lines = queries.identity_requests(actor=actor, keys=keys, today=clock.today())
    return render(request, "casework/identities.html", {"lines": lines})


@for_audience(Audience.CASEWORK)
@needs_keys
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request, and the second keeper's answer to it."""
    actor, keys = _keeper(request)
    given: dict[str, Any] = {"actor": actor, "keys": keys, "today": clock.today()}
    page = queries.identity_request_page(**given, id=request_id)
    row = queries.identity_request(actor=actor, id=request_id)
    if page is None or row is None:
        raise Http404
    form = Answer(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agrees = form.cleaned_data["answer"] == AGREE
        run = commands.release_identity if agrees else commands.refuse_identity
        with refusal_on(form):
            reason = form.cleaned_data["reason"]
            run(actor=actor, at=clock.now(), request=row, reason=reason, keys=keys)
            messages.success(request, _("Your answer is recorded"))
            return redirect("casework-identities")
    return render(request, "casework/identity_answer.html", {"form": form, "page": page})


def _whose(request: HttpRequest, signatory: UUID | None) -> Signatory | None:
    if signatory is None:
        return None
    row = queries.signatory(actor=actor_of(request), id=signatory)
    if row is None:
        raise Http404
    return row


def _address(id: UUID, signatory: UUID | None) -> str:
    if signatory is None:
        return reverse("casework-identity", args=[id])
    return reverse("casework-signatory-identity", args=[id, signatory])


def _kept(found: OpenConcern, signatory: Signatory | None) -> NameKept:
    given: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "concern": found.row}
    kept = queries.name_kept(**given, at=clock.now(), signatory=signatory)
    if kept is None:
        raise Http404
    return kept


def _keeper(request: HttpRequest) -> tuple[Actor, Keyring]:
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(Role.IDENTITY_KEEPER):
        raise Http404
    return actor, keys
