"""The plan of an investigation: days, hours and pounds. Everybody with a part in it sees it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import commands, queries
from upheld.investigations.states import Task
from upheld.kernel.calendar import day_of
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import DayField

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_fields import one_of
from .investigations_words import TASKS

_CHOICES = [(task.value, title) for task, (title, _name) in TASKS.items()]
_MOST_HOURS = 5_000
_MOST_POUNDS = 10_000_000
_NARROW = {"class": "govuk-input--width-5"}


def _task() -> forms.ChoiceField:
    return one_of(_l("Which task?"), _l("Choose a task"), _CHOICES)


def _hours(least: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=_l("Hours"),
        help_text=_l("For example, 7.5"),
        min_value=least,
        max_value=_MOST_HOURS,
        max_digits=6,
        decimal_places=2,
        widget=forms.NumberInput(attrs=_NARROW),
        error_messages={"required": _l("Enter the hours, or 0")},
    )


def _pounds(least: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=_l("Pounds beside the fee"),
        help_text=_l("For example, for travel. Leave this empty if there is nothing."),
        required=False,
        min_value=least,
        max_value=_MOST_POUNDS,
        widget=forms.NumberInput(attrs=_NARROW),
    )


class PlanTask(forms.Form):
    """By when a task is to be done, and what it is to take."""

    task = _task()
    due_on = DayField(label=_l("By when is it to be done?"), help_text=_l("For example, 27 3 2020"))
    hours = _hours(0)
    pounds = _pounds(0)


class NoteWork(forms.Form):
    """What a task took on one day; less than nothing sets an earlier record right."""

    task = _task()
    worked_on = DayField(label=_l("On which day?"), help_text=_l("For example, 27 3 2020"))
    hours = _hours(-_MOST_HOURS)
    pounds = _pounds(-_MOST_POUNDS)


@for_audience(Audience.CASEWORK)
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """The plan beside what it took. It needs no key, for no word stands in it."""
    page = found(queries.plan_page(actor=actor_of(request), id=id))
    titles = {task.value: title for task, (title, _name) in TASKS.items()}
    shown = {"page": page, "titles": titles, "today": day_of(clock.now())}
    return render(request, "casework/investigations/plan.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def plan_task(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Plan a task, or plan it again."""
    return _done(request, desk, PlanTask, commands.plan_task, _("Planned"))


@for_audience(Audience.CASEWORK)
@at_desk
def note_work(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Record what a task took."""
    return _done(request, desk, NoteWork, commands.note_work, _("Recorded"))


def _done(
    request: HttpRequest,
    desk: Desk,
    kind: type[forms.Form],
    command: Callable[..., object],
    said: str,
) -> HttpResponse:
    page = found(queries.plan_page(actor=desk.actor, id=desk.id))
    found(page if page.part == "investigator" else None)
    form = kind(request.POST if request.method == "POST" else None)

    def run() -> object:
        typed = form.cleaned_data
        given = {
            "task": Task(typed["task"]),
            "hours": typed["hours"],
            "pounds": typed["pounds"] or 0,
        }
        given |= {name: typed[name] for name in ("due_on", "worked_on") if name in typed}
        return command(**desk.given(**given))

    name = "plan_task" if kind is PlanTask else "note_work"
    template = f"casework/investigations/{name}.html"
    then = reverse("casework-plan", args=[desk.id])
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)
