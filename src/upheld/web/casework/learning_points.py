"""What a source says, and what became of what it recommended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.learning.drafts import PointDraft
from upheld.learning.states import Answer, PointKind
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import Radios
from upheld.web.refusals import refusal_on

from .learning_doors import register_page_or_404, source_or_404, with_keys

KINDS = (
    (PointKind.STRENGTH.value, _l("A strength")),
    (PointKind.FAILING.value, _l("A failing")),
    (PointKind.RECOMMENDATION.value, _l("A recommendation")),
    (PointKind.JUDGEMENT.value, _l("A judgement or a grade")),
)
ANSWERS = (
    (Answer.TAKEN_UP.value, _l("It is taken up by one of our recommendations")),
    (Answer.DONE.value, _l("It is done already")),
    (Answer.NOT_TAKEN_UP.value, _l("It is not taken up")),
)


class AddPoint(forms.Form):
    """One thing that a source says."""

    kind = forms.ChoiceField(
        label=_l("What does it say?"),
        choices=KINDS,
        widget=Radios(),
        error_messages={"required": _l("Choose what it says")},
    )
    text = forms.CharField(
        label=_l("In which words?"),
        help_text=_l("Do not name a person."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _l("Enter what it says")},
    )
    place = forms.CharField(
        label=_l("Where does it say so?"),
        help_text=_l("For example, Paragraph 32"),
        max_length=100,
        required=False,
    )


class AnswerEarlier(forms.Form):
    """What became of an earlier recommendation."""

    answer = forms.ChoiceField(
        label=_l("What became of it?"),
        choices=ANSWERS,
        widget=Radios(),
        error_messages={"required": _l("Choose what became of it")},
    )
    taken_up_by = forms.ChoiceField(
        label=_l("Which of our recommendations takes it up?"), required=False
    )
    words = forms.CharField(
        label=_l("What shows it, or why is it not taken up?"),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _l("Enter what shows it, or why it is not taken up")},
    )

    def __init__(self, *args: Any, ours: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["taken_up_by"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is the one above.
        field.choices = [("", _("No recommendation")), *ours]

    def clean(self) -> dict[str, Any]:
        """What was taken up names the recommendation that does so."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") == Answer.TAKEN_UP.value and not given.get("taken_up_by"):
            self.add_error("taken_up_by", _("Choose the recommendation that takes it up"))
        return given


@for_audience(Audience.CASEWORK)
@with_keys
def add(request: HttpRequest, actor: Actor, keys: Keyring, source: UUID) -> HttpResponse:
    """Write down one thing that a source says."""
    page = register_page_or_404(actor, keys, source)
    form = AddPoint(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        draft = PointDraft(PointKind(given["kind"]), given["text"], given["place"])
        with refusal_on(form):
            row = source_or_404(actor, keys, source)
            commands.add_point(actor=actor, at=clock.now(), source=row, point=draft, keys=keys)
            messages.success(request, _("Written down"))
            return redirect("casework-source", source)
    return render(request, "casework/learning/point_add.html", {"form": form, "page": page})


@for_audience(Audience.CASEWORK)
@with_keys
def answer(
    request: HttpRequest, actor: Actor, keys: Keyring, source: UUID, point: UUID
) -> HttpResponse:
    """Say what became of an earlier recommendation."""
    page, line = _recommendation(actor, keys, source, point)
    ours = queries.own_recommendations(actor=actor, keys=keys)
    form = AnswerEarlier(request.POST if request.method == "POST" else None, ours=ours)
    if form.is_valid():
        with refusal_on(form):
            _answered(actor, keys, point, form.cleaned_data)
            messages.success(request, _("Answer recorded"))
            return redirect("casework-source", source)
    shown = {"form": form, "page": page, "line": line}
    return render(request, "casework/learning/point_answer.html", shown)


def _answered(actor: Actor, keys: Keyring, point: UUID, given: dict[str, Any]) -> None:
    row = queries.point(actor=actor, keys=keys, id=point)
    if row is None:
        raise Http404
    answer = Answer(given["answer"])
    ours = UUID(given["taken_up_by"]) if answer is Answer.TAKEN_UP else None
    commands.answer_recommendation(
        actor=actor,
        at=clock.now(),
        point=row,
        answer=answer,
        words=given["words"],
        keys=keys,
        taken_up_by=queries.passage(actor=actor, keys=keys, id=ours) if ours else None,
    )


def _recommendation(actor: Actor, keys: Keyring, source: UUID, point: UUID) -> tuple[Any, Any]:
    page = register_page_or_404(actor, keys, source)
    for each in queries.points(actor=actor, keys=keys, source=source):
        if each.id == point and each.kind == PointKind.RECOMMENDATION.value:
            return page, each
    raise Http404
