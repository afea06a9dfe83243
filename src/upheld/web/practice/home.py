"""The first page: for analysts what came in, for boards and panels what it says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.practice import queries
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.doors import reader


@for_audience(Audience.PRACTICE)
def home(request: HttpRequest) -> HttpResponse:
    """What was loaded last, what is on its way, and the ways on from here."""
    actor = reader(request)
    if not queries.may_work(actor=actor):
        return redirect("practice-measures")
    shown = {
        "lines": queries.loads(actor=actor)[:5],
        "files": [each for each in queries.arrivals(actor=actor) if each.is_on_the_way],
        "words": words,
    }
    return render(request, "practice/home.html", shown)
