"""Joining a collective concern from one's own, and going from one part to the other."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts, unlocking
from upheld.vault.keyring import reporter_keyring
from upheld.web import unlocked
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import your_forms
from upheld.web.speak_up.typed_words import as_printed
from upheld.web.speak_up.your_part import Mine, carried_out, needs_receipt, own


@for_audience(Audience.REPORTER)
@needs_receipt
def join_too(request: HttpRequest) -> HttpResponse:
    """Ask for joining words; then show what the collective concern says, before joining."""
    form = your_forms.JoiningWords(request.POST if request.method == "POST" else None)
    if form.is_valid():
        token = as_printed(form.cleaned_data["token"])
        asking = reporter(str(uuid.uuid4()))
        common = queries.common_text(actor=asking, token=token, today=clock.today())
        if common is not None:
            words = receipts.new_words()
            then = your_forms.JoinToo(initial={"token": token, "receipt": words})
            shown = {"form": then, "common": common, "receipt": words}
            return render(request, "speak_up/your_joining.html", shown)
        form.add_error("token", _("These joining words are not right, or somebody has used them."))
    return render(request, "speak_up/your_join.html", {"form": form, "page": own(request).page})


@for_audience(Audience.REPORTER)
@require_POST
@needs_receipt
def join_sent(request: HttpRequest) -> HttpResponse:
    """Join, with a receipt of its own, and keep the way from each part to the other."""
    form, found = your_forms.JoinToo(request.POST), own(request)
    if form.is_valid() and _has_joined(form.cleaned_data["receipt"]):
        return redirect("speak-up-ways")  # somebody pressed twice, and the first one arrived
    if carried_out(form, lambda: _join(found, form.cleaned_data)):
        return redirect("speak-up-ways")
    again = your_forms.JoiningWords({"token": ""})
    for said in form.non_field_errors() or [_("Enter the joining words")]:
        again.add_error(None, str(said))
    return render(request, "speak_up/your_join.html", {"form": again, "page": found.page})


@for_audience(Audience.REPORTER)
@needs_receipt
def ways(request: HttpRequest) -> HttpResponse:
    """One's other parts, to go to without their own seven words."""
    found = own(request)
    others = queries.ways_from(actor=found.actor, keys=found.keys)
    return render(request, "speak_up/your_ways.html", {"page": found.page, "others": others})


@for_audience(Audience.REPORTER)
@require_POST
@needs_receipt
def go(request: HttpRequest, number: int) -> HttpResponse:
    """Close this part, and open another of one's own in its place."""
    found = own(request)
    others = queries.ways_from(actor=found.actor, keys=found.keys)
    if not 1 <= number <= len(others):
        raise Http404
    response = redirect("speak-up-thread")
    unlocked.end_reporter(request, response)
    secret = unlocking.begin(keys=others[number - 1], now=clock.now())
    unlocked.begin_reporter(response, secret)
    return response


def _join(found: Mine, said: dict[str, str]) -> None:
    """Three steps: join as somebody new, then keep the way there, and the way back."""
    receipt, id, today = receipts.derive(said["receipt"]), str(uuid.uuid4()), clock.today()
    joining, keys = reporter(id), reporter_keyring(receipt, id)
    place = commands.join(
        actor=joining,
        at=today,
        token=said["token"],
        statement=said["statement"],
        receipt=receipt,
    )
    commands.keep_way_to(**found.same(), other=keys)
    commands.keep_way_to(actor=joining, at=today, concern=place, other=found.keys, keys=keys)


def _has_joined(words: str) -> bool:
    return queries.whose_receipt(receipt=receipts.derive(words)) is not None
