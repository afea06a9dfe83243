"""One ask: what was answered, whether the panel accepts it, and whether it still stands."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.oversight import commands, queries
from upheld.oversight.states import Verdict
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.oversight import forms
from upheld.web.oversight.doors import Door, ask_or_404, carry_out, sent


@for_audience(Audience.OVERSIGHT)
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """An ask, its answers, and how to check each of them."""
    page, _row = ask_or_404(request, id)
    return render(request, "oversight/ask.html", {"page": page})


@for_audience(Audience.OVERSIGHT)
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Answer what was asked of one's post."""
    page, row = ask_or_404(request, id)
    if not page.may_answer:
        raise Http404
    form = forms.AnswerAsk(sent(request), actions=page.plan.actions)

    def run() -> str:
        commands.answer_ask(
            actor=actor_of(request),
            at=clock.now(),
            ask=row,
            words=form.cleaned_data["words"],
            actions=tuple(UUID(each) for each in form.cleaned_data.get("actions", [])),
        )
        return reverse("oversight-ask", args=[id])

    door = Door("oversight/answer.html", _("Your answer has been given"), {"page": page})
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Accept the answer that waits, or do not."""
    page, row = ask_or_404(request, id)
    waiting = queries.waiting_answer(actor=actor_of(request), ask=id)
    if not page.may_decide or waiting is None:
        raise Http404
    form = forms.DecideAnswer(sent(request))

    def run() -> str:
        commands.decide_answer(
            actor=actor_of(request),
            at=clock.now(),
            ask=row,
            answer=waiting,
            verdict=Verdict(form.cleaned_data["verdict"]),
            reasons=form.cleaned_data["reasons"],
        )
        return reverse("oversight-ask", args=[id])

    line = next(each for each in page.answers if each.id == waiting.id)
    door = Door("oversight/decide.html", _("The verdict is recorded"), {"page": page, "line": line})
    return carry_out(request, form, door, run)


@for_audience(Audience.OVERSIGHT)
def stand_down(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that an ask need not be answered any more."""
    page, row = ask_or_404(request, id)
    if not page.may_stand_down:
        raise Http404
    form = forms.StandDown(sent(request))

    def run() -> str:
        commands.stand_down(
            actor=actor_of(request),
            at=clock.now(),
            ask=row,
            reasons=form.cleaned_data["reasons"],
        )
        return reverse("oversight-ask", args=[id])

    door = Door("oversight/stand_down.html", _("The ask has been stood down"), {"page": page})
    return carry_out(request, form, door, run)
