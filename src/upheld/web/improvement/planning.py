"""Pages that take recommendations up, answer them, and make the plan."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.improvement import commands, queries
from upheld.improvement.states import Response
from upheld.kernel.actor import Role
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.improvement import doors
from upheld.web.improvement.forms import AddAction, Answer, StartPlan
from upheld.web.improvement.shown import chosen, groups, tabs


@for_audience(Audience.IMPROVEMENT)
def adopt(request: HttpRequest) -> HttpResponse:
    """Take up published recommendations, one at a time."""
    actor = actor_of(request)
    if not actor.has(Role.IMPROVEMENT_LEAD):
        raise Http404
    untaken = queries.untaken(actor=actor)
    if request.method == "POST":
        passage = next((e.passage for e in untaken if str(e.passage) in request.POST), None)
        if passage is None:
            raise Http404
        try:
            commands.adopt_recommendation(actor=actor, at=clock.now(), passage=passage)
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("Taken up. An answer is owed within two months."))
        return redirect("improvement-adopt")
    return render(request, "improvement/adopt.html", {"untaken": untaken})


@for_audience(Audience.IMPROVEMENT)
def recommendation(request: HttpRequest, id: UUID) -> HttpResponse:
    """One recommendation, its answer and its actions."""
    page = doors.recommendation_page(actor_of(request), id)
    return render(request, "improvement/recommendation.html", {"page": page})


@for_audience(Audience.IMPROVEMENT)
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Answer a recommendation for the council."""
    actor, to = actor_of(request), reverse("improvement-recommendation", args=[id])
    page = doors.recommendation_page(actor, id)
    if away := doors.not_now(request, page.may_answer, to):
        return away
    form = Answer(request.POST or None, now=page.line.response)

    def run() -> object:
        return commands.respond(
            actor=actor,
            at=clock.now(),
            recommendation=doors.recommendation_row(actor, id),
            response=Response(form.cleaned_data["response"]),
            reason=form.cleaned_data["reason"],
        )

    shown = {"form": form, "page": page}
    return doors.carry_out(
        request, "improvement/answer.html", shown, run=run, said=_("Answer published"), to=to
    )


@for_audience(Audience.IMPROVEMENT)
def start_plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """Start the plan of a recommendation's matter."""
    actor, to = actor_of(request), reverse("improvement-recommendation", args=[id])
    page = doors.recommendation_page(actor, id)
    if away := doors.not_now(request, page.may_start_plan, to):
        return away
    form = StartPlan(request.POST or None)

    def run() -> object:
        return commands.start_plan(
            actor=actor,
            at=clock.now(),
            recommendation=doors.recommendation_row(actor, id),
            title=form.cleaned_data["heading"],
        )

    shown = {"form": form, "page": page}
    said = _("Plan started. It is a draft until you fix it.")
    return doors.carry_out(request, "improvement/start_plan.html", shown, run=run, said=said, to=to)


@for_audience(Audience.IMPROVEMENT)
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """A plan: what was recommended and answered, what is promised, claimed and proved."""
    page = doors.plan_page(actor_of(request), id)
    wanted = chosen(request.GET.get("show", ""))
    shown = {"page": page, "tabs": tabs(page, wanted), "groups": groups(page, wanted)}
    return render(request, "improvement/plan.html", shown)


@for_audience(Audience.IMPROVEMENT)
def add_action(request: HttpRequest, id: UUID) -> HttpResponse:
    """Promise an action under a recommendation."""
    actor, to = actor_of(request), reverse("improvement-recommendation", args=[id])
    page = doors.recommendation_page(actor, id)
    if away := doors.not_now(request, page.may_add_action, to):
        return away
    owners = queries.owners(actor=actor, today=clock.today())
    form = AddAction(request.POST or None, owners=owners)

    def run() -> object:
        return commands.add_action(
            actor=actor,
            at=clock.now(),
            plan=doors.plan_row(actor, page.plan),
            recommendation=doors.recommendation_row(actor, id),
            draft=form.draft(),
        )

    shown = {"form": form, "page": page}
    return doors.carry_out(
        request, "improvement/add_action.html", shown, run=run, said=_("Action added"), to=to
    )


@for_audience(Audience.IMPROVEMENT)
def fix(request: HttpRequest, id: UUID) -> HttpResponse:
    """Fix and publish a plan, after a page that says what this means."""
    actor, to = actor_of(request), reverse("improvement-plan", args=[id])
    page = doors.plan_page(actor, id)
    if away := doors.not_now(request, page.may_plan and page.baselined_on is None, to):
        return away
    form = forms.Form({} if request.method == "POST" else None)

    def run() -> object:
        return commands.baseline_plan(actor=actor, at=clock.now(), plan=doors.plan_row(actor, id))

    shown = {"form": form, "page": page}
    said = _("The plan is fixed and public.")
    return doors.carry_out(request, "improvement/fix.html", shown, run=run, said=said, to=to)
