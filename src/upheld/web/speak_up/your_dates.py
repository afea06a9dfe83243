"""Pages to keep: the days to come back with promise and proof, all messages, and a lost receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up.standing import standing_of
from upheld.web.speak_up.your_part import needs_receipt, own


@for_audience(Audience.REPORTER)
@needs_receipt
def dates(request: HttpRequest) -> HttpResponse:
    """The days to come back, to print, with the promise and the proof to save."""
    page = own(request).page
    return render(
        request, "speak_up/your_dates.html", {"page": page, "standing": standing_of(page)}
    )


@for_audience(Audience.REPORTER)
@needs_receipt
def messages(request: HttpRequest) -> HttpResponse:
    """Every message. The page of the concern shows the newest."""
    return render(request, "speak_up/your_messages.html", {"page": own(request).page})


@for_audience(Audience.REPORTER)
def lost(request: HttpRequest) -> HttpResponse:
    """Seven words that are lost stay lost; what to do instead."""
    return render(request, "speak_up/lost.html", {})
