"""Loads: send a file in, read what became of it, take away what was left out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.decision import NotPossible
from upheld.people import clock
from upheld.practice import commands, keeping, queries
from upheld.practice.keeping import Incoming
from upheld.practice.states import LeftOut
from upheld.vault.attachments import Stored
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice.doors import analyst, load_or_404
from upheld.web.practice.forms import LoadFile
from upheld.web.practice.words import source_words
from upheld.web.refusals import refusal_on


@for_audience(Audience.PRACTICE)
def loads(request: HttpRequest) -> HttpResponse:
    """Every load, newest first."""
    shown = {"lines": queries.loads(actor=analyst(request)), "source_words": source_words}
    return render(request, "practice/loads.html", shown)


@for_audience(Audience.PRACTICE)
def add(request: HttpRequest) -> HttpResponse:
    """Load a file."""
    actor = analyst(request)
    sent = request.method == "POST"
    form = LoadFile(request.POST, request.FILES) if sent else LoadFile()
    if sent and form.is_valid():
        with refusal_on(form):
            at, file = clock.now(), form.cleaned_data["file"]
            incoming = Incoming(
                file.name, Stored(file.name, file.sealed.size, file.sealed).chunks()
            )
            made, _new = keeping.take_in(incoming, at=at, as_of=form.cleaned_data["as_of"])
            if queries.load(actor=actor, id=made.id) is not None:
                messages.info(request, _("This was loaded before. Nothing was changed."))
            else:
                commands.record_load(actor=actor, at=at, load=made.id)
                messages.success(request, _("The file is loaded"))
            return redirect("practice-load", id=made.id)
    return render(request, "practice/load_file.html", {"form": form})


@for_audience(Audience.PRACTICE)
def load(request: HttpRequest, id: str) -> HttpResponse:
    """The report on one load."""
    page = queries.load_page(actor=actor_of(request), id=id)
    if page is None:
        raise Http404
    return render(request, "practice/load.html", {"page": page, "source_words": source_words})


@require_POST
@for_audience(Audience.PRACTICE)
def left_out(request: HttpRequest, id: str, kind: str) -> HttpResponseBase:
    """Download what a load could not use, in the file's own words. It is recorded."""
    row = load_or_404(request, id)
    if kind not in set(LeftOut):
        raise Http404
    actor, wanted = actor_of(request), LeftOut(kind)
    try:
        commands.take_left_out(actor=actor, at=clock.now(), load=row, kind=wanted)
    except NotPossible as nothing:
        raise Http404 from nothing
    lines = queries.left_out(actor=actor, load=row, kind=wanted)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.id}-{wanted.value}.csv"'
    return response
