"""What stands against the data, and the returns that were sent beside what is counted here."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.practice import queries
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words


@for_audience(Audience.PRACTICE)
def quality(request: HttpRequest) -> HttpResponse:
    """What was left out of all loads, by source, place and reason; what cannot be measured."""
    page = queries.quality_page(actor=actor_of(request))
    if page is None:
        raise Http404
    return render(request, "practice/quality.html", {"page": page, "words": words})


@for_audience(Audience.PRACTICE)
def returns(request: HttpRequest) -> HttpResponse:
    """Counts that were sent in returns, beside ours."""
    lines = queries.returns(actor=actor_of(request))
    if lines is None:
        raise Http404
    return render(request, "practice/returns.html", {"lines": lines, "words": words})
