"""Fair to whoever is named: who supports them, notice in time, and every outcome in writing."""

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
from upheld.investigations.queries import NamedPage
from upheld.kernel.calendar import day_of
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import DayField

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_fields import choose, line, some_of, text


class NoteNamed(forms.Form):
    """Who is named, of what, and who supports them."""

    who = line(_l("Who is named?"), _l("Enter who is named"), help_text=_l("Write the post."))
    support = text(
        _l("Who supports them, and how are they reached?"),
        _l("Enter who supports them"),
        rows=3,
        help_text=_l("Somebody who has no part in this investigation."),
    )
    allegations = some_of(
        _l("Which allegations are about them?"), _l("Choose at least one allegation")
    )

    def __init__(self, *args: Any, page: NamedPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "allegations", ((id, f"{n}. {said}") for id, n, said in page.allegations))


class GiveNotice(forms.Form):
    """When somebody was told that they are named, and in which words."""

    given_on = DayField(label=_l("When were they told?"), help_text=_l("For example, 27 3 2020"))
    words = text(_l("What were they told?"), _l("Enter what they were told"))


@for_audience(Audience.CASEWORK)
@at_desk
def named(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everybody who is named, and what they are owed."""
    page = desk.page(queries.named_page)
    desk.report_mismatches(page.mismatched)
    shown = {"page": page, "today": day_of(clock.now())}
    return render(request, "casework/investigations/named.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def note(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note who is named."""
    page = desk.page(queries.named_page)
    form = NoteNamed(request.POST if request.method == "POST" else None, page=page)

    def run() -> object:
        said = dict(form.cleaned_data)
        rows = [desk.allegation(UUID(each)) for each in said.pop("allegations")]
        return commands.note_named(**desk.sealing(allegations=rows, **said))

    template = "casework/investigations/note_named.html"
    said, then = _("Noted"), _all(desk)
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def notice(request: HttpRequest, desk: Desk, named: UUID) -> HttpResponse:
    """Record that notice was given."""
    form = GiveNotice(request.POST if request.method == "POST" else None)
    run = lambda: commands.give_notice(  # noqa: E731  Short, and given on as it is.
        **desk.sealing(named=_row(desk, named), **form.cleaned_data)
    )
    template = "casework/investigations/give_notice.html"
    said, then = _("Notice recorded"), _all(desk)
    shown = _one(desk, named)
    return carry_out(request, form, template, shown, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def outcomes(request: HttpRequest, desk: Desk, named: UUID) -> HttpResponse:
    """The written outcome of every allegation about somebody, to be sent as it stands."""
    return carry_out(
        request,
        forms.Form({} if request.method == "POST" else None),
        "casework/investigations/outcomes.html",
        _one(desk, named),
        run=lambda: commands.send_outcomes(**desk.sealing(named=_row(desk, named))),
        said=_("Recorded as sent"),
        then=_all(desk),
    )


def _one(desk: Desk, named: UUID) -> dict[str, Any]:
    page = desk.page(queries.named_page)
    return {"page": page, "line": found(page.one(named))}


def _row(desk: Desk, id: UUID) -> Any:
    return found(queries.named_person(actor=desk.actor, investigation=desk.id, id=id))


def _all(desk: Desk) -> str:
    return reverse("casework-named", args=[desk.id])
