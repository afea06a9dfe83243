"""What cannot be undone: a name, a reader taken out, a concern withdrawn. Each is asked twice."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.concerns import commands, queries
from upheld.concerns.queries import Leaving
from upheld.concerns.states import KnownAs
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import your_forms
from upheld.web.speak_up.your_banner import to_thread
from upheld.web.speak_up.your_part import Mine, carried_out, needs_receipt, own


@for_audience(Audience.REPORTER)
@needs_receipt
def name(request: HttpRequest) -> HttpResponse:
    """Say who you are. First what would happen, then once more whether it is meant."""
    found = own(request)
    choices = found.page.own.can_become
    form = your_forms.WhoYouAre(request.POST if request.method == "POST" else None, choices=choices)
    shown = {"form": form, "page": found.page, "choices": choices}
    if "sure" not in request.POST:
        asked_twice = form.is_valid()
        template = "your_name_sure" if asked_twice else "your_name"
        return render(request, f"speak_up/{template}.html", shown)

    def run() -> object:
        said = form.cleaned_data
        known_as = KnownAs(said["known_as"])
        return commands.disclose_identity(**found.same(), known_as=known_as, words=said["words"])

    if carried_out(form, run):
        return redirect("speak-up-name")
    return render(request, "speak_up/your_name.html", shown)


@for_audience(Audience.REPORTER)
@needs_receipt
def readers(request: HttpRequest) -> HttpResponse:
    """Who can read it. One of them can be taken out, at once and for good."""
    found = own(request)
    leaving = _who_can_leave(found)
    form = your_forms.WhoGoes(
        request.POST if request.method == "POST" else None, readers=leaving.can_go
    )
    changed_on = found.readers_changed()
    shown = {"form": form, "page": found.page, "choice": leaving, "changed_on": changed_on}
    if "sure" not in request.POST:
        if not form.is_valid():
            return render(request, "speak_up/your_readers.html", shown)
        title = dict(form.fields["reader"].choices)[form.cleaned_data["reader"]]  # type: ignore[attr-defined]
        return render(request, "speak_up/your_readers_sure.html", shown | {"reader": title})

    def run() -> object:
        return commands.exclude_reader(**found.same(), reader=UUID(form.cleaned_data["reader"]))

    if carried_out(form, run):
        return to_thread()
    return render(request, "speak_up/your_readers.html", shown)


@for_audience(Audience.REPORTER)
@needs_receipt
def withdraw(request: HttpRequest) -> HttpResponse:
    """Withdraw. The page says first what that changes and what it does not."""
    found = own(request)
    form = your_forms.Withdraw(request.POST if request.method == "POST" else None)

    def run() -> object:
        return commands.withdraw(**found.same(), words=form.cleaned_data["words"])

    if carried_out(form, run):
        return redirect("speak-up-thread")
    return render(request, "speak_up/your_withdrawal.html", {"form": form, "page": found.page})


def _who_can_leave(found: Mine) -> Leaving:
    return queries.who_can_leave(
        actor=found.actor,
        keys=found.keys,
        thread=found.row,
        now=found.page.own.readers,
        today=clock.today(),
    )
