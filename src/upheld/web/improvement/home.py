"""The first page of improvement, and the list of plans."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.improvement import queries
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.improvement.waiting import waits_for
from upheld.web.oversight import waiting as oversight
from upheld.web.waiting import nearest_first


@for_audience(Audience.IMPROVEMENT)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever is acting, and what they wait for."""
    actor, today = actor_of(request), clock.today()
    if not queries.sees_plans(actor):
        raise Http404
    shown = {
        "lines": nearest_first([*waits_for(actor, today), *oversight.waits_for(actor, today)]),
        "actions": queries.with_others(actor=actor, today=today),
        "plans": queries.plans(actor=actor),
    }
    return render(request, "improvement/home.html", shown)


@for_audience(Audience.IMPROVEMENT)
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan that whoever is acting may see."""
    actor = actor_of(request)
    if not queries.sees_plans(actor):
        raise Http404
    return render(request, "improvement/plans.html", {"plans": queries.plans(actor=actor)})
