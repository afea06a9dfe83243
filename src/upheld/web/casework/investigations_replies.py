"""The right of reply as the investigator works it: passages, the check, service, replies."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.people import clock
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_replies_forms import (
    CloseReplies,
    DraftPassage,
    KeepNames,
    LeaveFlag,
    RevisePassage,
    Serve,
)
from .investigations_words import CONSIDERED

_FOLDER = "casework/investigations/replies"


@for_audience(Audience.CASEWORK)
@at_desk
def replies(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is drafted, what was served, and what came back."""
    page = desk.page(queries.replies_page)
    desk.report_mismatches(page.mismatched)
    return render(request, f"{_FOLDER}/replies.html", {"page": page, "considered": CONSIDERED})


@for_audience(Audience.CASEWORK)
@at_desk
def draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write down what is said of somebody."""
    holders = desk.page(queries.who_may_be_criticised, today=clock.today())
    form = DraftPassage(request.POST if request.method == "POST" else None, holders=holders)

    def run() -> object:
        said = form.cleaned_data
        return commands.draft_criticism(
            **desk.sealing(words=said["words"], gist=said["gist"], **form.who())
        )

    shown = {"investigation": desk.id}
    then = reverse("casework-replies", args=[desk.id])
    template = f"{_FOLDER}/draft.html"
    return carry_out(request, form, template, shown, run=run, said=_("Passage kept"), then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def criticism(request: HttpRequest, desk: Desk, criticism: UUID) -> HttpResponse:
    """One passage with what the check says of it; writing it again."""
    page = desk.page(queries.criticism_page, criticism=criticism)
    row = found(queries.criticism(actor=desk.actor, investigation=desk.id, id=criticism))
    kept = {
        "words": page.passage.words,
        "gist": page.passage.gist,
        "seen": page.passage.revision,
    }
    form = RevisePassage(request.POST if request.method == "POST" else None, initial=kept)

    def run() -> object:
        said = form.cleaned_data
        return commands.revise_criticism(**desk.sealing(criticism=row, **said))

    then = reverse("casework-criticism", args=[desk.id, criticism])
    template = f"{_FOLDER}/criticism.html"
    said = _("Passage kept")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def withdraw(request: HttpRequest, desk: Desk, criticism: UUID) -> HttpResponse:
    """Take a passage back before anybody is served with it."""
    page = desk.page(queries.criticism_page, criticism=criticism)
    row = found(queries.criticism(actor=desk.actor, investigation=desk.id, id=criticism))
    form = KeepNames(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        f"{_FOLDER}/withdraw.html",
        {"page": page},
        run=lambda: commands.withdraw_criticism(**desk.given(criticism=row)),
        said=_("Passage withdrawn"),
        then=reverse("casework-replies", args=[desk.id]),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def leave_flag(request: HttpRequest, desk: Desk, criticism: UUID, number: int) -> HttpResponse:
    """Leave something that the check flagged, with a reason."""
    page = desk.page(queries.criticism_page, criticism=criticism)
    row = found(queries.criticism(actor=desk.actor, investigation=desk.id, id=criticism))
    flags = page.checked.flags[page.passage.id]
    if not 1 <= number <= len(flags):
        raise Http404
    flag = flags[number - 1]
    form = LeaveFlag(request.POST if request.method == "POST" else None)

    def run() -> object:
        what = {"kind": flag.kind, "text": flag.text, "reason": form.cleaned_data["reason"]}
        return commands.decide_on_flag(**desk.sealing(criticism=row, **what))

    shown = {"page": page, "flag": flag}
    then = reverse("casework-criticism", args=[desk.id, criticism])
    template = f"{_FOLDER}/leave_flag.html"
    return carry_out(request, form, template, shown, run=run, said=_("Reason kept"), then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def names(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The names that no packet may give away."""
    kept = {"names": desk.page(queries.watch_list)}
    form = KeepNames(request.POST if request.method == "POST" else None, initial=kept)
    return carry_out(
        request,
        form,
        f"{_FOLDER}/names.html",
        {"investigation": desk.id},
        run=lambda: commands.keep_watch_list(**desk.sealing(names=form.cleaned_data["names"])),
        said=_("Names kept"),
        then=reverse("casework-replies", args=[desk.id]),
    )


@for_audience(Audience.CASEWORK)
@at_desk
def serve(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Serve everybody, on one day."""
    page = desk.page(queries.serve_page, today=clock.today())
    form = Serve(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.serve_criticism(
            **desk.sealing(reply_by=said["reply_by"], support=said["support"])
        )

    then = reverse("casework-replies", args=[desk.id])
    template = f"{_FOLDER}/serve.html"
    said = _("Everybody was served today")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def close(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say that everybody criticised could reply."""
    page = desk.page(queries.close_page)
    form = CloseReplies(request.POST if request.method == "POST" else None, posts=page.posts)
    return carry_out(
        request,
        form,
        f"{_FOLDER}/close.html",
        {"page": page},
        run=lambda: commands.close_replies(**desk.sealing(not_served=form.reasons())),
        said=_("The right of reply is closed"),
        then=reverse("casework-replies", args=[desk.id]),
    )
