"""Findings: read in full, recorded one by one, and signed off by a second person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.offline import Kind, Place
from upheld.investigations.queries import FindingPage
from upheld.investigations.states import Part, Standard
from upheld.people import clock
from upheld.people import queries as people
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_evidence_forms import RecordFinding
from .investigations_offline import ReadIn, beside
from .investigations_words import STANDARDS


@for_audience(Audience.CASEWORK)
@at_desk
def findings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every area with its findings, observations and later evidence."""
    page = desk.page(queries.matrix_page)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "standards": STANDARDS}
    return render(request, "casework/investigations/findings.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def finding(request: HttpRequest, desk: Desk, allegation: UUID) -> HttpResponse:
    """Answer an allegation. Whoever is second to save is shown the other answer first."""
    page = desk.page(queries.finding_page, allegation=allegation)
    read = ReadIn(request, Place(Kind.FINDING, desk.id, allegation, page.revision))
    form = _form(desk, page, read, typed=read.typed(request))

    def run() -> object:
        seen = form.cleaned_data["seen"]
        row = desk.allegation(allegation)
        return commands.record_finding(
            **desk.sealing(allegation=row, seen=seen, answer=form.answer())
        )

    then = reverse("casework-findings", args=[desk.id])
    template = "casework/investigations/finding.html"
    asked: dict[str, Any] = {"actor": desk.actor, "keys": desk.keys, "id": desk.id}
    pinned = queries.pinned(**asked, allegation=allegation)
    shown = {"page": page, "pinned": pinned, **beside(read)}
    shown["timelines"] = queries.pinned_timelines(**asked, allegation=allegation)
    said = _("Finding recorded")
    return carry_out(request, form, template, shown, run=run, said=said, then=then)


def _form(desk: Desk, page: FindingPage, read: ReadIn, *, typed: Any) -> RecordFinding:
    answer = page.allegation.finding
    initial = {"seen": page.revision, "standard": Standard.BALANCE_OF_PROBABILITIES.value}
    if answer is not None:
        initial |= {
            "outcome": answer.outcome,
            "inferred": answer.inferred,
            "words": answer.words,
            "reasons": answer.reasons,
            "standard": answer.standard,
            "evidence": "\n".join(answer.facts),
            "against": "\n".join(answer.against),
            "posts": list(answer.post_ids),
        }
    posts = people.posts(actor=desk.actor, on=clock.today())
    return RecordFinding(typed, posts=posts, initial=initial | read.fields)


@for_audience(Audience.CASEWORK)
@at_desk
def sign_off(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Certify that nothing is left unanswered, from numbers alone."""
    page = found(queries.progress_without_content(actor=desk.actor, id=desk.id))
    found(page if page.part is Part.CERTIFIER else None)
    return carry_out(
        request,
        forms.Form({} if request.method == "POST" else None),
        "casework/investigations/sign_off.html",
        {"page": page},
        run=lambda: commands.sign_off_findings(**desk.given()),
        said=_("Findings signed off"),
        then=reverse("casework-investigation-progress", args=[desk.id]),
    )
