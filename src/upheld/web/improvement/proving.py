"""Who judges a proof, the judgement, and the decision that an action is done or not."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.improvement import commands, queries
from upheld.improvement.states import Judgement
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.improvement import doors
from upheld.web.improvement.forms import Appoint, Close, Judge, Reopen
from upheld.web.unlocked import keys_of


@for_audience(Audience.IMPROVEMENT)
def appoint(request: HttpRequest, id: UUID) -> HttpResponse:
    """Appoint who judges, among those who are in no conflict."""
    actor, keys = actor_of(request), keys_of(request)
    page, to = doors.action_page(actor, id), reverse("improvement-action", args=[id])
    if away := doors.not_now(request, page.may_appoint, to):
        return away
    if keys is None:
        return doors.unlock_first(request)
    now, row = clock.now(), doors.action_row(actor, id)
    try:
        free = queries.assurers_for(actor=actor, keys=keys, action=row, today=clock.today())
    except Refused as no:
        messages.error(request, str(no))
        return redirect(to)
    form = Appoint(request.POST or None, free=free)

    def run() -> object:
        who = UUID(form.cleaned_data["assurer"])
        return commands.appoint_assurer(actor=actor, at=now, action=row, assurer=who, keys=keys)

    shown = {"form": form, "page": page, "free": free}
    said, template = _("Assurer appointed"), "improvement/appoint.html"
    return doors.carry_out(request, template, shown, run=run, said=said, to=to)


@for_audience(Audience.IMPROVEMENT)
def judge(request: HttpRequest, id: UUID) -> HttpResponse:
    """Judge a proof that somebody else put forward."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_judge, to):
        return away
    form = Judge(request.POST or None)

    def run() -> object:
        return commands.judge_proof(
            actor=actor,
            at=clock.now(),
            action=doors.action_row(actor, id),
            proof=doors.newest_proof(actor, id),
            judgement=Judgement(form.cleaned_data["judgement"]),
            reasons=form.cleaned_data["reasons"],
        )

    shown, said = {"form": form, "page": page}, _("Judgement published")
    return doors.carry_out(request, "improvement/judge.html", shown, run=run, said=said, to=to)


@for_audience(Audience.IMPROVEMENT)
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close an action on proof that was judged met."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_close, to):
        return away
    form = Close(request.POST or None)

    def run() -> object:
        return commands.close_action(
            actor=actor,
            at=clock.now(),
            action=doors.action_row(actor, id),
            proof=doors.newest_proof(actor, id),
            words=form.cleaned_data["words"],
        )

    shown, said = {"form": form, "page": page}, _("Action closed")
    return doors.carry_out(request, "improvement/close.html", shown, run=run, said=said, to=to)


@for_audience(Audience.IMPROVEMENT)
def reopen(request: HttpRequest, id: UUID) -> HttpResponse:
    """Open a closed action again: proof is owed anew."""
    actor, to = actor_of(request), reverse("improvement-action", args=[id])
    page = doors.action_page(actor, id)
    if away := doors.not_now(request, page.may_reopen, to):
        return away
    form = Reopen(request.POST or None)

    def run() -> object:
        return commands.reopen_action(
            actor=actor,
            at=clock.now(),
            action=doors.action_row(actor, id),
            reason=form.cleaned_data["reason"],
            due=form.cleaned_data["until"],
        )

    shown, said = {"form": form, "page": page}, _("Action opened again")
    return doors.carry_out(request, "improvement/reopen.html", shown, run=run, said=said, to=to)
