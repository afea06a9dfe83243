"""A receiver's work beside a concern: notes, links, who else it is about, checks, searching."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.states import Link, Route, State
from upheld.kernel.actor import Role
from upheld.people import clock
from upheld.people import queries as people
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import concerns_desk_forms, concerns_forms
from upheld.web.casework.concerns import same
from upheld.web.casework.opened import OpenConcern, carry_out, needs_keys, open_concern
from upheld.web.unlocked import keys_of


@for_audience(Audience.CASEWORK)
@needs_keys
def decide_again(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add a decision, because things have changed."""
    found = _as_receiver(request, id)
    form = concerns_forms.DecideAgain(_sent(request))

    def run() -> object:
        return commands.decide_again(
            **same(found),
            route=Route(form.cleaned_data["route"]),
            instead=form.cleaned_data["instead"] == "yes",
            reasons=form.cleaned_data["reasons"],
        )

    template = "casework/concern_decide_again.html"
    said = _("Decision added")
    return carry_out(request, found, form, template, run=run, said=said, step=State.ANSWERED)


@for_audience(Audience.CASEWORK)
@needs_keys
def check(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask those who raised it whether anything bad has happened to them since."""
    found = _as_receiver(request, id)
    words = _(
        "Has anything bad happened to you since you spoke up: at work, in your hours, in how "
        "people treat you? Answer here whenever you like."
    )
    form = concerns_forms.Say(_sent(request), initial={"words": words})

    def run() -> object:
        return commands.ask_about_detriment(**same(found), words=form.cleaned_data["words"])

    return carry_out(
        request, found, form, "casework/concern_check.html", run=run, said=_("They were asked")
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def note(request: HttpRequest, id: UUID, corrects: UUID | None = None) -> HttpResponse:
    """Write a note for receivers alone, or correct one by adding another."""
    found = _as_receiver(request, id)
    if corrects is not None and corrects not in {each.id for each in found.page.notes}:
        raise Http404
    form = concerns_desk_forms.Note(_sent(request))

    def run() -> object:
        words = form.cleaned_data["words"]
        return commands.write_note(**same(found), words=words, corrects=corrects)

    template = "casework/concern_note.html"
    return carry_out(request, found, form, template, run=run, said=_("Note kept"))


@for_audience(Audience.CASEWORK)
@needs_keys
def link(request: HttpRequest, id: UUID) -> HttpResponse:
    """Link it with another concern, or join the two."""
    found = _as_receiver(request, id)
    given: dict[str, Any] = {"actor": found.actor, "keys": found.keys}
    lines = queries.concerns(**given, today=clock.today())
    others = [each for each in lines if each.id != id]
    form = concerns_desk_forms.LinkWith(_sent(request), others=others)

    def run() -> object:
        other = queries.concern(actor=found.actor, id=UUID(form.cleaned_data["other"]))
        if other is None:
            raise Http404
        return commands.link(
            **same(found),
            other=other,
            how=Link(form.cleaned_data["how"]),
            words=form.cleaned_data["words"],
        )

    template = "casework/concern_link.html"
    return carry_out(request, found, form, template, run=run, said=_("Linked"))


@for_audience(Audience.CASEWORK)
@needs_keys
def also_about(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record that it is also about another post; who can read it changes with that."""
    found = _as_receiver(request, id)
    named = {str(each) for each in found.page.named_posts}
    posts = people.posts(actor=found.actor, on=clock.today())
    form = concerns_desk_forms.AlsoAbout(
        _sent(request), posts=[each for each in posts if each.id not in named]
    )

    def run() -> object:
        return commands.name_post(
            **same(found),
            post=UUID(form.cleaned_data["post"]),
            reason=form.cleaned_data["reason"],
        )

    said = _("Recorded. Who can read this was worked out again; what was read stays read.")
    template = "casework/concern_also_about.html"
    return carry_out(request, found, form, template, run=run, said=said)


@for_audience(Audience.CASEWORK)
@needs_keys
def renew(request: HttpRequest, id: UUID) -> HttpResponse:
    """Leave out whoever has come into conflict, after a page that says what this means."""
    found = _as_receiver(request, id)
    form = forms.Form({} if request.method == "POST" else None)

    def run() -> object:
        return commands.renew_readers(**same(found))

    said = _("Who can read this was worked out again. What was read stays read.")
    template = "casework/concern_renew.html"
    return carry_out(request, found, form, template, run=run, said=said)


@for_audience(Audience.CASEWORK)
@needs_keys
def search(request: HttpRequest) -> HttpResponse:
    """Look for words in everything that a receiver has open. They never stand in an address."""
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        raise Http404
    form = concerns_desk_forms.Search(_sent(request))
    found = None
    if form.is_valid():
        text = form.cleaned_data["words"]
        found = queries.search(actor=actor, keys=keys, text=text, today=clock.today())
    return render(request, "casework/concern_search.html", {"form": form, "found": found})


def _as_receiver(request: HttpRequest, id: UUID) -> OpenConcern:
    """The concern, for somebody who receives it; for everybody else there is no such page."""
    found = open_concern(request, id)
    if not found.page.may_handle:
        raise Http404
    return found


def _sent(request: HttpRequest) -> dict[str, object] | None:
    return request.POST if request.method == "POST" else None  # type: ignore[return-value]
