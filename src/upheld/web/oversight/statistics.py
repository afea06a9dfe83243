"""Speaking up in numbers, for boards and councillors: what was published, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.concerns import queries
from upheld.people import clock
from upheld.web import numbers
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.OVERSIGHT)
def speaking_up(request: HttpRequest) -> HttpResponse:
    """Each quarter as it was published on its fixed day."""
    found = queries.quarters(today=clock.today())
    shown = [(each, numbers.of_quarter(each), numbers.is_nobody(each)) for each in found]
    return render(request, "oversight/speaking_up.html", {"quarters": shown})
