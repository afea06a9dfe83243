"""An action, and what its owner and the improvement lead do with it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.improvement import commands
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.improvement import doors
from upheld.web.improvement.forms import MoveDate, Prove, Report


@for_audience(Audience.IMPROVEMENT)
def action(request: HttpRequest, id: UUID) -> HttpResponse:
    """One action with its whole history."""
    page = doors.action_page(actor_of(request), id)
    return render(request, "improvement/action.html", {"page": page})


@for_audience(Audience.IMPROVEMENT)
def report(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say what has been done. It is published as a claim."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_report, to):
        return away
    form = Report(request.POST or None)

    def run() -> object:
        row = doors.action_row(actor, id)
        words = form.cleaned_data["words"]
        return commands.report_progress(actor=actor, at=clock.now(), action=row, words=words)

    shown = {"form": form, "page": page}
    return doors.carry_out(
        request, "improvement/report.html", shown, run=run, said=_("Progress published"), to=to
    )


@for_audience(Audience.IMPROVEMENT)
def move(request: HttpRequest, id: UUID) -> HttpResponse:
    """Move an action's date. The original date stays."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_move, to):
        return away
    form = MoveDate(request.POST or None)

    def run() -> object:
        return commands.move_date(
            actor=actor,
            at=clock.now(),
            action=doors.action_row(actor, id),
            to=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
        )

    shown = {"form": form, "page": page}
    return doors.carry_out(
        request, "improvement/move.html", shown, run=run, said=_("Date moved"), to=to
    )


@for_audience(Audience.IMPROVEMENT)
def prove(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put forward what shows that the success test holds."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_submit, to):
        return away
    form = Prove(request.POST or None)

    def run() -> object:
        row = doors.action_row(actor, id)
        summary = form.cleaned_data["summary"]
        return commands.submit_proof(actor=actor, at=clock.now(), action=row, summary=summary)

    shown = {"form": form, "page": page}
    said = _("Proof put forward. Somebody else will judge it.")
    return doors.carry_out(request, "improvement/prove.html", shown, run=run, said=said, to=to)
