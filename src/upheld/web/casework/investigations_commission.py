"""From a concern to an open file: propose, declare, commission, open."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.states import Controller, Part, Procurement, Stage
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_forms import Commission, Declare, Propose


@for_audience(Audience.CASEWORK)
@at_desk
def propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Propose an investigation of a concern. The desk stands at the concern here."""
    given: dict[str, Any] = {"actor": desk.actor, "keys": desk.keys, "concern": desk.id}
    page = found(queries.proposal_page(**given, today=clock.today()))
    form = Propose(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid():
        chosen = form.cleaned_data
        people: dict[str, Any] = {
            name: UUID(chosen[name]) for name in ("commissioner", "investigator", "certifier")
        }
        with refusal_on(form):
            made = commands.propose(**given, **people, at=clock.now(), reasons=chosen["reasons"])
            messages.success(request, _("Investigation proposed"))
            return redirect("casework-investigation", made.id)
    shown = {"form": form, "page": page}
    return render(request, "casework/investigations/propose.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def declare(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say, as the investigator, what ties you have."""
    page = _of_part(desk, Part.INVESTIGATOR)
    form = Declare(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/declare.html",
        {"page": page},
        run=lambda: commands.declare_independence(**desk.sealing(words=form.cleaned_data["words"])),
        said=_("Declaration recorded"),
        then=_record(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def commission(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Commission what a receiver proposed."""
    page = _of_part(desk, Part.COMMISSIONER)
    form = Commission(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.commission(
            **desk.given(
                fee_pounds=said["fee_pounds"],
                procurement=Procurement(said["procurement"]),
                controller_during=Controller(said["controller_during"]),
                controller_after=Controller(said["controller_after"]),
            )
        )

    return carry_out(
        request,
        form,
        "casework/investigations/commission.html",
        {"page": page},
        run=run,
        said=_("Investigation commissioned"),
        then=_record(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def open_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open the file, after a page that says what this means."""
    page = _of_part(desk, Part.INVESTIGATOR)
    if page.stage is not Stage.COMMISSIONED:
        return redirect("casework-investigation", desk.id)
    return carry_out(
        request,
        forms.Form({} if request.method == "POST" else None),
        "casework/investigations/open_file.html",
        {"page": page},
        run=lambda: commands.open_file(**desk.sealing()),
        said=_("File opened"),
        then=_record(desk),
    )


def _of_part(desk: Desk, part: Part) -> queries.InvestigationPage:
    """The record, for somebody with this part. For everybody else there is no such page."""
    page = desk.page(queries.investigation_page)
    return found(page if page.part is part else None)


def _record(desk: Desk) -> str:
    return reverse("casework-investigation", args=[desk.id])
