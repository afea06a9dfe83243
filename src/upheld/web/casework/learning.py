"""Learning reports: the list, one report, and starting one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .investigations_words import PASSAGES
from .learning_deriving_forms import ANEW
from .learning_doors import page_or_404, with_keys
from .learning_forms import KINDS, StartReport


@for_audience(Audience.CASEWORK)
@with_keys
def reports(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """The learning reports that somebody's keys open."""
    shown = {
        "reports": queries.reports(actor=actor, keys=keys),
        "copies": queries.my_copies(actor=actor, keys=keys),
        "keeps_register": queries.keeps_register(actor=actor),
    }
    return render(request, "casework/learning/list.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def report(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """One report: its passages, what is still owed, and what to do next."""
    page = page_or_404(actor, keys, id)
    has_grid = queries.may_open_grid(actor=actor, keys=keys, investigation=page.investigation)
    shown = {"page": page, "kinds": dict(KINDS), "has_grid": has_grid} | {"parts": PASSAGES}
    shown |= {"anew": ANEW}
    return render(request, "casework/learning/report.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def start(request: HttpRequest, actor: Actor, keys: Keyring, investigation: UUID) -> HttpResponse:
    """Start a learning report on an investigation that is signed off."""
    row = investigations.investigation(actor=actor, id=investigation)
    if row is None or str(row.investigator_id) != actor.id:
        raise Http404
    form = StartReport(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusal_on(form):
            title = form.cleaned_data["title"]
            made = commands.start_report(
                actor=actor, at=clock.now(), investigation=row, title=title, keys=keys
            )
            messages.success(request, _("Learning report started"))
            return redirect("casework-learning-report", made.id)
    return render(request, "casework/learning/start.html", {"form": form})
