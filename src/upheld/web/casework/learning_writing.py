"""Writing a learning report: its passages, and which of them may be published."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import commands
from upheld.learning.queries import PassageLine, ReportPage
from upheld.learning.states import Kind
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .learning_doors import page_or_404, passage_or_404, report_or_404, with_keys, writable
from .learning_forms import AddPassage, RewritePassage


@for_audience(Audience.CASEWORK)
@with_keys
def add(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Write a new passage at the end of the report."""
    page = writable(page_or_404(actor, keys, id))
    posts = people.posts(actor=actor, on=clock.today())
    typed = request.POST if request.method == "POST" else None
    form = AddPassage(typed, findings=page.findings, posts=posts)
    if form.is_valid():
        with refusal_on(form):
            commands.add_passage(
                actor=actor,
                at=clock.now(),
                report=report_or_404(actor, keys, id),
                kind=Kind(form.cleaned_data["chosen"]),
                draft=form.draft(),
                publishable=form.cleaned_data["publishable"],
                keys=keys,
            )
            return _done(request, id, _("Passage added"))
    return render(request, "casework/learning/passage.html", {"form": form, "page": page})


@for_audience(Audience.CASEWORK)
@with_keys
def rewrite(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> HttpResponse:
    """Write a passage again."""
    page = writable(page_or_404(actor, keys, id))
    form = _rewriting(request, actor, page, _line(page, passage))
    if form.is_valid():
        with refusal_on(form):
            commands.rewrite_passage(
                actor=actor,
                at=clock.now(),
                report=report_or_404(actor, keys, id),
                passage=passage_or_404(actor, keys, passage),
                draft=form.draft(),
                keys=keys,
            )
            return _done(request, id, _("Passage written again"))
    return render(request, "casework/learning/passage.html", {"form": form, "page": page})


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def mark(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> HttpResponse:
    """Say that a passage may, or may not, be published."""
    try:
        commands.mark_publishable(
            actor=actor,
            at=clock.now(),
            report=report_or_404(actor, keys, id),
            passage=passage_or_404(actor, keys, passage),
            publishable=request.POST.get("publishable") == "yes",
        )
    except Refused as no:
        messages.error(request, str(no))
    return redirect("casework-learning-report", id)


def _rewriting(
    request: HttpRequest, actor: Actor, page: ReportPage, line: PassageLine
) -> RewritePassage:
    return RewritePassage(
        request.POST if request.method == "POST" else None,
        kind=line.kind,
        findings=page.findings,
        posts=people.posts(actor=actor, on=clock.today()),
        initial={
            "text": line.text,
            "findings": [str(each) for each in line.findings],
            "said_by": line.said_by,
            "as_at": line.as_at,
            "post": line.post,
            "post_on": line.post_on,
        },
    )


def _line(page: ReportPage, passage: UUID) -> PassageLine:
    for each in page.passages:
        if each.id == passage and each.kind is not Kind.CASES:
            return each
    raise Http404


def _done(request: HttpRequest, id: UUID, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("casework-learning-report", id)
