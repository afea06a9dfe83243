"""One document: its versions, its chain of custody, its reading copy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.investigations.states import Custody
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import DayField

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_evidence_forms import KeepDocument
from .investigations_fields import line, one_of, text
from .investigations_words import CUSTODY, NO_COPY


class Link(forms.Form):
    """Who did what with a document, when, why and with what result."""

    kind = one_of(
        _l("What was done with it?"), _l("Choose what was done with it"), tuple(CUSTODY.items())
    )
    happened_on = DayField(label=_l("When?"), help_text=_l("For example, 27 3 2020"))
    who = line(_l("Who did it?"), _l("Enter who did it"), help_text=_l("Write the post."))
    why = text(_l("Why?"), _l("Enter why"), rows=3)
    result = text(_l("What came of it?"), _l("Enter what came of it"), rows=3)


@for_audience(Audience.CASEWORK)
@at_desk
def document(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """One document with everything that was done with it."""
    page = desk.page(queries.document_page, document=document)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "custody": CUSTODY}
    return render(request, "casework/investigations/document.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def custody(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """Add a link to the chain."""
    form = Link(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = dict(form.cleaned_data)
        given = {"document": _row(desk, document), "kind": Custody(said.pop("kind"))}
        return commands.record_custody(**desk.sealing(**given, **said))

    return _about(request, desk, document, form, "custody", run=run, said=_("Link recorded"))


@for_audience(Audience.CASEWORK)
@at_desk
def newer(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """Keep a newer version beside this one."""
    form = KeepDocument(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def run() -> object:
        kept = form.kept(desk.actor)
        return commands.keep_document(**desk.sealing(**kept, replaces=_row(desk, document)))

    said = _("Newer version sealed")
    return _about(request, desk, document, form, "newer_version", run=run, said=said)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def make_copy(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """Make a reading copy and keep it; that the original was opened for it is recorded first."""
    row = _row(desk, document)
    commands.open_document(**desk.given(document=row))
    made = found(
        queries.make_copy(actor=desk.actor, keys=desk.keys, investigation=desk.id, id=document)
    )
    if made.why:
        no = NO_COPY.get(made.why, _("No reading copy can be made of a file of this kind."))
        messages.warning(request, no)
    else:
        copy = {"content": made.content, "ending": made.ending, "removed": made.removed}
        commands.keep_reading_copy(**desk.sealing(document=row, **copy))
        messages.success(request, _("Reading copy kept"))
    return redirect("casework-document", desk.id, document)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def read_words(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """Read the words of a document that was kept before words were read with it."""
    row = _row(desk, document)
    commands.open_document(**desk.given(document=row))
    words = found(
        queries.read_words(actor=desk.actor, keys=desk.keys, investigation=desk.id, id=document)
    )
    commands.keep_words(**desk.sealing(document=row, words=words))
    messages.success(request, _("Words read and sealed"))
    return redirect("casework-document", desk.id, document)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def open_copy(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """The reading copy."""
    file = found(
        queries.reading_copy(actor=desk.actor, keys=desk.keys, investigation=desk.id, id=document)
    )
    return as_download(file.content, f"document-{document}.{file.file_name}")


def _row(desk: Desk, id: UUID) -> Any:
    return found(queries.document(actor=desk.actor, investigation=desk.id, id=id))


def _about(
    request: HttpRequest, desk: Desk, document: UUID, form: Any, template: str, **how: Any
) -> HttpResponse:
    page = desk.page(queries.document_page, document=document)
    then = reverse("casework-document", args=[desk.id, document])
    template = f"casework/investigations/{template}.html"
    return carry_out(request, form, template, {"page": page}, then=then, **how)
