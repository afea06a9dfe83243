"""Correcting a released learning report: proposed, read by two people, and then public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import commands, queries
from upheld.learning.queries import CorrectionsPage
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .learning_checking import check_or_404
from .learning_doors import corrections_or_404, passage_or_404, report_or_404, with_keys
from .learning_release_forms import STANDS, Correct, ReadWhole

PLACE = "casework-learning-corrections"
_DONE = {
    False: _l("You have agreed. The second reader is next."),
    True: _l("The correction is public"),
}


@for_audience(Audience.CASEWORK)
@with_keys
def corrections(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """What is being corrected, what can be, and what was."""
    page = corrections_or_404(actor, keys, id)
    return render(request, "casework/learning/corrections.html", {"page": page})


@for_audience(Audience.CASEWORK)
@with_keys
def propose(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> HttpResponse:
    """Write what a published passage should say, and why."""
    page = corrections_or_404(actor, keys, id)
    line = next((each for each in page.passages if each.id == passage), None)
    if line is None or not page.may_propose:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = Correct(typed, initial={"corrected": line.text})
    if form.is_valid():
        with refusal_on(form):
            commands.propose_correction(
                actor=actor,
                at=clock.now(),
                report=report_or_404(actor, keys, id),
                passage=passage_or_404(actor, keys, passage),
                words=form.words(),
                keys=keys,
            )
            messages.success(request, _("Kept. Check the report again."))
            return redirect(PLACE, id)
    shown = {"form": form, "page": page, "line": line}
    return render(request, "casework/learning/correct.html", shown)


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def submit(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Ask two other people to read the correction."""
    given = {**_given(actor, keys, id), "keys": keys}
    done = _("Two other people can now read the correction")
    return _run(request, id, commands.submit_correction, given, done)


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def withdraw(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Leave what is public as it is."""
    given = _given(actor, keys, id)
    return _run(request, id, commands.withdraw_correction, given, _("Correction withdrawn"))


@for_audience(Audience.CASEWORK)
@with_keys
def agree(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Agree to a correction as its first reader."""
    page = corrections_or_404(actor, keys, id)
    if page.now is None or not page.now.may_agree:
        raise Http404
    return _read(request, actor, keys, page, commands.agree_correction)


@for_audience(Audience.CASEWORK)
@with_keys
def publish(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Publish a correction as its second reader. It cannot be undone."""
    page = corrections_or_404(actor, keys, id)
    if page.now is None or not page.now.may_publish:
        raise Http404
    return _read(request, actor, keys, page, commands.publish_correction)


def _read(
    request: HttpRequest,
    actor: Actor,
    keys: Keyring,
    page: CorrectionsPage,
    run: Callable[..., object],
) -> HttpResponse:
    last = run is commands.publish_correction
    typed = request.POST if request.method == "POST" else None
    form = ReadWhole(typed, initial={"revision": page.revision})
    if form.is_valid():
        with refusal_on(form):
            seen = {"revision": form.cleaned_data["revision"], "intruder": form.intruder()}
            run(**_given(actor, keys, page.id), **seen, keys=keys)
            messages.success(request, _DONE[last])
            return redirect(PLACE, page.id)
    shown = {"form": form, "page": page, "stands": STANDS, "last": last}
    shown["check"] = check_or_404(actor, keys, page.id)
    return render(request, "casework/learning/correction_read.html", shown)


def _run(
    request: HttpRequest, id: UUID, run: Callable[..., object], given: dict[str, Any], done: str
) -> HttpResponse:
    try:
        run(**given)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, done)
    return redirect(PLACE, id)


def _given(actor: Actor, keys: Keyring, id: UUID) -> dict[str, Any]:
    row = queries.correction(actor=actor, keys=keys, report_id=id)
    if row is None:
        raise Http404
    return {"actor": actor, "at": clock.now(), "correction": row}
