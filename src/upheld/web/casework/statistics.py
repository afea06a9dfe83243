"""What human resources enter, independent holders count and receivers write, on fixed days."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.kernel.actor import Role
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
    actor, today = actor_of(request), clock.today()
    if not actor.has(Role.HUMAN_RESOURCES):
        raise Http404
    waiting = queries.departures_to_enter(actor=actor, today=today)
    form = Departures(request.POST if request.method == "POST" else None)
    if waiting and form.is_valid():
        with refusal_on(form):
            commands.enter_departures(
                actor=actor, at=clock.now(), quarter=waiting[0].first_day, **form.cleaned_data
            )
            messages.success(request, _("Kept. It is published on its day."))
            return redirect("casework-departures")
    return render(request, "casework/departures.html", {"form": form, "open_periods": waiting})


@for_audience(Audience.CASEWORK)
@needs_keys
def counted(request: HttpRequest) -> HttpResponse:
    """Count what was done about the concerns of a year, in an independent holder's session."""
    actor, keys, today = actor_of(request), keys_of(request), clock.today()
    if not actor.has(Role.INDEPENDENT_HOLDER) or keys is None:
        raise Http404
    form = Of(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusal_on(form):
            commands.count_codes(actor=actor, at=clock.now(), year=form.period(), keys=keys)
            messages.success(request, _("Counted. Small numbers are hidden."))
            return redirect("casework-count-codes")
    waiting = queries.codes_to_count(actor=actor, today=today)
    return render(request, "casework/count_codes.html", {"form": form, "open_periods": waiting})


@for_audience(Audience.CASEWORK)
def words(request: HttpRequest) -> HttpResponse:
    """Write the words of the yearly return."""
    actor, today = actor_of(request), clock.today()
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        raise Http404
    waiting = queries.words_to_write(actor=actor, today=today)
    form = ReturnWords(request.POST if request.method == "POST" else None)
    if waiting and form.is_valid():
        with refusal_on(form):
            commands.write_return(
                actor=actor, at=clock.now(), year=waiting[0].first_day, **form.cleaned_data
            )
            messages.success(request, _("Kept. It is public from 1 August."))
            return redirect("casework-return-words")
    return render(request, "casework/return_words.html", {"form": form, "open_periods": waiting})
