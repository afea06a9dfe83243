"""Pages of custodians, who count and ask, and of conveners, who print the words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from upheld.concerns import commands, queries
from upheld.concerns.escrow_terms import SHEET
from upheld.kernel.actor import Role
from upheld.people import clock
from upheld.vault import receipts
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.escrow_forms import Ask, HowManySheets
from upheld.web.casework.opened import needs_keys
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of


@for_audience(Audience.CASEWORK)
@needs_keys
def counting(request: HttpRequest) -> HttpResponse:
    """The posts that enough people have named, and a button to ask them."""
    actor, keys = actor_of(request), keys_of(request)
    if not actor.has(Role.CUSTODIAN) or keys is None:
        raise Http404
    form = Ask(request.POST if request.method == "POST" else None)
    if form.is_valid():
        post = form.cleaned_data["post"]
        with refusal_on(form):
            asked = commands.ask_escrow(actor=actor, at=clock.now(), post=post, keys=keys)
            messages.success(request, _asked(asked))
            return redirect("casework-escrow")
    lines = queries.escrow_lines(actor=actor, keys=keys, today=clock.today())
    return render(request, "casework/escrow.html", {"form": form, "lines": lines})


@for_audience(Audience.CASEWORK)
@needs_keys
def words(request: HttpRequest) -> HttpResponse:
    """Print words for people who want to wait for others. They are shown once."""
    actor = actor_of(request)
    if not actor.has(Role.CONVENER):
        raise Http404
    form = HowManySheets(request.POST if request.method == "POST" else None)
    if form.is_valid():
        count = form.cleaned_data["sheets"] * SHEET
        tokens = tuple(receipts.new_words() for _ in range(count))
        commands.issue_escrow_tokens(actor=actor, at=clock.now(), tokens=tokens)
        address = request.build_absolute_uri(reverse("speak-up-hold"))
        return render(
            request, "casework/escrow_words_printed.html", {"tokens": tokens, "address": address}
        )
    return render(request, "casework/escrow_words.html", {"form": form})


def _asked(count: int) -> str:
    return ngettext(
        "%(n)s person will find the question when they come back.",
        "%(n)s people will find the question when they come back.",
        count,
    ) % {"n": count}
