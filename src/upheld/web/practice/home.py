"""The first page for analysts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.practice import queries
from upheld.web.audience import Audience, for_audience
from upheld.web.practice.doors import analyst
from upheld.web.practice.words import source_words


@for_audience(Audience.PRACTICE)
def home(request: HttpRequest) -> HttpResponse:
    """What was loaded last, and the ways on from here."""
    shown = {"lines": queries.loads(actor=analyst(request))[:5], "source_words": source_words}
    return render(request, "practice/home.html", shown)
