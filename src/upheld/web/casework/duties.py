"""The rarer duties of casework, each behind one link: only those of the acting post."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor, Role
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.opened import needs_keys

RECEIVES = (Role.RECEIVER, Role.INDEPENDENT_HOLDER)


@dataclass(frozen=True, slots=True)
class Duty:
    """One link and what it is for."""

    title: str
    href: str
    words: str


@for_audience(Audience.CASEWORK)
@needs_keys
def duties(request: HttpRequest) -> HttpResponse:
    """What whoever is acting does now and then. Whoever has none of it finds no page."""
    found = of_actor(actor_of(request))
    if not found:
        raise Http404
    return render(request, "casework/duties.html", {"duties": found})


def of_actor(actor: Actor) -> list[Duty]:
    """The rarer duties of the post that somebody acts in."""
    found = [
        (
            RECEIVES,
            _("Take down a concern for somebody"),
            "casework-take-down",
            _("By telephone, by letter or in person. They get the receipt."),
        ),
        (
            (Role.RECEIVER, Role.REGISTRAR, Role.DUTY_CONTACT),
            _("A child at risk now: who is on duty"),
            "casework-duty",
            _("The number that people ring, tests of whoever is on duty, and what they were told."),
        ),
        (
            RECEIVES,
            _("Requests under the law"),
            "casework-law",
            _("Who may see what is held about them, courts, statutory reports: each by its day."),
        ),
        (
            (Role.IDENTITY_KEEPER,),
            _("Names to be opened by two people"),
            "casework-identities",
            _("A receiver asks with a reason; you agree, or you do not."),
        ),
        (
            (Role.KEEPER,),
            _("Erasures that take a second person"),
            "casework-erasures",
            _("A receiver asks when a concern’s time is over; you carry it out, or you do not."),
        ),
    ]
    return [
        Duty(title, reverse(name), words)
        for roles, title, name, words in found
        if actor.has(*roles)
    ]
