"""Pages of the duty contact: what waits, one alert, what was done; and tests of the contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.concerns.queries import AlertPage, DutyContactLine
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import duty_forms
from upheld.web.casework.opened import needs_keys
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of


@dataclass(frozen=True, slots=True, repr=False)
class _Open:
    """An alert that whoever is acting may read."""

    actor: Actor
    keys: Keyring
    page: AlertPage

    @property
    def given(self) -> dict[str, Any]:
        """What every command about an alert is given."""
        row = queries.alert(actor=self.actor, id=self.page.line.id)
        return {"actor": self.actor, "at": clock.now(), "alert": row, "keys": self.keys}


@for_audience(Audience.CASEWORK)
@needs_keys
def home(request: HttpRequest) -> HttpResponse:
    """What waits for a duty contact, and how duty stands for those who look after it."""
    actor, keys = actor_of(request), keys_of(request)
    today = clock.today()
    on_duty = queries.is_duty_contact(actor=actor)
    looks_after = queries.looks_after_duty(actor=actor)
    if keys is None or not (on_duty or looks_after):
        raise Http404
    contacts = queries.duty_contacts(actor=actor, on=today)
    lines = queries.alerts(actor=actor, keys=keys, today=today)
    page = {"on_duty": on_duty, "lines": lines, "contacts": contacts, "looks_after": looks_after}
    return render(request, "casework/duty.html", page)


@for_audience(Audience.CASEWORK)
@needs_keys
def alert(request: HttpRequest, id: UUID) -> HttpResponse:
    """One alert. What is not as it was sealed is not shown, and that is recorded."""
    found = _open(request, id)
    for each in found.page.doubted:
        body = vault_queries.body(actor=found.actor, id=each)
        if body is not None:
            vault.report_mismatch(actor=found.actor, at=clock.now(), body=body)
    return render(request, "casework/duty_alert.html", {"page": found.page})


@for_audience(Audience.CASEWORK)
@require_POST
@needs_keys
def acknowledge(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that somebody has read it; of a test, that it has arrived."""
    found = _open(request, id)
    run = commands.answer_duty_test if found.page.line.is_test else commands.acknowledge_alert
    try:
        run(**found.given)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Recorded"))
    return redirect("casework-duty-alert", id)


@for_audience(Audience.CASEWORK)
@needs_keys
def done(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say what was done."""
    found = _open(request, id)
    form = duty_forms.WhatWasDone(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusal_on(form):
            commands.review_alert(**found.given, words=form.cleaned_data["words"])
            messages.success(request, _("Recorded"))
            return redirect("casework-duty-alert", id)
    return render(request, "casework/duty_done.html", {"form": form, "page": found.page})


@for_audience(Audience.CASEWORK)
@require_POST
@needs_keys
def test(request: HttpRequest, post: UUID) -> HttpResponse:
    """Send a test to one duty contact."""
    actor, keys, _line, row = _contact(request, post)
    try:
        commands.send_duty_test(actor=actor, at=clock.now(), post=row, keys=keys)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The test has been sent"))
    return redirect("casework-duty")


@for_audience(Audience.CASEWORK)
@needs_keys
def number(request: HttpRequest, post: UUID) -> HttpResponse:
    """Set the number that everybody who speaks up is given."""
    actor, _keys, contact, row = _contact(request, post)
    form = duty_forms.NumberToRing(
        request.POST if request.method == "POST" else None, initial={"number": contact.number}
    )
    if form.is_valid():
        try:
            commands.set_duty_number(
                actor=actor, at=clock.now(), post=row, number=form.cleaned_data["number"]
            )
        except Refused as no:
            form.add_error("number", str(no))
        else:
            messages.success(request, _("The number has been changed"))
            return redirect("casework-duty")
    return render(request, "casework/duty_number.html", {"form": form, "contact": contact})


def _open(request: HttpRequest, id: UUID) -> _Open:
    actor, keys = actor_of(request), keys_of(request)
    if keys is None:
        raise Http404
    page = queries.alert_page(actor=actor, keys=keys, id=id, today=clock.today())
    if page is None:
        raise Http404
    return _Open(actor, keys, page)


def _contact(request: HttpRequest, post: UUID) -> tuple[Actor, Keyring, DutyContactLine, Model]:
    actor, keys = actor_of(request), keys_of(request)
    found = queries.duty_contacts(actor=actor, on=clock.today())
    contact = next((each for each in found if each.post == str(post)), None)
    row = people.post(actor=actor, id=post)
    if keys is None or contact is None or row is None:
        raise Http404
    return actor, keys, contact, row
