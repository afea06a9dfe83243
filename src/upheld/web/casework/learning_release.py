"""Two people read a learning report, and then it is public."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import commands
from upheld.learning.queries import ReportPage
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web import shell
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .learning_checking import check_or_404
from .learning_doors import page_or_404, report_or_404, with_keys
from .learning_release_forms import STANDS, ReadWhole, Release


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def submit(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Ask two other people to read the report."""
    row = report_or_404(actor, keys, id)
    try:
        commands.submit(actor=actor, at=clock.now(), report=row, keys=keys)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Two other people can now read the report"))
    return redirect("casework-learning-report", id)


@for_audience(Audience.CASEWORK)
@with_keys
def approve(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Agree to the report as its first reader."""
    page = page_or_404(actor, keys, id)
    if not page.may_approve:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = ReadWhole(typed, initial={"revision": page.revision})
    if form.is_valid():
        with refusal_on(form):
            seen = form.cleaned_data["revision"]
            row = report_or_404(actor, keys, id)
            commands.approve_release(
                actor=actor,
                at=clock.now(),
                report=row,
                revision=seen,
                intruder=form.intruder(),
                keys=keys,
            )
            messages.success(request, _("You have agreed. The second reader is next."))
            return redirect("casework-learning-report", id)
    shown = _all_of_it(actor, keys, id, page)
    return render(request, "casework/learning/approve.html", {"form": form} | shown)


@for_audience(Audience.CASEWORK)
@with_keys
def release(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Release the report as its second reader. It cannot be undone."""
    page = page_or_404(actor, keys, id)
    if not page.may_release:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    tomorrow = clock.today() + timedelta(days=1)
    form = Release(typed, initial={"revision": page.revision, "opens_on": tomorrow})
    if form.is_valid() and (onwards := _released(request, form, actor, keys, id)):
        return redirect(onwards)
    shown = _all_of_it(actor, keys, id, page)
    return render(request, "casework/learning/release.html", {"form": form} | shown)


def _released(request: HttpRequest, form: Release, actor: Actor, keys: Keyring, id: UUID) -> str:
    """Where to go from here; empty where the house said no."""
    with refusal_on(form):
        made = commands.release(
            actor=actor,
            at=clock.now(),
            report=report_or_404(actor, keys, id),
            revision=form.cleaned_data["revision"],
            slug=form.cleaned_data["slug"],
            opens_on=form.cleaned_data["opens_on"],
            council=shell.council().name,
            intruder=form.intruder(),
            keys=keys,
        )
        if not made.is_open:
            messages.success(request, _("Released. Those who raised it can read it now."))
            return reverse("casework-learning-report", args=[id])
        messages.success(request, _("The learning report is public"))
        return reverse("public-report", args=[made.slug])
    return ""


def _all_of_it(actor: Actor, keys: Keyring, id: UUID, page: ReportPage) -> dict[str, object]:
    """What a reader answers for: every passage, and every flag with its answer."""
    return {"page": page, "check": check_or_404(actor, keys, id), "stands": STANDS}
