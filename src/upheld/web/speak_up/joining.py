"""Joining a collective concern with the words on a piece of paper."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.kernel.actor import reporter
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.vault import receipts
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import drafts, forms, your_forms
from upheld.web.speak_up.drafts import Begun
from upheld.web.speak_up.typed_words import as_printed
from upheld.web.unlocked import reporter_of


@for_audience(Audience.REPORTER)
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the joining words. Whatever is wrong with them, the answer is the same."""
    form = your_forms.JoiningWords(request.POST if request.method == "POST" else None)
    if form.is_valid():
        token = as_printed(form.cleaned_data["token"])
        asking = reporter(str(uuid.uuid4()))
        if queries.common_text(actor=asking, token=token, today=clock.today()) is not None:
            return drafts.keep(request, "speak-up-joining", {"token": token})
        form.add_error("token", _("These joining words are not right, or somebody has used them."))
    return render(request, "speak_up/join.html", {"form": form})


@for_audience(Audience.REPORTER)
def joining(request: HttpRequest) -> HttpResponse:
    """What the collective concern says, room for a statement of one's own, and the receipt."""
    found = drafts.begun(request)
    token = found.answers.get("token", "") if found else ""
    if found is None or not token:
        return redirect("speak-up-done" if _has_joined(request) else "speak-up-join")
    common = queries.common_text(actor=found.actor, token=token, today=clock.today())
    if common is None:
        return redirect("speak-up-join")
    form = forms.JoinIn(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _join(found, token, form.cleaned_data["statement"])
        except Refused as no:
            if not _has_joined(request):  # somebody pressed twice, and the first one arrived
                form.add_error(None, str(no))
        if not form.errors:
            return redirect("speak-up-done")
    page = {"form": form, "common": common, "receipt": found.receipt}
    return render(request, "speak_up/joining.html", page)


def _join(found: Begun, token: str, statement: str) -> None:
    commands.join(
        actor=found.actor,
        at=clock.today(),
        token=token,
        statement=statement,
        receipt=receipts.derive(found.receipt),
        draft=found.row,
    )


def _has_joined(request: HttpRequest) -> bool:
    found = reporter_of(request)
    return found is not None and queries.own_thread(actor=found[0]) is not None
