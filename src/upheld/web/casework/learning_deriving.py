"""Where each passage of a learning report comes from: said by its author, read by who holds it."""

from __future__ import annotations

import csv
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.learning.queries import DerivationPage
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .investigations_words import PASSAGES
from .learning_deriving_forms import ANEW, SayWhere
from .learning_doors import page_or_404, passage_or_404, report_or_404, with_keys
from .learning_forms import KINDS

WORDS = {"parts": PASSAGES, "anew": ANEW, "kinds": dict(KINDS)}


@for_audience(Audience.CASEWORK)
@with_keys
def derivation(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> HttpResponse:
    """Where a passage comes from, and for its author the lists to choose from."""
    page = _page(actor, keys, id, passage)
    if not page.may_say:
        return render(request, "casework/learning/derivation.html", {"page": page} | WORDS)
    form = SayWhere(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid():
        with refusal_on(form):
            commands.derive_passage(
                actor=actor,
                at=clock.now(),
                report=report_or_404(actor, keys, id),
                passage=passage_or_404(actor, keys, passage),
                comes=form.comes(),
                keys=keys,
            )
            messages.success(request, _("Kept where it comes from"))
            return redirect("casework-learning-report", id)
    shown = {"form": form, "page": page} | WORDS
    return render(request, "casework/learning/derivation_say.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def spreadsheet(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Where every passage comes from, to take away, one line for each. It holds no word of any."""
    page = page_or_404(actor, keys, id)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="derivation.csv"'
    writer = csv.writer(answer)
    writer.writerow(
        ["passage", "kind", "published", "headline areas", "full report", "claims", "written anew"]
    )
    for place, each in enumerate(page.passages, start=1):
        said = each.derived
        parts = "; ".join(f"{p.kind} {p.number or ''}".strip() for p in said.passages)
        claims = "; ".join(str(number) for number in said.claims)
        writer.writerow(
            [place, each.kind, each.publishable, each.areas, parts, claims, said.anew or ""]
        )
    return answer


def _page(actor: Actor, keys: Keyring, id: UUID, passage: UUID) -> DerivationPage:
    page = queries.derivation_page(actor=actor, keys=keys, id=id, passage=passage)
    if page is None:
        raise Http404
    return page
