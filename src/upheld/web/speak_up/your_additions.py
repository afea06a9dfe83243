"""Adding to a concern after sending: more words and files, and how somebody is treated."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.concerns import commands
from upheld.concerns.states import Since
from upheld.people import clock
from upheld.web import uploads
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import your_forms
from upheld.web.speak_up.your_banner import confirmed, to_page, to_thread
from upheld.web.speak_up.your_part import carried_out, needs_receipt, own


@for_audience(Audience.REPORTER)
@needs_receipt
def add(request: HttpRequest) -> HttpResponse:
    """More words, a file, or both."""
    found, posted = own(request), request.method == "POST"
    form = your_forms.AddMore(
        request.POST if posted else None,
        request.FILES if posted else None,
    )

    def run() -> object:
        sent = form.cleaned_data["file"]
        file = uploads.as_file(sent) if sent else None
        return commands.add_evidence(**found.same(), words=form.cleaned_data["words"], file=file)

    if carried_out(form, run):
        return to_page("speak-up-add")
    shown = {"form": form, "added": found.page.continued.added, "page": found.page}
    shown["confirmed"] = confirmed(request, found.page)
    return render(request, "speak_up/your_addition.html", shown)


@for_audience(Audience.REPORTER)
@needs_receipt
def detriment(request: HttpRequest) -> HttpResponse:
    """Being treated badly for having spoken up. An answer is owed within seven days."""
    found = own(request)
    form = your_forms.TreatedBadly(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.report_detriment(
            **found.same(), words=said["words"], happened=said["happened"]
        )

    if carried_out(form, run):
        return to_thread()
    shown = {"form": form, "told": found.page.continued.detriments, "today": clock.today()}
    return render(request, "speak_up/your_detriment.html", shown)


@for_audience(Audience.REPORTER)
@needs_receipt
def since(request: HttpRequest) -> HttpResponse:
    """Has anything bad happened since? Whoever says yes is asked what."""
    found = own(request)
    form = your_forms.SinceThen(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.say_since(**found.same(), since=Since(said["since"]), words=said["words"])

    if carried_out(form, run):
        yes = form.cleaned_data["since"] == Since.YES
        return redirect("speak-up-detriment") if yes else to_thread()
    shown = {"form": form, "told": found.page.continued.since}
    return render(request, "speak_up/your_since.html", shown)
