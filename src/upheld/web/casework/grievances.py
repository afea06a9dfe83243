"""Grievances: what human resources were told, and the two steps that are owed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries, words
from upheld.concerns.states import GrievanceStep
from upheld.kernel.actor import Actor
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns import same
from upheld.web.casework.concerns_forms import choose, text
from upheld.web.casework.opened import carry_out, needs_keys, open_concern
from upheld.web.fields import Radios
from upheld.web.refusals import refusal_on
from upheld.web.unlocked import keys_of
from upheld.web.waiting import Waiting
from upheld.web.words import day


class ShareGrievance(forms.Form):
    """With whom in human resources, and what they need to know."""

    person = forms.ChoiceField(
        label=_l("With whom?"),
        help_text=_l("Only people in human resources without a conflict are listed."),
        widget=Radios(),
        error_messages={"required": _l("Choose somebody")},
    )
    words = text(
        _l("What do they need to know?"),
        _l("Write what they need to know"),
        help_text=_l(
            "They read this, and nothing else of the concern. Name whoever raised it only if "
            "they have agreed."
        ),
    )


class Step(forms.Form):
    """What was done."""

    step = forms.ChoiceField(
        label=_l("What was done?"),
        widget=Radios(),
        error_messages={"required": _l("Choose what was done")},
    )
    words = text(_l("In a few words"), _l("Write a few words"), rows=4)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choose(self, "step", ((each.value, words.of_step(each)) for each in GrievanceStep))


@for_audience(Audience.CASEWORK)
@needs_keys
def share(request: HttpRequest, id: UUID) -> HttpResponse:
    """Tell somebody in human resources what they need to know."""
    found = open_concern(request, id)
    if not found.page.may_handle:
        raise Http404
    form = ShareGrievance(request.POST if request.method == "POST" else None)
    choose(form, "person", ((each.person, each.post_title) for each in found.page.advisers))

    def run() -> object:
        said = form.cleaned_data
        return commands.share_grievance(
            **same(found), person=UUID(said["person"]), words=said["words"]
        )

    template = "casework/concern_grievance.html"
    return carry_out(request, found, form, template, run=run, said=_("Shared"))


@for_audience(Audience.CASEWORK)
@needs_keys
def grievance(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was shared, what is owed, and what was done about it."""
    actor, keys = actor_of(request), keys_of(request)
    assert keys is not None  # noqa: S101  `needs_keys` has looked.
    page = queries.grievance_page(actor=actor, keys=keys, id=id, today=clock.today())
    row = queries.grievance(actor=actor, id=id)
    if page is None or row is None:
        raise Http404
    form = Step(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        given = {"actor": actor, "at": clock.now(), "keys": keys, "grievance": row}
        with refusal_on(form):
            step = GrievanceStep(said["step"])
            commands.handle_grievance(**given, step=step, words=said["words"])  # type: ignore[arg-type]
            messages.success(request, _("Recorded"))
            return redirect("casework-grievance", id)
    return render(request, "casework/grievance.html", {"form": form, "page": page})


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """The grievances in which something is owed."""
    found = queries.grievances(actor=actor, keys=keys, today=today)
    return [
        Waiting(
            title=_("Grievance shared on %(day)s: %(owed)s")
            % {"day": day(each.shared_on), "owed": each.next.words},
            href=reverse("casework-grievance", args=[each.id]),
            due=each.next.due,
            late=each.next.late,
        )
        for each in found
        if each.next is not None
    ]
