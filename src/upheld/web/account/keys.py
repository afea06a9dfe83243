"""Making one's own keys, and vouching for somebody else's."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import commands, queries, unlocking
from upheld.web.account import forms
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of


@for_audience(Audience.ACCOUNT)
def keys(request: HttpRequest) -> HttpResponse:
    """What keys are, whose wait for a countersignature, and how to make one's own."""
    actor, today = actor_of(request), clock.today()
    offers = [
        (offered, people.posts_in_words(actor=actor, person=offered.person, on=today))
        for offered in queries.offered_keys(actor=actor)
    ]
    page = {
        "own": queries.own_offered_keys(actor=actor),
        "offers": offers,
        "is_unlocked": keys_of(request) is not None,
    }
    return render(request, "account/keys.html", page)


@for_audience(Audience.ACCOUNT)
def make(request: HttpRequest) -> HttpResponse:
    """Make somebody's keys, and show their six words this once."""
    actor = actor_of(request)
    form = forms.MakeKeys(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = unlocking.new_words()
        with refusal_on(form):
            commands.offer_keys(actor=actor, at=clock.now(), person=UUID(actor.id), words=words)
            return render(request, "account/words.html", {"words": words})
    return render(request, "account/make_keys.html", {"form": form})


@require_POST
@for_audience(Audience.ACCOUNT)
def countersign(request: HttpRequest, id: UUID) -> HttpResponse:
    """Vouch for somebody's keys after comparing the fingerprint with them."""
    actor, open_keys = actor_of(request), keys_of(request)
    offered = queries.holder_keys(actor=actor, id=id)
    if offered is None:
        raise Http404
    if open_keys is None:
        return redirect("unlock")
    try:
        commands.countersign(actor=actor, at=clock.now(), offered=offered, keys=open_keys)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("You have vouched for these keys."))
    return redirect("keys")
