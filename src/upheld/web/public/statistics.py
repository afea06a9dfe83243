"""The yearly return of a prescribed person, as a page and as a file."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.concerns import queries
from upheld.kernel.spreadsheets import harmless
from upheld.people import clock
from upheld.web import numbers
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.ANYONE)
def yearly(request: HttpRequest) -> HttpResponse:
    """Every yearly return that has been published."""
    found = queries.years(today=clock.today())
    shown = [(each, numbers.of_year(each), numbers.is_nobody(each)) for each in found]
    return render(request, "public/speaking_up.html", {"years": shown})


@for_audience(Audience.ANYONE)
def yearly_file(request: HttpRequest, year: int) -> HttpResponse:
    """One yearly return as CSV."""
    found = [each for each in queries.years(today=clock.today()) if each.first_day.year == year]
    if not found:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="speaking-up-{year}.csv"'
    table = csv.writer(response)
    table.writerow(["from", "to", "what", "number", "source"])
    period = [found[0].first_day.isoformat(), found[0].last_day.isoformat()]
    for line in numbers.of_year(found[0]):
        table.writerow([*period, line.what, line.number, line.source])
    for name, text in (found[0].words or {}).items():
        table.writerow([*period, name, harmless(text), ""])
    return response
