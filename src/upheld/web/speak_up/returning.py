"""Coming back with a receipt: the thread, what is owed, and that it is still in the log."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.concerns.queries import ReporterPage
from upheld.concerns.states import Again, Taken
from upheld.kernel.actor import Actor
from upheld.learning import queries as learning
from upheld.ledger import promises
from upheld.people import clock
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault import receipts
from upheld.web import unlocked
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import at_risk, drafts, your_forms
from upheld.web.speak_up.standing import standing_of
from upheld.web.speak_up.typed_words import as_printed
from upheld.web.speak_up.your_banner import confirmed, to_thread
from upheld.web.speak_up.your_part import carried_out, mine, needs_receipt, own

NEWEST = 5
"""How many messages the page of a concern shows; the others have a page of their own."""


@for_audience(Audience.REPORTER)
def come_back(request: HttpRequest) -> HttpResponse:
    """Ask for the seven words. Whatever is wrong with them, the answer is the same."""
    form = your_forms.ComeBack(request.POST if request.method == "POST" else None)
    if form.is_valid():
        receipt = receipts.derive(as_printed(form.cleaned_data["receipt"]))
        actor = queries.whose_receipt(receipt=receipt)
        if waiting := queries.held_by_receipt(receipt=receipt):
            return drafts.open_for(request, redirect("speak-up-held"), waiting, receipt)
        if erased := queries.gone(receipt=receipt, today=clock.today()):
            return render(request, "speak_up/erased.html", {"gone": erased})
        if actor is not None:
            return drafts.open_for(request, redirect("speak-up-thread"), actor, receipt)
        form.add_error("receipt", _("These words open nothing. Check each word and try again."))
    return render(request, "speak_up/come_back.html", {"form": form})


@for_audience(Audience.REPORTER)
@needs_receipt
def thread(request: HttpRequest) -> HttpResponse:
    """One's own concern: where it stands, what is owed, the newest messages, what one can do."""
    found = own(request)
    form = your_forms.Write(request.POST if request.method == "POST" else None)

    def run() -> object:
        return commands.write_message(**found.same(), words=form.cleaned_data["words"])

    if carried_out(form, run):
        return to_thread()
    _report_doubted(found.actor, found.page)
    shown = {
        "form": form,
        "confirmed": confirmed(request, found.page),
        "page": found.page,
        "standing": standing_of(found.page),
        "newest": found.page.messages[-NEWEST:],
        "told": at_risk.told_to(found.actor, found.keys),
        "changed_on": found.readers_changed(),
        "report": learning.for_those_who_raised_it(actor=found.actor, matter=found.page.matter),
    }
    return render(request, "speak_up/thread.html", shown)


@for_audience(Audience.REPORTER)
@needs_receipt
def report(request: HttpRequest) -> HttpResponse:
    """The learning report about one's own concern, before everybody else can read it."""
    found = own(request)
    shown = learning.for_those_who_raised_it(actor=found.actor, matter=found.page.matter)
    if shown is None:
        raise Http404
    return render(request, "speak_up/your_report.html", {"report": shown, "in_browser": False})


@for_audience(Audience.REPORTER)
@needs_receipt
def how_it_was(request: HttpRequest) -> HttpResponse:
    """Say how the concern was taken, and whether one would speak up again."""
    found = own(request)
    form = your_forms.HowItWas(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        again = Again(said["again"]) if said["again"] else None
        taken = Taken(said["taken"])
        return commands.say_how_it_was(
            **found.same(), taken=taken, again=again, words=said["words"]
        )

    if carried_out(form, run):
        return to_thread()
    shown = {"form": form, "told": found.page.continued.experience}
    return render(request, "speak_up/how_it_was.html", shown)


@for_audience(Audience.REPORTER)
def promise(request: HttpRequest) -> HttpResponse:
    """The signed promise that the entry will be in the log, as a small file."""
    found = mine(request)
    if found is None or found.page.entry is None:
        raise Http404
    entry = found.page.entry
    return _file("promise.txt", promises.promise(entry.digest, on=entry.day))


@for_audience(Audience.REPORTER)
def proof(request: HttpRequest) -> HttpResponse:
    """The proof that the entry is in the log, as a file that `upheld-verify` reads."""
    found = mine(request)
    standing = standing_of(found.page) if found else None
    if standing is None or not standing.published:
        raise Http404
    return _file("entry.tlog-proof", standing.proof)


@for_audience(Audience.REPORTER)
def put_away(request: HttpRequest) -> HttpResponse:
    """Lock one's keys again, here and in the browser."""
    response = redirect("start")
    if request.method == "POST":
        unlocked.end_reporter(request, response)
    return response


def _report_doubted(actor: Actor, page: ReporterPage) -> None:
    """Record what is not as it was sealed; the page shows nothing of it."""
    for each in page.doubted:
        body = vault_queries.body(actor=actor, id=each)
        if body is not None:
            vault.report_mismatch(actor=actor, at=clock.today(), body=body)


def _file(name: str, text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
