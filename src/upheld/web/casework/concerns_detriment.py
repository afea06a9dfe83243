"""Answering somebody who is treated badly for having spoken up."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.concerns import commands, queries
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import concerns_forms
from upheld.web.casework.opened import carry_out, needs_keys, open_concern


@for_audience(Audience.CASEWORK)
@needs_keys
def answer(request: HttpRequest, id: UUID, signatory: UUID | None = None) -> HttpResponse:
    """Say what is done about it, to whoever raised it or to one of those who joined."""
    found = open_concern(request, id)
    if signatory is not None and signatory not in {e.signatory for e in found.page.statements}:
        raise Http404
    place = queries.signatory(actor=found.actor, id=signatory) if signatory else None
    form = concerns_forms.Say(request.POST if request.method == "POST" else None)

    def run() -> object:
        return commands.answer_detriment(
            actor=found.actor,
            at=clock.now(),
            concern=place or found.row,
            words=form.cleaned_data["words"],
            keys=found.keys,
        )

    template = "casework/concern_detriment.html"
    return carry_out(request, found, form, template, run=run, said=_("Answer sent"))
