"""Investigations: the list, the record with its task list, and progress without content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import queries
from upheld.investigations.clocks import Clock, clock
from upheld.investigations.queries import InvestigationPage
from upheld.investigations.states import Part, Status
from upheld.investigations.tasks import TaskLine
from upheld.learning import queries as learning
from upheld.oversight import queries as oversight
from upheld.people import clock as clock_of_house
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.opened import needs_keys
from upheld.web.unlocked import keys_of

from .investigations_doors import Desk, at_desk, found
from .investigations_words import CLOCKS, CONTROLLERS, PROCUREMENTS, TASKS


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task as the list prints it. Without an address it cannot be started, or is another's."""

    title: str
    status: str
    colour: str
    href: str | None
    hint: str


@for_audience(Audience.CASEWORK)
@needs_keys
def listing(request: HttpRequest) -> HttpResponse:
    """Every investigation in which whoever is acting has a part."""
    actor, keys = actor_of(request), keys_of(request)
    assert keys is not None  # noqa: S101  `needs_keys` has looked.
    shown = {
        "lines": queries.investigations(actor=actor),
        "said_of_me": queries.my_packets(actor=actor, keys=keys),
        "copies": learning.my_copies(actor=actor, keys=keys),
    }
    return render(request, "casework/investigations/list.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def investigation(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The record of one investigation, and for its investigator what is to do."""
    page = desk.page(queries.investigation_page)
    desk.report_mismatches(page.mismatched)
    shown = {
        "page": page,
        "tasks": [_task(page, each) for each in page.tasks],
        "procurement": PROCUREMENTS.get(page.procurement),
        "controllers": CONTROLLERS,
        "clocks": [(CLOCKS[each.step], each) for each in (*page.clocks, *_scrutiny(page))],
    }
    return render(request, "casework/investigations/record.html", shown)


@for_audience(Audience.CASEWORK)
def progress(request: HttpRequest, id: UUID) -> HttpResponse:
    """Stages and counts, without a word of what was said or found. It needs no key."""
    page = found(queries.progress_without_content(actor=actor_of(request), id=id))
    return render(request, "casework/investigations/progress.html", {"page": page})


def _scrutiny(page: InvestigationPage) -> list[Clock]:
    """The first public meeting that dealt with the matter, which the room above knows of."""
    if page.received_on is None:
        return []
    record = oversight.public_record(matter=UUID(page.matter), today=clock_of_house.today())
    held = [each.held_on for each in record.meetings if each.held_on >= page.received_on]
    return [clock("scrutiny", since=page.received_on, day=min(held))] if held else []


def _task(page: InvestigationPage, line: TaskLine) -> TaskShown:
    title, name = TASKS[line.task]
    mine = page.part is Part.INVESTIGATOR and line.status is not Status.CANNOT_START and name
    once = name in {"casework-investigation-declare", "casework-investigation-open"}
    over = once and line.status is Status.COMPLETED
    words: dict[Status, tuple[Any, str]] = {
        Status.COMPLETED: (_("Completed"), ""),
        Status.INCOMPLETE: (_("Incomplete"), "blue"),
        Status.CANNOT_START: (_("Cannot start yet"), ""),
    }
    status, colour = words[line.status]
    return TaskShown(
        title=str(title),
        status=status,
        colour=colour,
        href=reverse(name, args=[page.id]) if mine and not over else None,
        hint=_("So far: %(n)s") % {"n": line.count} if line.count else "",
    )
