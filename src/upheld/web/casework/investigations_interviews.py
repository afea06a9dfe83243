"""The register of interviews, and what is added to an interview once it has been held."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.offline import Kind, Place
from upheld.investigations.states import Addition, Stratum
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found, while_under_way
from .investigations_interviews_forms import AddToInterview, RecordInterview
from .investigations_offline import ReadIn, beside, place
from .investigations_words import ADDITIONS, AROUND, STRATA

_WORDS = {"strata": STRATA, "additions": ADDITIONS, "around": AROUND}


@for_audience(Audience.CASEWORK)
@at_desk
def interviews(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The register of interviews."""
    page = desk.page(queries.interviews_page)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, **_WORDS}
    return render(request, "casework/investigations/interviews.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def add_interview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put an interview on the register."""
    page = desk.page(queries.interviews_page)
    read = ReadIn(request, place(desk, Kind.INTERVIEW, desk.id))
    form = RecordInterview(read.typed(request), initial=read.fields)

    def run() -> object:
        said = form.cleaned_data
        return commands.record_interview(
            **desk.sealing(
                held_on=said["held_on"],
                stratum=Stratum(said["stratum"]),
                note=said["note"],
                around=form.around(),
            )
        )

    then = reverse("casework-interviews", args=[desk.id])
    template = "casework/investigations/add_interview.html"
    said = _("Interview recorded")
    shown = {"page": page, **beside(read)}
    return carry_out(request, form, template, shown, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def interview(request: HttpRequest, desk: Desk, interview: UUID) -> HttpResponse:
    """One interview with its note, and all that was added to it."""
    page = desk.page(queries.interview_page, interview=interview)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, **_WORDS}
    return render(request, "casework/investigations/interview.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def add_to_interview(request: HttpRequest, desk: Desk, interview: UUID) -> HttpResponse:
    """Add to an interview: nothing that was written is changed."""
    page = desk.page(queries.interview_page, interview=interview)
    row = found(queries.interview(actor=desk.actor, investigation=desk.id, id=interview))
    read = ReadIn(request, Place(Kind.ADDITION, desk.id, interview))
    form = AddToInterview(read.typed(request), initial=read.fields)

    def run() -> object:
        said = form.cleaned_data
        return commands.add_to_interview(
            **desk.sealing(interview=row, kind=Addition(said["kind"]), words=said["words"])
        )

    then = reverse("casework-interview", args=[desk.id, interview])
    template = "casework/investigations/add_to_interview.html"
    said = _("Added to the interview")
    shown = {"page": page, **beside(read)}
    return carry_out(request, form, template, shown, run=run, said=said, then=then)
