"""Lists of children behind a measure, so that records can be put right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from upheld.people import clock
from upheld.practice import commands, queries
from upheld.practice.queries import MeasurePage, Wanted
from upheld.practice.states import Which
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.forms import ChildrenWanted
from upheld.web.refusals import refusal_on


@for_audience(Audience.PRACTICE)
def ask(request: HttpRequest, id: str) -> HttpResponse:
    """Say which children and what for. Only then is a list made."""
    actor = actor_of(request)
    page = queries.measure_page(actor=actor, id=id, wanted=Wanted())
    if page is None or not page.has_children:
        raise Http404
    form = ChildrenWanted(_periods(page), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        which, ends = Which(told["which"]), date.fromisoformat(told["period"])
        counted = queries.children_counted(actor=actor, id=id, which=which, ends=ends)
        if counted is None:
            raise Http404
        with refusal_on(form):
            row = commands.list_children(
                actor=actor, at=clock.now(), counted=counted, reason=told["reason"]
            )
            return redirect("practice-children", id=row.id)
    return render(request, "practice/children_ask.html", {"page": page, "form": form})


def _periods(page: MeasurePage) -> list[tuple[str, str]]:
    ends = {point.ends: words.period_words(point) for point in page.points}
    return [(day.isoformat(), told) for day, told in sorted(ends.items(), reverse=True)]


@for_audience(Audience.PRACTICE)
def listed(request: HttpRequest, id: UUID) -> HttpResponse:
    """The list, for whoever opened it and on that day."""
    page = queries.child_page(actor=actor_of(request), id=id, today=clock.today())
    if page is None:
        raise Http404
    return render(request, "practice/children.html", {"page": page, "words": words})


@require_POST
@for_audience(Audience.PRACTICE)
def taken(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """Download the list. It is recorded."""
    actor = actor_of(request)
    row = queries.opened_list(actor=actor, id=id, today=clock.today())
    if row is None:
        raise Http404
    commands.take_children(actor=actor, at=clock.now(), opened=row)
    lines = _as_csv(queries.child_lines(actor=actor, opened=row))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.measure}-{row.ends}.csv"'
    return response


def _as_csv(rows: Iterator[list[object]]) -> Iterator[str]:
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()
