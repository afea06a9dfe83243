"""What a member needs before the next meeting, and the meetings there have been."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.concerns import queries as concerns
from upheld.ledger import queries as ledger
from upheld.oversight import queries
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.OVERSIGHT)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me; then what was promised, is late, and is claimed without proof."""
    actor, today = actor_of(request), clock.today()
    shown = {
        "page": queries.next_meeting(actor=actor, today=today),
        "waits": queries.what_waits(actor=actor, today=today),
        "breaches": concerns.breaches(actor=actor, today=today),
        "checkpoint": ledger.checkpoint(),
        "may_record": queries.may_keep_the_record(actor=actor),
    }
    return render(request, "oversight/home.html", shown)


@for_audience(Audience.OVERSIGHT)
def meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting, newest first."""
    actor = actor_of(request)
    shown = {
        "lines": queries.meetings(actor=actor),
        "today": clock.today(),
        "may_record": queries.may_keep_the_record(actor=actor),
    }
    return render(request, "oversight/meetings.html", shown)


@for_audience(Audience.OVERSIGHT)
def meeting(request: HttpRequest, id: UUID) -> HttpResponse:
    """One meeting: what was due at it, what it asked, what it noted, and the checkpoint."""
    today = clock.today()
    page = queries.meeting_page(actor=actor_of(request), id=id, today=today)
    if page is None:
        raise Http404
    shown = {"page": page, "today": today, "checkpoint": ledger.checkpoint()}
    return render(request, "oversight/meeting.html", shown)
