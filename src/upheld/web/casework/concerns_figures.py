"""How many a collective concern speaks for: attested, joined here, and what others say."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.fields import DayField
from upheld.web.refusals import refusal_on


class Figure(forms.Form):
    """What somebody else said."""

    figure = forms.CharField(
        label=_l("What number did they give?"),
        help_text=_l("As they said it, for example “about 35”."),
        max_length=100,
        error_messages={"required": _l("Enter the number as they said it")},
    )
    source = forms.CharField(
        label=_l("Who said it, and where?"),
        help_text=_l("For example a newspaper, a committee’s minutes, or a letter."),
        max_length=300,
        error_messages={"required": _l("Say who said it, and where")},
    )
    said_on = DayField(
        label=_l("On what day?"),
        error_messages={"required": _l("Enter the day on which they said it")},
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def figures(request: HttpRequest, id: UUID) -> HttpResponse:
    """The figures side by side, and a form for one more that somebody else gave."""
    found = open_concern(request, id)
    if not (found.page.may_handle or found.page.as_convener):
        raise Http404
    form = Figure(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusal_on(form):
            commands.note_figure(
                actor=found.actor,
                at=clock.now(),
                concern=found.row,
                keys=found.keys,
                **form.cleaned_data,
            )
            return redirect("casework-figures", id)
    others = queries.other_figures(actor=found.actor, keys=found.keys, id=id, today=clock.today())
    page = {"form": form, "page": found.page, "others": others}
    return render(request, "casework/concern_figures.html", page)
