"""The cases examined: from what they are chosen, each outcome, and who else reads them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.states import Outcome
from upheld.kernel.calendar import day_of
from upheld.people import clock
from upheld.web.audience import Audience, for_audience

from .investigations_cases_forms import Alarm, ExamineCase, GiveCases, HandOver, StateFrame
from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_words import CHANGED, SELECTIONS, TOLD

PAGES = "casework/investigations/"


@for_audience(Audience.CASEWORK)
@at_desk
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The cases examined, their roll-up, and what others said of each."""
    page = desk.page(queries.cases_page)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "selections": SELECTIONS, "changed": CHANGED, "told": TOLD}
    shown["today"] = day_of(clock.now())
    return render(request, f"{PAGES}cases.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def add_case(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put a child's case on the record, under a pseudonym."""
    form = ExamineCase(_typed(request))

    def run() -> object:
        said = form.cleaned_data
        return commands.examine_case(
            **desk.sealing(
                pseudonym=said["pseudonym"],
                outcome=Outcome(said["outcome"]),
                reasons=said["reasons"],
            )
        )

    return _carried(request, desk, form, "add_case", run=run, said=_("Case recorded"))


@for_audience(Audience.CASEWORK)
@at_desk
def state_frame(request: HttpRequest, desk: Desk) -> HttpResponse:
    """State from what the cases are chosen, and how."""
    form = StateFrame(_typed(request))
    return _carried(
        request,
        desk,
        form,
        "state_frame",
        run=lambda: commands.state_frame(**desk.sealing(frame=form.frame())),
        said=_("Sample frame stated"),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def draw(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the draw that the log made, after a page that says how it is made."""
    frame = found(queries.frame(actor=desk.actor, investigation=desk.id))
    return _carried(
        request,
        desk,
        forms.Form({} if request.method == "POST" else None),
        "draw_sample",
        run=lambda: commands.draw_sample(**desk.given(frame=frame)),
        said=_("Cases drawn"),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def second(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give cases to a second reader."""
    lines = desk.page(queries.cases_page).unread
    form = GiveCases(_typed(request), free=_free(desk), lines=lines)

    def run() -> object:
        return commands.ask_second_reader(**desk.sealing(**_given(desk, form)))

    said = _("Second reader asked")
    return _carried(request, desk, form, "second_reader", run=run, said=said)


@for_audience(Audience.CASEWORK)
@at_desk
def hand_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give cases to a reviewer who follows each child up."""
    lines = desk.page(queries.cases_page).not_handed_over
    form = HandOver(_typed(request), free=_free(desk), lines=lines)

    def run() -> object:
        due_on = form.cleaned_data["due_on"]
        return commands.hand_over_cases(**desk.sealing(**_given(desk, form), due_on=due_on))

    return _carried(request, desk, form, "hand_over", run=run, said=_("Cases handed over"))


@for_audience(Audience.CASEWORK)
@at_desk
def alarm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Tell whoever is on duty that a child may be at risk now."""
    form = Alarm(_typed(request))

    def run() -> object:
        said = form.cleaned_data
        return commands.open_safety_action(**desk.sealing(words=said["words"], where=said["where"]))

    return _carried(request, desk, form, "alarm", run=run, said=_("Whoever is on duty is told"))


def _carried(
    request: HttpRequest, desk: Desk, form: Any, template: str, **how: Any
) -> HttpResponse:
    page = desk.page(queries.cases_page)
    then = reverse("casework-cases", args=[desk.id])
    return carry_out(request, form, f"{PAGES}{template}.html", {"page": page}, then=then, **how)


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _free(desk: Desk) -> tuple[queries.Choice, ...]:
    return desk.page(queries.outsiders_for, at=clock.now())


def _given(desk: Desk, form: GiveCases) -> dict[str, Any]:
    said = form.cleaned_data
    rows = queries.cases(actor=desk.actor, investigation=desk.id, ids=said["cases"])
    return {"cases": rows, "person": UUID(said["person"])}
