"""The matrix: headline areas, what is said to have happened, and the answer to each area."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.offline import Kind, Place
from upheld.investigations.states import Outcome
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found, while_under_way
from .investigations_evidence_forms import Beside
from .investigations_forms import AddAllegation, AddArea, AnswerArea, PlaceAllegation
from .investigations_offline import ReadIn, beside


@for_audience(Audience.CASEWORK)
@at_desk
def areas(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Areas with their allegations, and what is not mapped yet above them all."""
    page = desk.page(queries.matrix_page)
    desk.report_mismatches(page.mismatched)
    return render(request, "casework/investigations/areas.html", {"page": page})


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def add_area(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add a headline area."""
    page = desk.page(queries.matrix_page)
    form = AddArea(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/add_area.html",
        {"page": page},
        run=lambda: commands.add_area(**desk.sealing(title=form.cleaned_data["title"])),
        said=_("Headline area added"),
        then=_matrix(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def add_allegation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put something that is said to have happened on the record."""
    page = desk.page(queries.matrix_page)
    form = AddAllegation(request.POST if request.method == "POST" else None, areas=page.areas)

    def run() -> object:
        chosen = form.cleaned_data["area"]
        area = desk.area(chosen) if chosen else None
        return commands.add_allegation(**desk.sealing(words=form.cleaned_data["words"], area=area))

    template = "casework/investigations/add_allegation.html"
    said = _("Allegation added")
    return carry_out(
        request, form, template, {"page": page}, run=run, said=said, then=_matrix(desk)
    )


@for_audience(Audience.CASEWORK)
@at_desk
def place(request: HttpRequest, desk: Desk, allegation: UUID) -> HttpResponse:
    """Put an allegation under a headline area."""
    page = desk.page(queries.place_page, allegation=allegation)
    form = PlaceAllegation(request.POST if request.method == "POST" else None, areas=page.areas)
    return carry_out(
        request,
        form,
        "casework/investigations/place.html",
        {"page": page},
        run=lambda: commands.place_allegation(
            **desk.given(
                allegation=desk.allegation(allegation),
                area=desk.area(UUID(form.cleaned_data["area"])),
            )
        ),
        said=_("Allegation placed"),
        then=_matrix(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def answer(request: HttpRequest, desk: Desk, area: UUID) -> HttpResponse:
    """Answer a headline area as a whole."""
    shown = _one_area(desk, area)
    read = ReadIn(request, Place(Kind.AREA, desk.id, area, shown["area"].revision))
    kept = {name: getattr(shown["area"], name) for name in ("outcome", "inferred", "reasons")}
    form = AnswerArea(read.typed(request), initial=kept | read.fields)

    def run() -> object:
        said = form.cleaned_data
        return commands.answer_area(
            **desk.sealing(
                area=desk.area(area),
                outcome=Outcome(said["outcome"]),
                inferred=said["inferred"],
                reasons=said["reasons"],
            )
        )

    template = "casework/investigations/answer_area.html"
    said, shown = _("Area answered"), shown | beside(read)
    return carry_out(request, form, template, shown, run=run, said=said, then=_findings(desk))


@for_audience(Audience.CASEWORK)
@at_desk
def observe(request: HttpRequest, desk: Desk, area: UUID) -> HttpResponse:
    """Put something that answers no allegation beside an area's findings."""
    form = Beside(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/observe.html",
        _one_area(desk, area),
        run=lambda: commands.add_observation(
            **desk.sealing(area=desk.area(area), words=form.cleaned_data["words"])
        ),
        said=_("Observation added"),
        then=_findings(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def later(request: HttpRequest, desk: Desk, area: UUID) -> HttpResponse:
    """Put what became known after sign-off beside an area. It edits no finding."""
    form = Beside(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/later.html",
        _one_area(desk, area),
        run=lambda: commands.add_later_evidence(
            **desk.sealing(area=desk.area(area), words=form.cleaned_data["words"])
        ),
        said=_("Later evidence added"),
        then=_findings(desk),
    )


def _one_area(desk: Desk, area: UUID) -> dict[str, Any]:
    page = desk.page(queries.matrix_page)
    return {"page": page, "area": found(page.area(area))}


def _matrix(desk: Desk) -> str:
    return reverse("casework-areas", args=[desk.id])


def _findings(desk: Desk) -> str:
    return reverse("casework-findings", args=[desk.id])
