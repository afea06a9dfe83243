"""What somebody outside an investigation was given: an alarm, a child to follow up, a case to read.

They see what was given and nothing around it: no list of the investigation, no other case.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.queries import Given
from upheld.people import clock
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .outside_forms import AnswerReading, AnswerSafety, FollowUpChild


@for_audience(Audience.CASEWORK)
@at_desk
def safety(request: HttpRequest, desk: Desk) -> HttpResponse:
    """An alarm about a child, and what was done."""
    form = AnswerSafety(request.POST if request.method == "POST" else None)

    def run() -> object:
        given = _given(desk, Given.SAFETY)
        action = given.pop("given")
        words = form.cleaned_data["words"]
        return commands.answer_safety_action(**given, action=action, words=words)

    return _answered(request, desk, Given.SAFETY, form, run)


@for_audience(Audience.CASEWORK)
@at_desk
def reading(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A case to read a second time."""
    form = AnswerReading(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        given = _given(desk, Given.SECOND_READING)
        agrees = said["agrees"] == "yes"
        return commands.answer_second_reading(**given, agrees=agrees, words=said["words"])

    return _answered(request, desk, Given.SECOND_READING, form, run)


@for_audience(Audience.CASEWORK)
@at_desk
def follow_up(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A child to follow up."""
    form = FollowUpChild(request.POST if request.method == "POST" else None)

    def run() -> object:
        given = _given(desk, Given.FOLLOW_UP)
        return commands.record_follow_up(**given, followed=form.followed())

    return _answered(request, desk, Given.FOLLOW_UP, form, run)


def _answered(request: HttpRequest, desk: Desk, what: Given, form: Any, run: Any) -> HttpResponse:
    page = found(queries.given_page(actor=desk.actor, keys=desk.keys, what=what, id=desk.id))
    desk.report_mismatches(page.mismatched)
    template = f"casework/outside/{what.value}.html"
    then = reverse("casework-home")
    said = _("Your answer is recorded")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


def _given(desk: Desk, what: Given) -> dict[str, Any]:
    asked: dict[str, Any] = {"actor": desk.actor, "keys": desk.keys, "what": what, "id": desk.id}
    return {
        "actor": desk.actor,
        "at": clock.now(),
        "keys": desk.keys,
        "investigation": found(queries.investigation_of(**asked)),
        "given": found(queries.given_row(**asked)),
    }
