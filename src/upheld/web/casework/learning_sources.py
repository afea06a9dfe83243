"""The register of sources: what was said before, by whom, and whether it was shared."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.investigations import queries as investigations
from upheld.investigations.states import Part
from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.people import clock
from upheld.people import queries as people
from upheld.practice import queries as practice
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on
from upheld.web.words import day

from .learning_doors import (
    page_or_404,
    register_page_or_404,
    registers_or_404,
    source_or_404,
    with_keys,
    writable,
)
from .learning_sources_forms import AddSource, Bring, PinFigure, SayInPublic, SayShared

BRINGS = frozenset({Part.INVESTIGATOR, Part.RECEIVER, Part.COMMISSIONER})


@for_audience(Audience.CASEWORK)
@with_keys
def register(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Every source of evidence that somebody may know of."""
    registers_or_404(actor)
    shown = {"sources": queries.register(actor=actor, keys=keys), "today": clock.today()}
    return render(request, "casework/learning/sources.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def one(request: HttpRequest, actor: Actor, keys: Keyring, source: UUID) -> HttpResponse:
    """One source, and what may be done with it."""
    page = register_page_or_404(actor, keys, source)
    shown = {
        "page": page,
        "grids": [
            each
            for each in page.investigations
            if queries.may_open_grid(actor=actor, keys=keys, investigation=each)
        ],
        "points": queries.points(actor=actor, keys=keys, source=source),
        "today": clock.today(),
        "may_bring": bool(_to_bring_to(actor)),
    }
    return render(request, "casework/learning/source_one.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def add(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Record an earlier inquiry, inspection, survey or complaint of the council's own."""
    registers_or_404(actor)
    posts = people.posts(actor=actor, on=clock.today())
    form = AddSource(request.POST if request.method == "POST" else None, posts=posts)
    return _record(request, actor, keys, form, "casework/learning/source_add.html")


@for_audience(Audience.CASEWORK)
@with_keys
def say(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Record what somebody in office said in public."""
    registers_or_404(actor)
    posts = people.posts(actor=actor, on=clock.today())
    measures = practice.measures_for_all(actor=actor)
    given = request.POST if request.method == "POST" else None
    form = SayInPublic(given, posts=posts, measures=measures)
    return _record(request, actor, keys, form, "casework/learning/source_say.html")


@for_audience(Audience.CASEWORK)
@with_keys
def pin(request: HttpRequest, actor: Actor, keys: Keyring, source: UUID) -> HttpResponse:
    """Freeze what the service's own data said on the day of a statement."""
    page = register_page_or_404(actor, keys, source)
    if not page.may_pin:
        raise Http404
    measures = practice.measures_for_all(actor=actor)
    form = PinFigure(request.POST if request.method == "POST" else None, measures=measures)
    if form.is_valid():
        row, chosen = source_or_404(actor, keys, source), form.cleaned_data["measure"]
        with refusal_on(form):
            commands.pin_figure(actor=actor, at=clock.now(), source=row, measure=chosen)
            messages.success(request, _("Figure pinned"))
            return redirect("casework-source", source)
    shown = {"form": form, "page": page, "measures": measures}
    return render(request, "casework/learning/source_pin.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def source(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Record an earlier source that bears on the matter of a report."""
    page = writable(page_or_404(actor, keys, id))
    posts = people.posts(actor=actor, on=clock.today())
    form = AddSource(request.POST if request.method == "POST" else None, posts=posts)
    if form.is_valid():
        row = investigations.investigation(actor=actor, id=page.investigation)
        with refusal_on(form):
            commands.record_source(
                actor=actor,
                at=clock.now(),
                source=form.source(),
                keys=keys,
                investigation=row,
            )
            messages.success(request, _("Source recorded"))
            return redirect("casework-learning-report", id)
    return render(request, "casework/learning/source.html", {"form": form, "page": page})


@for_audience(Audience.CASEWORK)
@with_keys
def shared(request: HttpRequest, actor: Actor, keys: Keyring, source: UUID) -> HttpResponse:
    """Say when a source was shared with those who gave evidence to it."""
    page = register_page_or_404(actor, keys, source)
    if not page.may_say_shared:
        raise Http404
    form = SayShared(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row, on = source_or_404(actor, keys, source), form.cleaned_data["shared_on"]
        with refusal_on(form):
            commands.say_shared(actor=actor, at=clock.now(), source=row, on=on)
            messages.success(request, _("Recorded as shared"))
            return redirect("casework-source", source)
    return render(request, "casework/learning/shared.html", {"form": form, "page": page})


@for_audience(Audience.CASEWORK)
@with_keys
def bring(request: HttpRequest, actor: Actor, keys: Keyring, source: UUID) -> HttpResponse:
    """Say that a source bears on a matter."""
    page, mine = register_page_or_404(actor, keys, source), _to_bring_to(actor)
    if not mine:
        raise Http404
    form = Bring(request.POST if request.method == "POST" else None, choices=mine)
    if form.is_valid():
        chosen = UUID(form.cleaned_data["investigation"])
        row = investigations.investigation(actor=actor, id=chosen)
        with refusal_on(form):
            given = source_or_404(actor, keys, source)
            commands.bring_source(actor=actor, at=clock.now(), source=given, investigation=row)
            messages.success(request, _("It bears on that investigation now"))
            return redirect("casework-source", source)
    return render(request, "casework/learning/source_bring.html", {"form": form, "page": page})


def _record(
    request: HttpRequest,
    actor: Actor,
    keys: Keyring,
    form: AddSource | SayInPublic,
    template: str,
) -> HttpResponse:
    """Record what was typed, or show it again."""
    if form.is_valid():
        given = form.source()
        with refusal_on(form):
            made = commands.record_source(actor=actor, at=clock.now(), source=given, keys=keys)
            messages.success(request, _("Source recorded"))
            return redirect("casework-source", made.id)
    return render(request, template, {"form": form})


def _to_bring_to(actor: Actor) -> list[tuple[str, str]]:
    """The investigations in which the actor has one of the three parts."""
    return [
        (str(each.id), _("Investigation proposed on %(day)s") % {"day": day(each.proposed_on)})
        for each in investigations.investigations(actor=actor)
        if each.part in BRINGS
    ]
