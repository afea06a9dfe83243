"""The files of a concern: reading copies first, the sealed originals knowingly."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.downloads import download


@for_audience(Audience.CASEWORK)
@needs_keys
def listing(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every file, with its reading copy or why there is none."""
    found = open_concern(request, id)
    files = queries.files_with_copies(
        actor=found.actor, keys=found.keys, concern=found.row, today=clock.today()
    )
    if files is None:
        raise Http404
    return render(request, "casework/files.html", {"page": found.page, "files": files})


@for_audience(Audience.CASEWORK)
@require_POST
@needs_keys
def make_copy(request: HttpRequest, id: UUID, body: UUID) -> HttpResponse:
    """Make a reading copy, and keep it sealed beside the original."""
    found = open_concern(request, id)
    same: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "concern": found.row}
    made = queries.make_reading_copy(**same, original=body, today=clock.today())
    if made is None:
        raise Http404
    try:
        commands.keep_reading_copy(**same, at=clock.now(), original=body, made=made)
    except Refused as no:
        messages.warning(request, str(no))
    else:
        said = _("There can be no reading copy") if made.why else _("Reading copy made")
        messages.success(request, said)
    return redirect("casework-files", id)


@for_audience(Audience.CASEWORK)
@needs_keys
def copy(request: HttpRequest, id: UUID, body: UUID) -> HttpResponseBase:
    """A reading copy, to save under a name of its own: no browser shows it as a page."""
    found = open_concern(request, id)
    stored = queries.reading_copy(
        actor=found.actor, keys=found.keys, concern=found.row, copy=body, today=clock.today()
    )
    if stored is None:
        raise Http404
    same: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "concern": found.row}
    files = queries.files_with_copies(**same, today=clock.today()) or []
    number = next(n for n, each in enumerate(files, start=1) if each.copy == body)
    return download(stored, stored.name.replace("copy", f"copy-{str(id)[:4]}-{number}", 1))
