"""The triangulation grid of a matter: written, read by two others, and published."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.kernel.spreadsheets import harmless
from upheld.learning import commands, queries
from upheld.learning.queries import GridPage, PublicSource
from upheld.learning.triangulating import OpenedClaim, OpenedStand
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.data_said import data_said
from upheld.web.refusals import refusal_on

from .learning_doors import source_or_404, with_keys
from .learning_grid_checking import grid_check_or_404
from .learning_grid_forms import SayStand, Words, WriteClaim
from .learning_release_forms import STANDS, ReadWhole

HEAD = (
    *("claim", "theme", "text", "source", "verdict", "basis", "day", "quotation"),
    *("figure given", "what the data said on that day", "loads"),
)


@for_audience(Audience.CASEWORK)
@with_keys
def grid(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Claims against sources, and since when each theme was known."""
    shown = {"page": _page(actor, keys, investigation)}
    return render(request, "casework/learning/grid.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def add(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Write a claim."""
    page = _writable(_page(actor, keys, investigation))
    form = WriteClaim(request.POST or None, themes=page.themes)

    def run() -> object:
        row = investigations.investigation(actor=actor, id=investigation)
        return commands.add_claim(
            actor=actor, at=clock.now(), investigation=row, claim=form.draft(), keys=keys
        )

    return _carry_out(request, page, form, _("Write a claim"), run=run)


@for_audience(Audience.CASEWORK)
@with_keys
def rewrite(
    request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID, claim: UUID
) -> HttpResponse:
    """Write a claim again, or say whether it may be published."""
    page = _writable(_page(actor, keys, investigation))
    line = _claim(page, claim)
    before = {name: getattr(line, name) for name in ("text", "tone", "theme", "publishable")}
    form = WriteClaim(request.POST or None, themes=page.themes, initial=before)

    def run() -> object:
        return commands.rewrite_claim(
            **_at(actor, keys, page), claim=_row(actor, keys, page, claim), draft=form.draft()
        )

    return _carry_out(
        request, page, form, _("Write claim %(n)s again") % {"n": line.number}, run=run
    )


@for_audience(Audience.CASEWORK)
@with_keys
def stand(
    request: HttpRequest,
    actor: Actor,
    keys: Keyring,
    *,
    investigation: UUID,
    claim: UUID,
    source: UUID,
) -> HttpResponse:
    """Say where a source stands on a claim."""
    page = _writable(_page(actor, keys, investigation))
    line = _claim(page, claim)
    asked = _asked(page, source)
    form = SayStand(request.POST or None, initial=_before(line, source))

    def run() -> object:
        return commands.say_stand(
            **_at(actor, keys, page),
            claim=_row(actor, keys, page, claim),
            source=source_or_404(actor, keys, source),
            stand=form.draft(),
        )

    return _carry_out(request, page, form, asked.title, run=run, about=line.text, asked=asked)


@for_audience(Audience.CASEWORK)
@with_keys
def settle(
    request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID, claim: UUID
) -> HttpResponse:
    """Say which of two sources is believed, and why."""
    page = _writable(_page(actor, keys, investigation))
    line = _claim(page, claim)
    form = Words(request.POST or None, initial={"words": line.settled})

    def run() -> object:
        row = _row(actor, keys, page, claim)
        words = form.cleaned_data["words"]
        return commands.settle_conflict(**_at(actor, keys, page), claim=row, words=words)

    return _carry_out(
        request, page, form, _("Say which is believed, and why"), run=run, about=line.text
    )


@for_audience(Audience.CASEWORK)
@with_keys
def done(
    request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID, theme: str
) -> HttpResponse:
    """Say what was done about a theme after the organisation had been told."""
    page = _writable(_page(actor, keys, investigation))
    line = next((each for each in page.known if each.theme == theme), None)
    if line is None:
        raise Http404
    form = Words(request.POST or None, initial={"words": line.done})

    def run() -> object:
        words = form.cleaned_data["words"]
        return commands.say_done(**_at(actor, keys, page), theme=theme, words=words)

    title = _("What was done once this was known?")
    return _carry_out(request, page, form, title, run=run, about=page.theme(theme))


@for_audience(Audience.CASEWORK)
@with_keys
def agree(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Read the grid first, and agree to its publication."""
    page = _page(actor, keys, investigation)
    if not page.may_agree:
        raise Http404
    return _read(
        request, actor, keys, page, run=commands.agree_grid, button=_("I agree to publish it")
    )


@for_audience(Audience.CASEWORK)
@with_keys
def publish(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Read the grid second, and publish what may be published of it."""
    page = _page(actor, keys, investigation)
    if not page.may_publish:
        raise Http404
    return _read(
        request, actor, keys, page, run=commands.publish_grid, button=_("Publish the grid")
    )


@for_audience(Audience.CASEWORK)
@with_keys
def spreadsheet(
    request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID
) -> HttpResponse:
    """The grid to take away, one line for each claim and source."""
    page = _page(actor, keys, investigation)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="grid.csv"'
    # Some programs also split at a semicolon, unless it stands in quotation marks.
    writer = csv.writer(answer, quoting=csv.QUOTE_ALL)
    writer.writerow(HEAD)
    for claim in page.claims:
        for each in claim.stands:
            asked = page.source(each.source)
            writer.writerow(harmless(cell) for cell in _cells(page, claim, each, asked))
    return answer


def _cells(
    page: GridPage, claim: OpenedClaim, each: OpenedStand, source: PublicSource | None
) -> list[str]:
    pinned = source.data_said if source else ()
    return [
        str(claim.number),
        page.theme(claim.theme),
        claim.text,
        source.title if source else "",
        each.verdict,
        each.basis,
        each.on.isoformat() if each.on else "",
        each.quotation,
        source.figure if source else "",
        " ".join(data_said(one) for one in pinned),
        " ".join(id for one in pinned for id, _as_of in one.loads),
    ]


def _page(actor: Actor, keys: Keyring, investigation: UUID) -> GridPage:
    page = queries.grid_page(actor=actor, keys=keys, investigation=investigation)
    if page is None:
        raise Http404
    return page


def _writable(page: GridPage) -> GridPage:
    if not page.may_write:
        raise Http404
    return page


def _claim(page: GridPage, id: UUID) -> OpenedClaim:
    for each in page.claims:
        if each.id == id:
            return each
    raise Http404


def _asked(page: GridPage, id: UUID) -> PublicSource:
    found = page.source(id)
    if found is None:
        raise Http404
    return found


def _at(actor: Actor, keys: Keyring, page: GridPage) -> dict[str, Any]:
    """What every command on the grid takes."""
    row = queries.grid(actor=actor, keys=keys, investigation=page.investigation)
    return {"actor": actor, "at": clock.now(), "grid": row, "keys": keys}


def _row(actor: Actor, keys: Keyring, page: GridPage, claim: UUID) -> Any:
    return queries.claim(actor=actor, keys=keys, investigation=page.investigation, id=claim)


def _before(line: OpenedClaim, source: UUID) -> dict[str, Any]:
    for each in line.stands:
        if each.source == source:
            names = ("verdict", "basis", "on", "quotation", "consent", "attributed_to")
            return {name: getattr(each, name) for name in names}
    return {}


def _carry_out(
    request: HttpRequest,
    page: GridPage,
    form: forms.Form,
    title: str,
    *,
    run: Callable[[], object],
    about: str = "",
    asked: PublicSource | None = None,
) -> HttpResponse:
    if form.is_valid():
        with refusal_on(form):
            run()
            messages.success(request, _("Saved"))
            return redirect("casework-grid", page.investigation)
    shown = {"form": form, "page": page, "title": title, "about": about, "asked": asked}
    return render(request, "casework/learning/grid_write.html", shown)


def _read(
    request: HttpRequest,
    actor: Actor,
    keys: Keyring,
    page: GridPage,
    *,
    run: Callable[..., object],
    button: str,
) -> HttpResponse:
    form = ReadWhole(request.POST or None, initial={"revision": page.revision})
    if form.is_valid():
        with refusal_on(form):
            seen = form.cleaned_data["revision"]
            run(**_at(actor, keys, page), revision=seen, intruder=form.intruder())
            messages.success(request, _("Recorded"))
            return redirect("casework-grid", page.investigation)
    check = grid_check_or_404(actor, keys, page.investigation)
    shown = {"form": form, "page": page, "button": button, "check": check, "stands": STANDS}
    return render(request, "casework/learning/grid_read.html", shown)
