"""A receiver's and a convener's concerns: the list, one concern, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.concerns.seconding import Step
from upheld.concerns.states import Outcome, Route, State
from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault.queries import Mismatch
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import concerns_forms
from upheld.web.casework.opened import OpenConcern, carry_out, needs_keys, open_concern
from upheld.web.casework.word_to_reporters import where_it_stands
from upheld.web.downloads import download
from upheld.web.unlocked import keys_of
from upheld.web.uploads import clean_name


@for_audience(Audience.CASEWORK)
@needs_keys
def listing(request: HttpRequest) -> HttpResponse:
    """Every concern that whoever is acting receives, investigates or lodged."""
    actor, keys = actor_of(request), keys_of(request)
    assert keys is not None  # noqa: S101  `needs_keys` has looked.
    lines = queries.concerns(actor=actor, keys=keys, today=clock.today())
    false = queries.false_concerns(actor=actor, keys=keys)
    _report(actor, false)
    page = {"lines": lines, "may_lodge": actor.has(Role.CONVENER), "doubted": bool(false)}
    return render(request, "casework/concerns.html", page)


@for_audience(Audience.CASEWORK)
@needs_keys
def concern(request: HttpRequest, id: UUID) -> HttpResponse:
    """One concern. What is not as it was sealed is not shown, and that is recorded."""
    found = open_concern(request, id)
    _report(found.actor, found.page.doubted)
    queries.have_read(actor=found.actor, keys=found.keys, id=id, today=clock.today())
    proposed = investigations.under_way(actor=found.actor, matter=found.page.matter)
    shown = {"page": found.page, "proposed": proposed}
    return render(request, "casework/concern.html", shown)


def _report(actor: Actor, doubted: Iterable[UUID]) -> None:
    """Record what is not as it was sealed; a page shows nothing of it."""
    for each in doubted:
        body = vault_queries.body(actor=actor, id=each)
        if body is not None:
            vault.report_mismatch(actor=actor, at=clock.now(), body=body)


@for_audience(Audience.CASEWORK)
@needs_keys
def acknowledge(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that somebody has read it."""
    found = open_concern(request, id)
    form = concerns_forms.Say(request.POST if request.method == "POST" else None)

    def run() -> object:
        return commands.acknowledge(**same(found), words=form.cleaned_data["words"])

    template = "casework/concern_acknowledge.html"
    return carry_out(
        request, found, form, template, run=run, said=_("Acknowledged"), step=State.ACKNOWLEDGED
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Decide what happens with it."""
    found = open_concern(request, id)
    form = concerns_forms.Decide(
        request.POST if request.method == "POST" else None, risk=found.page.risk
    )

    def run() -> object:
        return commands.triage(
            **same(found),
            route=Route(form.cleaned_data["route"]),
            reasons=form.cleaned_data["reasons"],
            safety=form.cleaned_data.get("safety", ""),
        )

    template = "casework/concern_decide.html"
    said = _("Decision recorded")
    return carry_out(request, found, form, template, run=run, said=said, step=State.DECIDED)


@for_audience(Audience.CASEWORK)
@needs_keys
def share(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let an investigator read it."""
    found = open_concern(request, id)
    form = concerns_forms.Share(
        request.POST if request.method == "POST" else None, investigators=found.page.investigators
    )

    def run() -> object:
        return commands.share(
            **same(found),
            person=UUID(form.cleaned_data["person"]),
            reason=form.cleaned_data["reason"],
        )

    template = "casework/concern_share.html"
    return carry_out(request, found, form, template, run=run, said=_("Shared"))


@for_audience(Audience.CASEWORK)
@needs_keys
def message(request: HttpRequest, id: UUID, signatory: UUID | None = None) -> HttpResponse:
    """Write to whoever raised it, or to one of those who joined."""
    found = open_concern(request, id)
    theirs = {each.signatory for each in found.page.statements}
    if signatory is not None and signatory not in theirs:
        raise Http404
    place = queries.signatory(actor=found.actor, id=signatory) if signatory else None
    form = concerns_forms.Say(
        request.POST if request.method == "POST" else None,
        initial={"words": where_it_stands(found.actor, found.page.matter)},
    )

    def run() -> object:
        given = same(found) | {"concern": place or found.row}
        return commands.write_message(**given, words=form.cleaned_data["words"])

    template = "casework/concern_message.html"
    return carry_out(request, found, form, template, run=run, said=_("Message sent"))


@for_audience(Audience.CASEWORK)
@needs_keys
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say what came of it."""
    found = open_concern(request, id)
    routes = found.page.routes
    form = concerns_forms.Answer(
        request.POST if request.method == "POST" else None,
        outcomes=queries.outcomes_that_fit(routes),
        initial={"words": queries.sentence_needed(routes)},
    )

    def run() -> object:
        return commands.give_feedback(
            **same(found),
            words=form.cleaned_data["words"],
            outcome=Outcome(form.cleaned_data["outcome"]),
            more_to_come=form.cleaned_data["more"] == "yes",
        )

    template = "casework/concern_answer.html"
    said = _("Answer recorded")
    return carry_out(request, found, form, template, run=run, said=said, step=State.ANSWERED)


@for_audience(Audience.CASEWORK)
@needs_keys
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close it, after a page that says what this means."""
    found = open_concern(request, id)
    form = forms.Form({} if request.method == "POST" else None)

    def run() -> object:
        return commands.close(**same(found))

    given: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "concern": found.row}
    lacks = queries.what_lacks(**given, step=Step.CLOSE, today=clock.today())
    shown: dict[str, Any] = {"said": _("Closed"), "step": State.CLOSED, "more": {"lacks": lacks}}
    return carry_out(request, found, form, "casework/concern_close.html", run=run, **shown)


@for_audience(Audience.CASEWORK)
@require_POST
@needs_keys
def original(request: HttpRequest, id: UUID, body: UUID) -> HttpResponseBase:
    """Open a file as it was sent; that it was opened is recorded."""
    found = open_concern(request, id)
    try:
        file = commands.open_original(**same(found), body=body)
    except Refused as no:
        raise Http404 from no
    if isinstance(file, Mismatch):
        messages.error(request, _("This file is not as it was sealed. We do not open it."))
        return redirect("casework-concern", id=id)
    return download(file, clean_name(file.name))


def same(found: OpenConcern) -> dict[str, Any]:
    """What every command about a concern is given."""
    return {
        "actor": found.actor,
        "at": clock.now(),
        "concern": found.row,
        "keys": found.keys,
    }
