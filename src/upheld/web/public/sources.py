"""What had been said before: every source of evidence of which anybody may know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.kernel.actor import ANYONE
from upheld.learning import queries as learning
from upheld.people import clock
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.ANYONE)
def sources(request: HttpRequest) -> HttpResponse:
    """The register as anybody reads it, with what is overdue to those who gave evidence."""
    said = learning.public_points(actor=ANYONE)
    found = learning.public_sources(actor=ANYONE)
    shown = {
        "sources": found,
        "points": {each.id: said.get(each.id, []) for each in found},
        "today": clock.today(),
    }
    return render(request, "public/sources.html", shown)
