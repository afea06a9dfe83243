"""What democratic services write: bodies, meetings, asks, notes, and changes for children."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from upheld.learning import queries as learning
from upheld.oversight import commands, queries
from upheld.oversight.states import AskKind, BodyKind, Direction
from upheld.people import clock
from upheld.people import queries as people
from upheld.web.audience import Audience, for_audience
from upheld.web.oversight import forms
from upheld.web.oversight.doors import Door, body_or_404, carry_out, clerk, meeting_or_404, sent

LONGEST_SLUG = 50


@for_audience(Audience.OVERSIGHT)
def set_up_body(request: HttpRequest) -> HttpResponse:
    """Enter a panel or board in the register."""
    actor, form = clerk(request), forms.SetUpBody(sent(request))

    def run() -> str:
        title = form.cleaned_data["title"]
        commands.set_up_body(
            actor=actor,
            at=clock.now(),
            slug=slugify(title)[:LONGEST_SLUG],
            title=title,
            kind=BodyKind(form.cleaned_data["kind"]),
        )
        return reverse("oversight-call")

    door = Door("oversight/set_up_body.html", _("The body is in the register"))
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    actor = clerk(request)
    form = forms.CallMeeting(sent(request), bodies=queries.bodies(actor=actor))

    def run() -> str:
        made = commands.call_meeting(
            actor=actor,
            at=clock.now(),
            body=body_or_404(actor, UUID(form.cleaned_data["body"])),
            held_on=form.cleaned_data["held_on"],
            special=form.cleaned_data["special"],
        )
        return reverse("oversight-meeting", args=[made.id])

    door = Door("oversight/call.html", _("The meeting has been called"))
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what a meeting resolved to ask."""
    actor = clerk(request)
    row = meeting_or_404(actor, id)
    form = forms.RecordAsk(
        sent(request),
        matters=learning.published_matters(actor=actor),
        posts=people.posts(actor=actor, on=clock.today()),
    )

    def run() -> str:
        given = dict(form.cleaned_data)
        given["kind"] = AskKind(given["kind"])
        for name in ("matter", "addressed_to"):
            given[name] = UUID(given[name])
        commands.record_ask(actor=actor, at=clock.now(), meeting=row, **given)
        return reverse("oversight-meeting", args=[id])

    door = Door("oversight/record_ask.html", _("The ask is on the record"), {"meeting": row})
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def note(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what a meeting noted."""
    actor = clerk(request)
    row = meeting_or_404(actor, id)
    form = forms.TakeNote(sent(request), matters=learning.published_matters(actor=actor))

    def run() -> str:
        given = form.cleaned_data
        commands.take_note(
            actor=actor,
            at=clock.now(),
            meeting=row,
            matter=UUID(given["matter"]),
            words=given["words"],
            remark=given["remark"],
        )
        return reverse("oversight-meeting", args=[id])

    door = Door("oversight/take_note.html", _("The note is on the record"), {"meeting": row})
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def change(request: HttpRequest) -> HttpResponse:
    """Record what became better or worse for children."""
    actor = clerk(request)
    form = forms.RecordChange(sent(request), matters=learning.published_matters(actor=actor))

    def run() -> str:
        given = form.cleaned_data
        commands.record_change(
            actor=actor,
            at=clock.now(),
            matter=UUID(given["matter"]),
            words=given["words"],
            direction=Direction(given["direction"]),
            source=given["source"],
            as_at=given["as_at"],
        )
        return reverse("oversight-home")

    door = Door("oversight/record_change.html", _("The change is on the public record"))
    return carry_out(request, form, door, run)
