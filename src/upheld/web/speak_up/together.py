"""Raising a concern together with colleagues: one writes it, the others join with words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries
from upheld.people import clock
from upheld.vault import receipts
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on
from upheld.web.speak_up import at_risk, checking, drafts, once_more
from upheld.web.speak_up.drafts import Begun
from upheld.web.speak_up.forms import CheckAndSend
from upheld.web.unlocked import reporter_of

MOST = 50


class SendTogether(CheckAndSend):
    """The same as sending alone, and for how many colleagues to make joining words."""

    count = forms.IntegerField(
        label=_l("How many colleagues will you give joining words to?"),
        help_text=_l("Each gets seven words of their own, which work once. You need none."),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"required": _l("Enter how many colleagues")},
    )


@for_audience(Audience.REPORTER)
def together(request: HttpRequest) -> HttpResponse:
    """Who will read it, how many may join, and the joining words, shown once."""
    found = drafts.begun(request)
    if found is None:
        return _not_begun(request)
    if gap := drafts.first_gap(found.answers):
        return redirect(gap)
    page = checking.page_of(found, today=clock.today())
    if page.nobody_can_read:
        return render(request, "speak_up/nobody_can_read.html", {"page": page})
    form = SendTogether(
        request.POST if request.method == "POST" else None,
        initial={"struck": page.suggested},
        readers=page.choices,
    )
    if once_more.may_send(request, form):
        if once_more.is_due(form, page):
            return once_more.ask(request, form, page, "speak-up-together")
        tokens = tuple(receipts.new_words() for _ in range(form.cleaned_data["count"]))
        with refusal_on(form):
            _send(found, form.cleaned_data, tokens)
            return _printed(request, tokens)
    return render(request, "speak_up/together.html", {"form": form, "page": page})


def _printed(request: HttpRequest, tokens: tuple[str, ...]) -> HttpResponse:
    address = request.build_absolute_uri(reverse("speak-up-join"))
    page = {"tokens": tokens, "address": address}
    return render(request, "speak_up/together_printed.html", page)


def _not_begun(request: HttpRequest) -> HttpResponse:
    """Sent already; or not begun, and then beginning here keeps to the plain pages."""
    back = reporter_of(request)
    if back is not None and queries.own_thread(actor=back[0]) is not None:
        return redirect("speak-up-done")
    if request.method == "POST":
        return drafts.keep(request, "speak-up-risk", {"wants": "together"})
    return render(request, "speak_up/together_about.html", {})


def _send(found: Begun, said: dict[str, Any], tokens: tuple[str, ...]) -> None:
    sent = at_risk.tell(found, said)
    commands.convene_colleagues(
        actor=found.actor,
        at=clock.today(),
        submission=sent,
        tokens=tokens,
        receipt=receipts.derive(found.receipt),
        draft=found.row,
    )
