"""Before a commission: the required papers, and another commissioner where one is in conflict."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.investigations.queries import RequiredPage
from upheld.investigations.states import Required
from upheld.people import clock
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_required_forms import Alternate, LayPaper, SignReason
from .investigations_words import REQUIRED


@for_audience(Audience.CASEWORK)
@at_desk
def required(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The three papers, each laid or answered by a signed reason."""
    page = desk.page(queries.required_page)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "kinds": REQUIRED}
    return render(request, "casework/investigations/required.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def lay(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Lay one of the papers."""
    page = _may_add(desk)
    form = LayPaper(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def run() -> object:
        said = form.cleaned_data
        return commands.lay_required_paper(
            **desk.sealing(
                kind=Required(said["kind"]),
                title=said["title"],
                file_name=said["file"].name,
                content=said["file"].read(),
            )
        )

    template = "casework/investigations/lay_paper.html"
    said = _("Paper laid")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=_all(desk))


@for_audience(Audience.CASEWORK)
@at_desk
def reason(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Sign why there is no such paper."""
    page = _may_add(desk)
    form = SignReason(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.sign_reason_for_none(
            **desk.sealing(kind=Required(said["kind"]), reason=said["reason"])
        )

    template = "casework/investigations/sign_reason.html"
    said = _("Reason signed")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=_all(desk))


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def open_paper(request: HttpRequest, desk: Desk, paper: UUID) -> HttpResponse:
    """A paper as it was laid."""
    file = found(
        queries.required_file(actor=desk.actor, keys=desk.keys, investigation=desk.id, id=paper)
    )
    return as_download(file.content, f"document-{paper}")


@for_audience(Audience.CASEWORK)
@at_desk
def alternate(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put somebody without a conflict in the commissioner's place."""
    page = desk.page(queries.alternates_page, today=clock.today())
    form = Alternate(request.POST if request.method == "POST" else None, page=page)

    def run() -> object:
        said = form.cleaned_data
        return commands.appoint_alternate(
            **desk.sealing(commissioner=UUID(said["commissioner"]), reason=said["reason"])
        )

    template = "casework/investigations/alternate.html"
    said = _("Alternate commissioner appointed")
    then = reverse("casework-investigation", args=[desk.id])
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


def _may_add(desk: Desk) -> RequiredPage:
    page = desk.page(queries.required_page)
    return found(page if page.may_be_added_to else None)


def _all(desk: Desk) -> str:
    return reverse("casework-required", args=[desk.id])
