"""What human resources enter, independent holders count and receivers write, on fixed days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import ToEnter
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.opened import needs_keys
from upheld.web.casework.statistics_forms import Departures, Of, ReturnWords
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of


@for_audience(Audience.CASEWORK)
def departures(request: HttpRequest) -> HttpResponse:
    """Enter how many left in the quarter that is over."""
    actor = _whoever_is(request, Role.HUMAN_RESOURCES)
    waiting = queries.departures_to_enter(actor=actor, today=clock.today())
    page = _Page(
        "departures", commands.enter_departures, waiting, _("Kept. It is published on its day.")
    )
    form = Departures(_sent(request))
    return page.answer(
        request, form, lambda: {"quarter": waiting[0].first_day, **form.cleaned_data}
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def counted(request: HttpRequest) -> HttpResponse:
    """Count what was done about the concerns of a year, in an independent holder's session."""
    actor = _whoever_is(request, Role.INDEPENDENT_HOLDER)
    waiting = queries.codes_to_count(actor=actor, today=clock.today())
    page = _Page(
        "count-codes", commands.count_codes, waiting, _("Counted. Small numbers are hidden.")
    )
    form = Of(_sent(request))
    return page.answer(request, form, lambda: {"year": form.period(), "keys": keys_of(request)})


@for_audience(Audience.CASEWORK)
def words(request: HttpRequest) -> HttpResponse:
    """Write the words of the yearly return."""
    actor = _whoever_is(request, Role.RECEIVER, Role.INDEPENDENT_HOLDER)
    waiting = queries.words_to_write(actor=actor, today=clock.today())
    page = _Page(
        "return-words", commands.write_return, waiting, _("Kept. It is public from 1 August.")
    )
    form = ReturnWords(_sent(request))
    return page.answer(request, form, lambda: {"year": waiting[0].first_day, **form.cleaned_data})


@dataclass(frozen=True, slots=True)
class _Page:
    """Something that is entered for a period: its name, its command, and what is said then."""

    name: str
    run: Callable[..., object]
    waiting: list[ToEnter]
    said: str

    def answer(
        self, request: HttpRequest, form: BaseForm, given: Callable[[], dict[str, Any]]
    ) -> HttpResponse:
        """Run the command once its form is whole and a period is open; else show the page."""
        address = f"casework-{self.name}"
        if self.waiting and form.is_valid():
            with refusal_on(form):
                self.run(actor=actor_of(request), at=clock.now(), **given())
                messages.success(request, self.said)
                return redirect(address)
        template = f"casework/{self.name.replace('-', '_')}.html"
        return render(request, template, {"form": form, "open_periods": self.waiting})


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _whoever_is(request: HttpRequest, *roles: Role) -> Actor:
    actor = actor_of(request)
    if not actor.has(*roles):
        raise Http404
    return actor
