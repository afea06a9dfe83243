"""One packet as the investigator works it, and as whoever is criticised reads and answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import queries as learning
from upheld.people import clock
from upheld.printing import pdf
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_printed import packet_paper
from .investigations_replies_forms import Answer, Consider, Extend, PaperAnswer
from .investigations_words import CONSIDERED
from .with_keys import with_keys

_FOLDER = "casework/investigations/replies"


@for_audience(Audience.CASEWORK)
@at_desk
def packet(request: HttpRequest, desk: Desk, packet: UUID) -> HttpResponse:
    """One packet: what was served, what came back, what was done about it."""
    page = desk.page(queries.packet_page, packet=packet)
    shown = {"page": page, "considered": CONSIDERED}
    return render(request, f"{_FOLDER}/packet.html", shown)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def print_packet(request: HttpRequest, desk: Desk, packet: UUID) -> HttpResponse:
    """A packet on paper, for somebody who is served by hand."""
    page = desk.page(queries.packet_page, packet=packet)
    return as_download(pdf.pdf(packet_paper(page.packet)), "packet.pdf")


@for_audience(Audience.CASEWORK)
@at_desk
def extend(request: HttpRequest, desk: Desk, packet: UUID) -> HttpResponse:
    """Give more time, once."""
    form = Extend(request.POST if request.method == "POST" else None)

    def run(given: dict[str, Any]) -> object:
        said = form.cleaned_data
        return commands.extend_reply(**given, to=said["to"], reason=said["reason"])

    how = {"name": "extend", "said": _("More time given")}
    return _about(request, desk, packet, form, run, **how)


@for_audience(Audience.CASEWORK)
@at_desk
def paper_reply(request: HttpRequest, desk: Desk, packet: UUID) -> HttpResponse:
    """Keep a reply that came in another way."""
    form = PaperAnswer(request.POST if request.method == "POST" else None)

    def run(given: dict[str, Any]) -> object:
        return commands.keep_paper_reply(**given, words=form.cleaned_data["words"])

    how = {"name": "paper_reply", "said": _("Reply kept")}
    return _about(request, desk, packet, form, run, **how)


@for_audience(Audience.CASEWORK)
@at_desk
def consider(request: HttpRequest, desk: Desk, packet: UUID) -> HttpResponse:
    """Say what was done about the replies."""
    form = Consider(request.POST if request.method == "POST" else None)

    def run(given: dict[str, Any]) -> object:
        what = {"considered": form.what(), "reasons": form.cleaned_data["reasons"]}
        return commands.consider_replies(**given, **what)

    how = {"name": "consider", "said": _("Recorded")}
    return _about(request, desk, packet, form, run, **how)


def _about(
    request: HttpRequest,
    desk: Desk,
    id: UUID,
    form: Any,
    run: Callable[[dict[str, Any]], object],
    *,
    name: str,
    said: str,
) -> HttpResponse:
    page = desk.page(queries.packet_page, packet=id)
    row = found(queries.packet(actor=desk.actor, investigation=desk.id, id=id))
    return carry_out(
        request,
        form,
        f"{_FOLDER}/{name}.html",
        {"page": page},
        run=lambda: run(desk.sealing(packet=row)),
        said=said,
        then=reverse("casework-packet", args=[desk.id, id]),
    )


@for_audience(Audience.CASEWORK)
@with_keys
def said_of_me(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """The cover of what was served on somebody. The words follow once they open it."""
    page = found(queries.my_packet(actor=actor, keys=keys, id=id))
    template = "said_of_me" if page.opened_on else "served_on_me"
    mine = learning.my_copies(actor=actor, keys=keys)
    shown = {"page": page, "copies": [each for each in mine if each.packet == id]}
    return render(request, f"{_FOLDER}/{template}.html", shown)


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def open_said_of_me(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Open what was served. That it was opened is recorded, sealed."""
    row = found(queries.packet_served(actor=actor, keys=keys, id=id))
    try:
        commands.open_packet(actor=actor, at=clock.now(), packet=row, keys=keys)
    except Refused as no:
        messages.error(request, str(no))
    return redirect("casework-said-of-me", id)


@for_audience(Audience.CASEWORK)
@with_keys
def answer(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Answer what is said of oneself."""
    page = found(queries.my_packet(actor=actor, keys=keys, id=id))
    row = found(queries.packet_served(actor=actor, keys=keys, id=id))
    form = Answer(request.POST if request.method == "POST" else None)
    given: dict[str, Any] = {"actor": actor, "at": clock.now(), "packet": row, "keys": keys}
    return carry_out(
        request,
        form,
        f"{_FOLDER}/answer.html",
        {"page": page},
        run=lambda: commands.reply(**given, words=form.cleaned_data["words"]),
        said=_("Your reply was sent. Only you and the investigator can read it."),
        then=reverse("casework-said-of-me", args=[id]),
    )
