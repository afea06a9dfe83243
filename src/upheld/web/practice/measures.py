"""Measures: all of them with their latest value, and each over time."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.practice import queries
from upheld.practice.queries import Wanted
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.chart import chart_of
from upheld.web.practice.doors import analyst
from upheld.web.practice.forms import OverTime


@for_audience(Audience.PRACTICE)
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure with its value for the last twelve months, or why there is none."""
    lines = sorted(queries.measures(actor=analyst(request)), key=lambda line: line.kind)
    groups = [(kind, list(some)) for kind, some in groupby(lines, key=lambda line: line.kind)]
    return render(request, "practice/measures.html", {"groups": groups, "words": words})


@for_audience(Audience.PRACTICE)
def measure(request: HttpRequest, id: str) -> HttpResponse:
    """One measure over time, with its n of N, its benchmark, its source and how it misleads."""
    first = asdict(Wanted())
    form = OverTime(request.GET if "every" in request.GET else first)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    page = queries.measure_page(actor=actor_of(request), id=id, wanted=wanted)
    if page is None:
        raise Http404
    shown = {"page": page, "choosing": form, "chart": chart_of(page), "words": words}
    return render(request, "practice/measure.html", shown)
