"""The evidence: the documents."""

from __future__ import annotations

from pathlib import PurePath
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault.queries import Mismatch
from upheld.web.audience import Audience, for_audience
from upheld.web.downloads import download

from .investigations_doors import Desk, at_desk, carry_out, found, while_under_way
from .investigations_evidence_forms import KeepDocument
from .investigations_words import GIVEN

MOST_DIGITS = 7
LONGEST_ENDING = 9


@for_audience(Audience.CASEWORK)
@at_desk
def documents(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Fifty of the documents in the file."""
    wanted = request.GET.get("page", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < MOST_DIGITS else 1
    page = desk.page(queries.documents_page, page=max(1, number))
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "given": GIVEN, "today": day_of(clock.now())}
    return render(request, "casework/investigations/documents.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def add_document(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Seal a document into the file."""
    page = desk.page(queries.documents_page)
    form = KeepDocument(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def run() -> object:
        return commands.keep_document(**desk.sealing(**form.kept(desk.actor)))

    then = reverse("casework-documents", args=[desk.id])
    template = "casework/investigations/add_document.html"
    said = _("Document sealed")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def open_document(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponseBase:
    """Open the original of a document; that it was opened is recorded first."""
    row = found(queries.document(actor=desk.actor, investigation=desk.id, id=document))
    try:
        commands.open_document(**desk.given(document=row))
    except Refused as no:
        raise Http404 from no
    file = queries.document_file(
        actor=desk.actor, keys=desk.keys, investigation=desk.id, id=document
    )
    if file is None:
        raise Http404
    if isinstance(file, Mismatch):
        desk.report_mismatches([file.id])
        raise Http404
    return download(file, f"document-{document}{_ending(file.name)}")


def _ending(name: str) -> str:
    """What a file's name ends with, so that a computer knows what opens it. Nothing odd."""
    ending = PurePath(name).suffix
    return (
        ending
        if ending[1:].isalnum() and ending.isascii() and len(ending) <= LONGEST_ENDING
        else ""
    )
