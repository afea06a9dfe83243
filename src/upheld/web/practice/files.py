"""Files on their way: send one, see where it stands, have one read once more."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.people import clock
from upheld.practice import arrivals, background, commands, queries
from upheld.practice.keeping import Incoming
from upheld.vault.attachments import Stored
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.doors import analyst, load_or_404
from upheld.web.practice.forms import LoadFile
from upheld.web.refusals import refusal_on


@for_audience(Audience.PRACTICE)
def add(request: HttpRequest) -> HttpResponse:
    """Send a file in. It is read in the background, so that a large one may take its time."""
    actor = analyst(request)
    sent = request.method == "POST"
    form = LoadFile(request.POST, request.FILES) if sent else LoadFile()
    if sent and form.is_valid():
        with refusal_on(form):
            file = form.cleaned_data["file"]
            stored = Stored(file.name, file.sealed.size, file.sealed)
            put = arrivals.put(Incoming(file.name, stored.chunks()))
            row = commands.take_file(
                actor=actor, at=clock.now(), put=put, as_of=form.cleaned_data["as_of"]
            )
            background.start()
            return redirect("practice-file", id=row.id)
    shown = {"form": form, "watched": queries.watched(actor=actor)}
    return render(request, "practice/load_file.html", shown)


@for_audience(Audience.PRACTICE)
def files(request: HttpRequest) -> HttpResponse:
    """Every file that came in lately, and where it stands."""
    actor = analyst(request)
    shown = {
        "lines": queries.arrivals(actor=actor),
        "watched": queries.watched(actor=actor),
        "words": words,
    }
    return render(request, "practice/files.html", shown)


@for_audience(Audience.PRACTICE)
def file(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where one file stands: it waits, is being read, is loaded or was refused."""
    line = queries.arrival(actor=actor_of(request), id=id)
    if line is None:
        raise Http404
    if line.is_on_the_way:
        background.start()  # which does nothing where somebody reads already
    return render(request, "practice/file.html", {"line": line, "words": words})


@require_POST
@for_audience(Audience.PRACTICE)
def again(request: HttpRequest, id: str) -> HttpResponse:
    """Have the file of a load read once more, with the mapping as it is confirmed now."""
    row = load_or_404(request, id)
    put = arrivals.put_again(row)
    if put is None:
        messages.info(request, _("The file is not here any more. Send it again."))
        return redirect("practice-load-file")
    arrival = commands.take_again(actor=actor_of(request), at=clock.now(), load=row, put=put)
    background.start()
    return redirect("practice-file", id=arrival.id)
