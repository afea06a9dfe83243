"""Loads: read what became of a file, and take away what was left out of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from upheld.kernel.decision import NotPossible
from upheld.people import clock
from upheld.practice import commands, queries
from upheld.practice.states import LeftOut
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.doors import analyst, load_or_404


@for_audience(Audience.PRACTICE)
def loads(request: HttpRequest) -> HttpResponse:
    """Every load, newest first."""
    shown = {"lines": queries.loads(actor=analyst(request)), "words": words}
    return render(request, "practice/loads.html", shown)


@for_audience(Audience.PRACTICE)
def load(request: HttpRequest, id: str) -> HttpResponse:
    """The report on one load."""
    page = queries.load_page(actor=actor_of(request), id=id)
    if page is None:
        raise Http404
    return render(request, "practice/load.html", {"page": page, "words": words})


@require_POST
@for_audience(Audience.PRACTICE)
def left_out(request: HttpRequest, id: str, kind: str) -> HttpResponseBase:
    """Download what a load could not use, in the file's own words. It is recorded."""
    row = load_or_404(request, id)
    if kind not in set(LeftOut):
        raise Http404
    actor, wanted = actor_of(request), LeftOut(kind)
    try:
        commands.take_left_out(actor=actor, at=clock.now(), load=row, kind=wanted)
    except NotPossible as nothing:
        raise Http404 from nothing
    lines = queries.left_out(actor=actor, load=row, kind=wanted)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.id}-{wanted.value}.csv"'
    return response
