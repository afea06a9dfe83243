"""Declaring an interest, and ending it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.decision import NotPossible, Refused
from upheld.people import clock, commands, queries
from upheld.web.account import forms
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.ACCOUNT)
def declare(request: HttpRequest) -> HttpResponse:
    """Say to which post, or to whose holder, one is close."""
    lines = queries.posts(actor=actor_of(request), on=clock.today())
    form = forms.DeclareInterest(
        request.POST if request.method == "POST" else None,
        choices=[(line.id, line.title) for line in lines],
    )
    if form.is_valid():
        try:
            _declare(request, form.cleaned_data["post"], form.cleaned_data["about"])
        except Refused as no:
            form.add_error("post", str(no))
        else:
            messages.success(request, _("Your interest is declared."))
            return redirect("account")
    return render(request, "account/interest.html", {"form": form})


@require_POST
@for_audience(Audience.ACCOUNT)
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that an interest has ended."""
    actor = actor_of(request)
    interest = queries.interest(actor=actor, id=id)
    if interest is None:
        raise Http404
    try:
        commands.end_interest(actor=actor, at=clock.now(), interest=interest)
    except Refused as no:
        messages.error(request, str(no))
    return redirect("account")


def _declare(request: HttpRequest, post: str, about: str) -> None:
    actor, now = actor_of(request), clock.now()
    if about == "post":
        row = queries.post(actor=actor, id=post)
        commands.declare_interest(actor=actor, at=now, about_post=row)
        return
    holder = queries.holder_in_post(actor=actor, post=post, on=clock.today())
    if holder is None:
        raise NotPossible(_("Nobody holds this post now. Declare an interest in the post."))
    commands.declare_interest(actor=actor, at=now, about_person=holder)
