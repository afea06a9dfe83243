"""Was this child one of them? The question of a parent, a carer or a young person, in private."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import commands, queries
from upheld.investigations.states import WasExamined
from upheld.kernel.calendar import day_of
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import DayField

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_fields import one_of, text
from .investigations_words import WAS_EXAMINED


class TakeQuestion(forms.Form):
    """Which child, who asks, and how that was checked."""

    child = text(
        _l("Which child do they ask about?"),
        _l("Enter which child they ask about"),
        rows=3,
        help_text=_l("Name, date of birth, and other names the child has had."),
    )
    asker = text(
        _l("Who asks, and how are they reached safely?"),
        _l("Enter who asks, and how they are reached"),
        rows=3,
    )
    checked = text(
        _l("How did you check who they are, and that they may know?"),
        _l("Enter how you checked who they are"),
        rows=3,
        help_text=_l(
            "For example, papers that you saw, and that they hold parental responsibility."
        ),
    )


class LookUp(forms.Form):
    """Whether the child was one of them, and what may be told."""

    examined = one_of(
        _l("Was this child one of those whose cases were examined?"),
        _l("Choose whether this child was one of them"),
        tuple(WAS_EXAMINED.items()),
    )
    words = text(
        _l("What may they be told, and why?"),
        _l("Enter what they may be told"),
        help_text=_l("Leave out what would say who spoke, and anything about another child."),
    )


class RecordTold(forms.Form):
    """When and how whoever asked was told."""

    told_on = DayField(label=_l("When were they told?"), help_text=_l("For example, 27 3 2020"))
    words = text(
        _l("How were they told, and what did they say?"), _l("Enter how they were told"), rows=3
    )


@for_audience(Audience.CASEWORK)
@at_desk
def questions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every question about a child, for the receiver and the investigator."""
    page = desk.page(queries.child_questions)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "examined": WAS_EXAMINED, "today": day_of(clock.now())}
    return render(request, "casework/investigations/children.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def take(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a question from somebody who wrote, rang or came."""
    page = desk.page(queries.child_questions)
    form = TakeQuestion(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/child_take.html",
        {"page": page},
        run=lambda: commands.take_child_question(**desk.sealing(**form.cleaned_data)),
        said=_("The question is sealed. The investigator answers it"),
        then=_all(desk),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def look_up(request: HttpRequest, desk: Desk, question: UUID) -> HttpResponse:
    """Answer, as the one who knows which child a pseudonym stands for."""
    form = LookUp(request.POST if request.method == "POST" else None)

    def run() -> object:
        typed = form.cleaned_data
        given = {"examined": WasExamined(typed["examined"]), "words": typed["words"]}
        return commands.look_up_child(**desk.sealing(question=_row(desk, question), **given))

    template = "casework/investigations/child_look_up.html"
    said, then = _("Answered. The receiver tells whoever asked"), _all(desk)
    shown = _one(desk, question)
    return carry_out(request, form, template, shown, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def told(request: HttpRequest, desk: Desk, question: UUID) -> HttpResponse:
    """Record that whoever asked was told."""
    form = RecordTold(request.POST if request.method == "POST" else None)

    def run() -> object:
        row = _row(desk, question)
        return commands.record_asker_told(**desk.sealing(question=row, **form.cleaned_data))

    template = "casework/investigations/child_told.html"
    said, then = _("Recorded"), _all(desk)
    shown = _one(desk, question)
    return carry_out(request, form, template, shown, run=run, said=said, then=then)


def _one(desk: Desk, question: UUID) -> dict[str, Any]:
    page = desk.page(queries.child_questions)
    return {"page": page, "line": found(page.one(question)), "examined": WAS_EXAMINED}


def _row(desk: Desk, id: UUID) -> Any:
    return found(queries.child_question(actor=desk.actor, investigation=desk.id, id=id))


def _all(desk: Desk) -> str:
    return reverse("casework-children", args=[desk.id])
