"""The ways into a form: for whoever may fill it in, about a thing that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from upheld.kernel.actor import Actor
from upheld.oversight import queries
from upheld.oversight.queries import Ask, AskPage, Body, Meeting
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.refusals import refusal_on


@dataclass(frozen=True, slots=True)
class Door:
    """A form's page: its template, what is said when it is done, and what else it shows."""

    template: str
    said: str
    shown: dict[str, Any] = field(default_factory=dict)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, an empty form included; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def clerk(request: HttpRequest) -> Actor:
    """Whoever writes the record. Raises `Http404` for everybody else."""
    actor = actor_of(request)
    if not queries.may_keep_the_record(actor=actor):
        raise Http404
    return actor


def body_or_404(actor: Actor, id: UUID) -> Body:
    """The row that a command is given."""
    row = queries.body(actor=actor, id=id)
    if row is None:
        raise Http404
    return row


def meeting_or_404(actor: Actor, id: UUID) -> Meeting:
    """The row that a command is given."""
    row = queries.meeting(actor=actor, id=id)
    if row is None:
        raise Http404
    return row


def ask_or_404(request: HttpRequest, id: UUID) -> tuple[AskPage, Ask]:
    """An ask as its pages show it, and the row that a command is given."""
    actor = actor_of(request)
    page = queries.ask_page(actor=actor, id=id, today=clock.today())
    row = queries.ask(actor=actor, id=id)
    if page is None or row is None:
        raise Http404
    return page, row


def carry_out(
    request: HttpRequest, form: BaseForm, door: Door, run: Callable[[], str]
) -> HttpResponse:
    """Run a command from a form that was sent; a refusal stands on the form.

    `run` answers with the address of the page that comes next.
    """
    if form.is_valid():
        with refusal_on(form):
            address = run()
            messages.success(request, door.said)
            return redirect(address)
    return render(request, door.template, {"form": form, **door.shown})
