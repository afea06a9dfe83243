"""Raising a concern: the start page, four pages of questions, and the confirmation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from upheld.concerns import commands, queries
from upheld.concerns.states import Risk
from upheld.kernel.actor import ANYONE
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import receipts
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import at_risk, checking, doors, drafts, forms, once_more
from upheld.web.speak_up.drafts import Begun
from upheld.web.unlocked import reporter_of


@for_audience(Audience.REPORTER)
@at_risk.when_open
def start(request: HttpRequest) -> HttpResponse:
    """Who will read it, who never will, what is promised, and what to do first."""
    texts = people.texts(actor=ANYONE, language=get_language() or "en-gb")
    return render(request, "speak_up/start.html", {"texts": texts, "other_doors": doors.links()})


@for_audience(Audience.REPORTER)
@at_risk.when_open
def risk(request: HttpRequest) -> HttpResponse:
    """Is a child at risk now?"""
    found = drafts.begun(request)
    form = forms.RiskNow(
        request.POST if request.method == "POST" else None, initial=found.answers if found else {}
    )
    if form.is_valid():
        said_yes = form.cleaned_data["risk"] == Risk.YES
        return drafts.keep(
            request, "speak-up-where" if said_yes else "speak-up-what", form.cleaned_data
        )
    page = {
        "to_ring": at_risk.to_ring(),
        "begun": found is not None,
        "asked_again": found is not None and drafts.lost_the_first(found.answers),
    }
    return render(request, "speak_up/risk.html", {"form": form, **page})


@for_audience(Audience.REPORTER)
@at_risk.when_open
def how_known(request: HttpRequest) -> HttpResponse:
    """How to be known, and which posts it is about."""
    found = drafts.begun(request)
    posts = people.posts(actor=found.actor if found else ANYONE, on=clock.today())
    form = forms.HowKnown(
        request.POST if request.method == "POST" else None,
        initial=found.answers if found else {},
        posts=posts,
        door=found.answers.get("door", "") if found else "",
    )
    if form.is_valid():
        return drafts.keep(request, "speak-up-check", form.cleaned_data)
    return render(request, "speak_up/how_known.html", {"form": form})


@for_audience(Audience.REPORTER)
def check(request: HttpRequest) -> HttpResponse:
    """Everything once more: the answers, every reader by post, and the receipt. Then send."""
    found = drafts.begun(request)
    if found is None:
        return redirect("speak-up-done" if _was_sent(request) else "speak-up")
    if gap := drafts.first_gap(found.answers):
        return redirect(gap)
    page = checking.page_of(found, today=clock.today())
    if page.nobody_can_read:
        return render(request, "speak_up/nobody_can_read.html", {"page": page})
    form = forms.CheckAndSend(
        request.POST if request.method == "POST" else None,
        initial={"struck": page.suggested},
        readers=page.choices,
    )
    if once_more.may_send(request, form):
        if once_more.is_due(form, page):
            return once_more.ask(request, form, page, "speak-up-check")
        if _arrived(request, found, form):
            return redirect("speak-up-done")
    return render(request, "speak_up/check.html", {"form": form, "page": page})


@for_audience(Audience.REPORTER)
def done(request: HttpRequest) -> HttpResponse:
    """It has arrived: the promise to take away, and the days to come back."""
    found = reporter_of(request)
    page = (
        queries.reporter_page(actor=found[0], keys=found[1], today=clock.today()) if found else None
    )
    if page is None:
        return redirect("speak-up-return")
    told = at_risk.told_to(*found) if found else None
    return render(request, "speak_up/done.html", {"page": page, "told": told})


def _arrived(request: HttpRequest, found: Begun, form: forms.CheckAndSend) -> bool:
    """Send it. Where it is refused the form says why."""
    try:
        _send(found, form.cleaned_data)
    except Refused as no:
        if not _was_sent(request):  # somebody pressed twice, and the first one arrived
            form.add_error(None, str(no))
    return not form.errors


def _send(found: Begun, said: dict[str, Any]) -> None:
    sent = at_risk.tell(found, said)
    commands.raise_concern(
        actor=found.actor,
        at=clock.today(),
        submission=sent,
        receipt=receipts.derive(found.receipt),
        draft=found.row,
    )


def _was_sent(request: HttpRequest) -> bool:
    """Whether what this browser's keys belong to has been sent already."""
    found = reporter_of(request)
    return found is not None and queries.own_thread(actor=found[0]) is not None
