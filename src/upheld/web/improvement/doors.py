"""The way into plans and actions: rows or 404, and how a form becomes a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.improvement import queries
from upheld.improvement.queries import ActionPage, PlanPage, RecommendationPage
from upheld.kernel.actor import Actor
from upheld.people import clock
from upheld.web.refusals import refusal_on


def action_page(actor: Actor, id: UUID) -> ActionPage:
    """An action's page. Unseen and absent look the same. Raises `Http404`."""
    page = queries.action_page(actor=actor, id=id, today=clock.today())
    if page is None:
        raise Http404
    return page


def plan_page(actor: Actor, id: UUID) -> PlanPage:
    """A plan's page. Raises `Http404`."""
    page = queries.plan_page(actor=actor, id=id, today=clock.today())
    if page is None:
        raise Http404
    return page


def recommendation_page(actor: Actor, id: UUID) -> RecommendationPage:
    """A recommendation's page. Raises `Http404`."""
    page = queries.recommendation_page(actor=actor, id=id, today=clock.today())
    if page is None:
        raise Http404
    return page


def action_row(actor: Actor, id: UUID) -> queries.Action:
    """The row of an action that a command is given. Raises `Http404`."""
    row = queries.action(actor=actor, id=id)
    if row is None:
        raise Http404
    return row


def plan_row(actor: Actor, id: UUID | None) -> queries.Plan:
    """The row of a plan. Raises `Http404`, also where there is none to ask for."""
    row = queries.plan(actor=actor, id=id) if id else None
    if row is None:
        raise Http404
    return row


def recommendation_row(actor: Actor, id: UUID) -> queries.Recommendation:
    """The row of a recommendation. Raises `Http404`."""
    row = queries.recommendation(actor=actor, id=id)
    if row is None:
        raise Http404
    return row


def newest_proof(actor: Actor, action: UUID) -> queries.Proof:
    """The row of an action's newest proof. Raises `Http404`."""
    row = queries.latest_proof(actor=actor, action=action)
    if row is None:
        raise Http404
    return row


def carry_out(
    request: HttpRequest,
    template: str,
    shown: dict[str, Any],
    *,
    run: Callable[[], object],
    said: str,
    to: str,
) -> HttpResponse:
    """Run a command once its form is complete, and go on; else show the form again.

    What the house refuses is said above the form, with everything that was typed.
    """
    form: BaseForm = shown["form"]
    if form.is_valid():
        with refusal_on(form):
            run()
            messages.success(request, said)
            return redirect(to)
    return render(request, template, shown)


def not_now(request: HttpRequest, may: bool, to: str) -> HttpResponse | None:
    """Send somebody back who follows an old link to what is not theirs to do.

    A form that was sent still reaches its command, so that nothing typed is lost.
    """
    if may or request.method == "POST":
        return None
    messages.warning(request, _("This cannot be done now, or it is not for you to do."))
    return redirect(to)


def unlock_first(request: HttpRequest) -> HttpResponse:
    """Send somebody whose keys are locked to unlock them, and back here."""
    return redirect(f"{reverse('unlock')}?{urlencode({'next': request.path})}")
