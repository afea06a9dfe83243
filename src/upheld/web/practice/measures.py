"""Measures: all of them with their latest value, and each over time."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.practice import background, queries
from upheld.practice.queries import MeasurePage, Wanted
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.chart import chart_of
from upheld.web.practice.doors import reader
from upheld.web.practice.forms import OverTime


@for_audience(Audience.PRACTICE)
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure with its value for the last twelve months, or why there is none."""
    actor = reader(request)
    found = queries.measures(actor=actor)
    if found is None:
        background.start()
    lines = sorted(found or [], key=lambda line: line.kind)
    groups = [(kind, list(some)) for kind, some in groupby(lines, key=lambda line: line.kind)]
    shown = {
        "groups": groups,
        "is_ready": found is not None,
        "in_full": queries.may_work(actor=actor),
        "words": words,
    }
    return render(request, "practice/measures.html", shown)


@for_audience(Audience.PRACTICE)
def measure(request: HttpRequest, id: str) -> HttpResponse:
    """One measure over time, with its n of N, its benchmark, its source and how it misleads."""
    page, form = _asked(request, id)
    shown = {"page": page, "choosing": form, "chart": chart_of(page), "words": words}
    return render(request, "practice/measure.html", shown)


@for_audience(Audience.PRACTICE)
def series(request: HttpRequest, id: str) -> HttpResponse:
    """The same values as a table for a spreadsheet."""
    page, _form = _asked(request, id)
    response = HttpResponse(words.as_csv(page), content_type="text/csv; charset=utf-8")
    name = id.replace(":", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _asked(request: HttpRequest, id: str) -> tuple[MeasurePage, OverTime]:
    """The measure as it was asked for. Raises `Http404`."""
    actor = reader(request)
    first = asdict(Wanted())
    form = OverTime(request.GET if "every" in request.GET else first)
    if not queries.may_read_parts(actor=actor):
        form.whole_council_only()
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    page = queries.measure_page(actor=actor_of(request), id=id, wanted=wanted)
    if page is None:
        raise Http404
    return page, form
