"""Holding a concern until others have named the same post: the way in, and coming back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import HeldPage
from upheld.concerns.states import Risk
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault import receipts
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on
from upheld.web.speak_up import checking, drafts
from upheld.web.speak_up.drafts import Begun, Written
from upheld.web.speak_up.escrow_forms import HoldTerms, Press, SendHeld
from upheld.web.unlocked import reporter_of


@for_audience(Audience.REPORTER)
def about(request: HttpRequest) -> HttpResponse:
    """What it means to wait for others, and what it does not promise.

    Whoever goes on begins a draft here, and so stays on the plain pages: what a browser has
    sealed by itself cannot wait here.
    """
    if request.method == "POST":
        return drafts.keep(request, "speak-up-risk", {"wants": "hold"})
    return render(request, "speak_up/hold_about.html", {"begun": drafts.begun(request)})


@for_audience(Audience.REPORTER)
def terms(request: HttpRequest) -> HttpResponse:
    """On what terms it waits. The words stay sealed to the receipt alone."""
    found = drafts.begun(request)
    if found is None:
        return redirect("speak-up-held" if _held(request) else "speak-up-hold")
    if gap := drafts.first_gap(found.answers):
        return redirect(gap)
    if found.answers["risk"] != Risk.NO.value or not found.named_posts:
        return render(request, "speak_up/hold_not.html", {"risk": found.answers["risk"]})
    form = HoldTerms(
        request.POST if request.method == "POST" else None,
        posts=list(people.post_titles(found.named_posts).items()),
    )
    if form.is_valid() and not queries.escrow_words_fit(token=form.cleaned_data["token"]):
        form.add_error("token", _("These words are not right, or somebody has used them."))
    if form.is_valid():
        with refusal_on(form):
            _hold(found, form)
            return redirect("speak-up-held")
    return render(request, "speak_up/hold.html", {"form": form, "receipt": found.receipt})


@for_audience(Audience.REPORTER)
def held(request: HttpRequest) -> HttpResponse:
    """What waits, until when, and the question once enough others have come."""
    found = _held(request)
    if found is None:
        return redirect("speak-up-return")
    return render(request, "speak_up/held.html", {"page": found[1]})


@for_audience(Audience.REPORTER)
def send(request: HttpRequest) -> HttpResponse:
    """Everything once more, with the readers as they are today. Then send."""
    found = _held(request)
    if found is None or found[1].asked_on is None:
        return redirect("speak-up-held" if found else "speak-up-return")
    begun, _page = found
    page = checking.page_of(begun, today=clock.today())
    if page.nobody_can_read:
        return render(request, "speak_up/nobody_can_read.html", {"page": page})
    form = SendHeld(
        request.POST if request.method == "POST" else None,
        initial={"struck": page.suggested},
        readers=page.choices,
    )
    if form.is_valid():
        with refusal_on(form):
            _send(begun, form.cleaned_data["struck"])
            return redirect("speak-up-done")
    return render(request, "speak_up/held_send.html", {"form": form, "page": page})


@for_audience(Audience.REPORTER)
def not_now(request: HttpRequest) -> HttpResponse:
    """Answer that it is not to be sent, or not yet."""
    found = _held(request)
    row = queries.held(actor=found[0].actor) if found else None
    if found is None or row is None:
        return redirect("speak-up-return")
    if request.method == "POST":
        begun = found[0]
        commands.decline_escrow(actor=begun.actor, at=clock.today(), held=row, keys=begun.keys)
    return redirect("speak-up-held")


@for_audience(Audience.REPORTER)
def take_back(request: HttpRequest) -> HttpResponse:
    """Take it back for good, after one page that says so."""
    found = _held(request)
    row = queries.held(actor=found[0].actor) if found else None
    if found is None or row is None:
        return redirect("speak-up-return")
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_valid():
        begun = found[0]
        commands.take_back(actor=begun.actor, at=clock.today(), held=row, keys=begun.keys)
        return render(request, "speak_up/held_gone.html", {})
    return render(request, "speak_up/held_take_back.html", {"form": form})


def _held(request: HttpRequest) -> tuple[Written, HeldPage] | None:
    found = reporter_of(request)
    if found is None:
        return None
    actor, keys = found
    page = queries.held_page(actor=actor, keys=keys, today=clock.today())
    return (Written(actor, keys, page.answers, page.compartment), page) if page else None


def _hold(found: Begun, form: HoldTerms) -> None:
    said = form.cleaned_data
    commands.hold(
        actor=found.actor,
        at=clock.today(),
        draft=found.row,
        token=said["token"],
        post=UUID(said["post"]),
        how_many=said["how_many"],
        months=said["months"],
        receipt=receipts.derive(found.receipt),
        keys=found.keys,
    )


def _send(found: Written, struck: list[str]) -> None:
    row = queries.held(actor=found.actor)
    if row is None:
        return
    commands.send_held(
        actor=found.actor,
        at=clock.today(),
        held=row,
        submission=found.submission(struck),
        receipt=receipts.derive(found.receipt),
        keys=found.keys,
    )
