"""The confidential appendix of a learning report, and the decision on each passage in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.learning.queries import AppendixPage
from upheld.people import clock
from upheld.printing import pdf
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from . import learning_withheld_printed as printed
from .investigations_downloads import as_download
from .investigations_words import PASSAGES
from .learning_deriving_forms import ANEW
from .learning_doors import page_or_404, passage_or_404, report_or_404, with_keys
from .learning_forms import KINDS
from .learning_withheld_forms import BALANCES, PARAGRAPHS, DecideExemption

WORDS = {
    "kinds": dict(KINDS),
    "paragraphs": {each.value: said for each, said in PARAGRAPHS.items()},
    "balances": {each.value: said for each, said in BALANCES.items()},
    "parts": PASSAGES,
    "anew": ANEW,
}


@for_audience(Audience.CASEWORK)
@with_keys
def withheld(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Every passage that stays locked, with the decision on it."""
    shown = {"page": _page(actor, keys, id)} | WORDS
    return render(request, "casework/learning/withheld.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def decide(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, passage: UUID
) -> HttpResponse:
    """Decide, as the receiver of the matter, why a passage is not published."""
    page = _page(actor, keys, id)

    def keep(**given: Any) -> object:
        return commands.decide_exemption(passage=passage_or_404(actor, keys, passage), **given)

    template = "casework/learning/withheld_decide.html"
    return _decided(request, actor, keys, page, page.line(passage), template=template, keep=keep)


@for_audience(Audience.CASEWORK)
@with_keys
def left_out(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, finding: UUID
) -> HttpResponse:
    """Decide, as the receiver of the matter, why a finding is not told."""
    page = _page(actor, keys, id)

    def keep(**given: Any) -> object:
        return commands.decide_left_out(finding=finding, **given)

    template = "casework/learning/left_out_decide.html"
    return _decided(request, actor, keys, page, page.left(finding), template=template, keep=keep)


def _given(actor: Actor, keys: Keyring, page: AppendixPage) -> dict[str, Any]:
    """What each of the commands that keep a decision is given."""
    return {
        "actor": actor,
        "at": clock.now(),
        "report": report_or_404(actor, keys, page.id),
        "investigation": _investigation(actor, keys, page.id),
        "keys": keys,
    }


def _decided(
    request: HttpRequest,
    actor: Actor,
    keys: Keyring,
    page: AppendixPage,
    line: object | None,
    *,
    template: str,
    keep: Callable[..., object],
) -> HttpResponse:
    """Ask for a decision about one line of the page, and keep it."""
    if line is None or not page.may_decide:
        raise Http404
    form = DecideExemption(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid():
        with refusal_on(form):
            keep(**_given(actor, keys, page), exemption=form.exemption())
            messages.success(request, _("Decision kept"))
            return redirect("casework-learning-withheld", page.id)
    return render(request, template, {"form": form, "page": page, "line": line} | WORDS)


@for_audience(Audience.CASEWORK)
@with_keys
def appendix(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """The appendix to take into a closed part of a meeting: the words and the reasons."""
    paper = printed.appendix(_page(actor, keys, id), mark=_mark(actor))
    return as_download(pdf.pdf(paper), "confidential-appendix.pdf")


@for_audience(Audience.CASEWORK)
@with_keys
def reasons(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """The reasons alone, for an answer to somebody who asks for what is withheld."""
    return as_download(pdf.pdf(printed.reasons(_page(actor, keys, id))), "reasons.pdf")


def _page(actor: Actor, keys: Keyring, id: UUID) -> AppendixPage:
    page = queries.appendix(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def _investigation(actor: Actor, keys: Keyring, id: UUID) -> object:
    return investigations.investigation(actor=actor, id=page_or_404(actor, keys, id).investigation)


def _mark(actor: Actor) -> str:
    return _("Confidential appendix. Printed for: %(post)s") % {"post": actor.post_title}
