"""A convener's pages: lodge a collective concern, and print joining words."""

from __future__ import annotations

import uuid
from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import ReaderLine
from upheld.concerns.states import KnownAs, Risk
from upheld.concerns.submission import AtRisk, Submission
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import receipts
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns_forms import SOMEBODY_ELSE, HowMany, Lodge
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.refusals import refusal_on
from upheld.web.speak_up import at_risk
from upheld.web.unlocked import keys_of


@for_audience(Audience.CASEWORK)
@needs_keys
def lodge(request: HttpRequest) -> HttpResponse:
    """Lodge a collective concern: first see who will read it, then lodge it."""
    actor, keys = actor_of(request), keys_of(request)
    if not actor.has(Role.CONVENER) or keys is None:
        raise Http404
    readers, on_duty = _readers(actor, request), _on_duty(actor, request)
    form = Lodge(
        request.POST if request.method == "POST" else None,
        initial={"once": uuid.uuid4()},
        posts=people.posts(actor=actor, on=clock.today()),
        readers=[*readers, *on_duty],
    )
    if form.is_valid() and "lodge" in request.POST:
        with refusal_on(form):
            _lodge(actor, keys, form)
            return redirect("casework-concern", form.cleaned_data["once"])
    page = {"form": form, "readers": readers, "on_duty": on_duty, "checked": form.is_valid()}
    return render(request, "casework/concern_lodge.html", page)


@for_audience(Audience.CASEWORK)
@needs_keys
def joining_words(request: HttpRequest, id: UUID) -> HttpResponse:
    """Print joining words. They are shown on this one page, and never again."""
    found = open_concern(request, id)
    if not found.page.as_convener:
        raise Http404
    form = HowMany(request.POST if request.method == "POST" else None)
    tokens: tuple[str, ...] = ()
    if form.is_valid():
        made = tuple(receipts.new_words() for _ in range(form.cleaned_data["count"]))
        with refusal_on(form):
            commands.issue_tokens(
                actor=found.actor,
                at=clock.now(),
                concern=found.row,
                tokens=made,
                keys=found.keys,
            )
            tokens = made
    page = {"form": form, "page": found.page, "tokens": tokens}
    page["address"] = request.build_absolute_uri(reverse("speak-up-join"))
    return render(request, "casework/concern_joining_words.html", page)


def _lodge(actor: Actor, keys: Keyring, form: Lodge) -> None:
    """Lodge once, however often the button is pressed."""
    held = form.cleaned_data
    if queries.concern(actor=actor, id=held["once"]) is not None:
        return
    struck = tuple(UUID(each) for each in held["struck"])
    duty_told = None
    if Risk(held["risk"]) is Risk.YES:
        told = AtRisk(
            where=held["where"],
            where_unknown=held["where_unknown"],
            reach=held["reach"],
            words=held["alert_words"],
            named_posts=form.named_posts,
            somebody_else=SOMEBODY_ELSE in held["posts"],
            struck=struck,
        )
        duty_told = at_risk.send(actor, keys, held["once"], told)
    commands.lodge_collective(
        actor=actor,
        at=clock.now(),
        submission=Submission(
            words=held["words"],
            risk=Risk(held["risk"]),
            known_as=KnownAs.NAMED,
            named_posts=form.named_posts,
            somebody_else=SOMEBODY_ELSE in held["posts"],
            struck=struck,
            cases=held["cases"],
            duty_told=duty_told,
        ),
        attested=held["attested"],
        keys=keys,
        id=held["once"],
    )


def _readers(actor: Actor, request: HttpRequest) -> list[ReaderLine]:
    """Who could read it, going by the posts ticked so far."""
    ticked = request.POST.getlist("posts")
    known = {each.id for each in people.posts(actor=actor, on=clock.today())}
    if not ticked:
        return []
    return queries.readers_of(
        actor=actor,
        named_posts=[UUID(each) for each in ticked if each in known],
        somebody_else=SOMEBODY_ELSE in ticked,
        words=request.POST.get("words", ""),
        at=clock.today(),
    )


def _on_duty(actor: Actor, request: HttpRequest) -> list[ReaderLine]:
    """Who would be told at once of a child at risk, and of nothing else."""
    ticked = request.POST.getlist("posts")
    known = {each.id for each in people.posts(actor=actor, on=clock.today())}
    if not ticked or request.POST.get("risk") != Risk.YES:
        return []
    found = queries.duty_readers_of(
        actor=actor,
        named_posts=[UUID(each) for each in ticked if each in known],
        words=request.POST.get("alert_words", ""),
        at=clock.today(),
    )
    told = _("%(post)s (only what you write for them about the child)")
    return [replace(each, title=told % {"post": each.title}) for each in found]
