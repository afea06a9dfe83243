"""Referring something outside: for the investigator and the receiver, and for nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.waiting import Waiting
from upheld.web.words import day

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_referrals_forms import CameBackForm, Refer, RegisterKey
from .investigations_words import BODIES, CAME_BACK, COMPARED
from .opened import needs_keys

USUAL = timedelta(days=28)
REFERRERS = (Role.RECEIVER, Role.INDEPENDENT_HOLDER, Role.INVESTIGATOR)


@for_audience(Audience.CASEWORK)
@at_desk
def referrals(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the reader's keys open of what was referred from this investigation."""
    page = desk.page(queries.referrals_page)
    shown = {"page": page, "bodies": BODIES, "kinds": CAME_BACK, "today": clock.today()}
    return render(request, "casework/investigations/referrals/list.html", shown)


@for_audience(Audience.CASEWORK)
@at_desk
def refer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose what goes, to whom and why; it is sealed to their key. No key, no form."""
    page = desk.page(queries.referrals_page)
    if not page.ready:
        return render(request, "casework/investigations/referrals/no_key.html", {"page": page})
    form = Refer(
        request.POST if request.method == "POST" else None,
        page=page,
        initial={"answer_by": clock.today() + USUAL},
    )
    return carry_out(
        request,
        form,
        "casework/investigations/referrals/refer.html",
        {"page": page, "bodies": BODIES},
        run=lambda: commands.refer(**desk.sealing(**form.given())),
        said=_("Sealed. Take the file and hand it over"),
        then=reverse("casework-referrals", args=[desk.id]),
    )


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def take(request: HttpRequest, desk: Desk, referral: UUID) -> HttpResponse:
    """The sealed file. Only the body's own key opens it."""
    row = _row(desk, referral)
    commands.take_referral(**desk.sealing(referral=row))
    return as_download(
        desk.page(_file, referral=referral),
        "bundle.zip.age",
    )


def _file(*, actor: Actor, keys: Keyring, id: UUID, referral: UUID) -> bytes | None:
    return queries.referral_file(actor=actor, keys=keys, id=referral, investigation=id)


def _row(desk: Desk, id: UUID) -> object:
    return found(queries.referral(actor=desk.actor, keys=desk.keys, id=id, investigation=desk.id))


@for_audience(Audience.CASEWORK)
@at_desk
def came_back(request: HttpRequest, desk: Desk, referral: UUID) -> HttpResponse:
    """Put down what a body answered, did or decided."""
    row = _row(desk, referral)
    page = desk.page(queries.referrals_page)
    [line] = [each for each in page.referrals if each.id == str(referral)]
    form = CameBackForm(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/referrals/came_back.html",
        {"page": page, "line": line, "bodies": BODIES},
        run=lambda: commands.record_what_came_back(**desk.sealing(referral=row, **form.given())),
        said=_("Put down"),
        then=reverse("casework-referrals", args=[desk.id]),
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def body_keys(request: HttpRequest) -> HttpResponse:
    """The keys of bodies outside, and the way to register one."""
    actor = actor_of(request)
    found(actor if actor.has(*REFERRERS) else None)
    form = RegisterKey(request.POST if request.method == "POST" else None)
    may = queries.may_register_body_key(actor=actor)
    kept = queries.body_keys(actor=actor)
    shown = {"keys": kept, "bodies": BODIES, "compared": COMPARED, "may_register": may}
    return carry_out(
        request,
        form,
        "casework/investigations/referrals/keys.html",
        shown,
        run=lambda: commands.register_body_key(actor=actor, at=clock.now(), **form.given()),
        said=_("Key registered"),
        then=reverse("casework-body-keys"),
    )


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """Answers that are waited for, for those who hold the referral."""
    return [
        Waiting(
            title=_("Something you referred waits for an answer (since %(day)s)")
            % {"day": day(each.made_on)},
            href=reverse("casework-referrals", args=[each.investigation]),
            due=each.answer_by,
            late=each.is_late(today),
        )
        for each in queries.referrals(actor=actor, keys=keys)
        if each.waits
    ]
