"""Steps that take two people: the receiver's page on which they ask, and the keeper's answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries
from upheld.concerns.seconding import Step
from upheld.kernel.actor import Role
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns import same
from upheld.web.casework.concerns_forms import text
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.fields import Radios
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of

AGREE, DO_NOT_AGREE = "agree", "do-not-agree"


class AskSecond(forms.Form):
    """Why, and how the child is."""

    child = text(
        _l("How is the child now?"),
        _l("Say how the child is now"),
        rows=4,
        help_text=_l("What was found out, who told you, and on which day. Name no child."),
    )
    reason = text(
        _l("Why should this be done now?"),
        _l("Give your reason"),
        rows=4,
        help_text=_l(
            "A second keeper reads this and what you say of the child, and nothing else of the "
            "concern. Write a sentence that somebody can judge who has not read it."
        ),
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step is Step.LIFT_HOLD:
            del self.fields["child"]


class AnswerSecond(forms.Form):
    """Whether a second keeper agrees, and why."""

    answer = forms.ChoiceField(
        label=_l("Do you agree?"),
        choices=[
            (AGREE, _l("Yes: it may be done, once")),
            (DO_NOT_AGREE, _l("No: it stays as it is")),
        ],
        widget=Radios(),
        error_messages={"required": _l("Choose yes or no")},
    )
    reason = text(
        _l("Your reason"), _l("Give your reason"), rows=4, help_text=_l("Whoever asked reads this.")
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def ask(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Ask a second keeper to agree to one step, and see what they answered."""
    found = open_concern(request, id)
    if step not in set(Step) or not found.page.may_handle:
        raise Http404
    form = AskSecond(request.POST if request.method == "POST" else None, step=Step(step))
    if form.is_valid():
        with refusal_on(form):
            commands.ask_second(**same(found), step=Step(step), **form.cleaned_data)
            messages.success(request, _("The second keeper has been asked"))
            return redirect("casework-second", id, step)
    given: dict[str, Any] = {"actor": found.actor, "keys": found.keys, "concern": found.row}
    asked = queries.steps_of(**given, step=Step(step), today=clock.today())
    shown = {"form": form, "page": found.page, "asked": asked, "step": step}
    return render(request, "casework/concern_second.html", shown)


@for_audience(Audience.CASEWORK)
@needs_keys
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One step, and the second keeper's answer."""
    actor, keys = actor_of(request), keys_of(request)
    if keys is None or not actor.has(Role.IDENTITY_KEEPER):
        raise Http404
    page = queries.step_page(actor=actor, keys=keys, id=request_id, today=clock.today())
    row = queries.identity_request(actor=actor, id=request_id)
    if page is None or row is None:
        raise Http404
    form = AnswerSecond(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agrees = form.cleaned_data["answer"] == AGREE
        run = commands.agree_to_step if agrees else commands.refuse_step
        with refusal_on(form):
            reason = form.cleaned_data["reason"]
            run(actor=actor, at=clock.now(), request=row, reason=reason, keys=keys)
            return redirect("casework-second-answer", request_id)
    return render(request, "casework/second_answer.html", {"form": form, "page": page})
