"""The review of what was not understood: a person decides, nothing is guessed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.people import clock
from upheld.practice import commands, queries
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.practice import words
from upheld.web.practice.doors import load_or_404
from upheld.web.practice.forms import Review
from upheld.web.refusals import refusal_on


@for_audience(Audience.PRACTICE)
def review(request: HttpRequest, id: str) -> HttpResponse:
    """Confirm, change or leave each heading and spelling that a load did not understand."""
    actor = actor_of(request)
    page = queries.mapping_page(actor=actor, id=id)
    if page is None:
        raise Http404
    form = Review(page.items, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            row = load_or_404(request, id)
            made = commands.confirm_mapping(
                actor=actor, at=clock.now(), load=row, chosen=form.chosen()
            )
            told = _("Kept as version %(number)s. It is used for every file from now on.")
            messages.success(request, told % {"number": made.number})
            return redirect("practice-mapping", id=id)
    return render(request, "practice/mapping.html", {"page": page, "form": form, "words": words})
