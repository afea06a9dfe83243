"""A released report before its day, for a union or somebody criticised who has a copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import commands, queries
from upheld.learning.queries import MyCopy
from upheld.learning.states import CopyForm
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.words import day

from .investigations_doors import found
from .investigations_downloads import as_download
from .with_keys import with_keys


@for_audience(Audience.CASEWORK)
@with_keys
def copy(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """The cover: until when it is not for others, and on what terms. Opening it comes next."""
    return render(request, "casework/learning/copy.html", {"page": _mine(actor, keys, id)})


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def open_copy(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Read it, or take a file away. That it was opened is recorded first, sealed."""
    page, form = _mine(actor, keys, id), _form(request)
    given: dict[str, Any] = {"actor": actor, "keys": keys}
    row = found(queries.copy_to_open(**given, id=id))
    try:
        commands.open_copy(**given, at=clock.now(), copy=row, form=form)
    except Refused as no:
        messages.error(request, str(no))
        return redirect("casework-copy", id)
    if form is not CopyForm.PAGE:
        content = queries.copied_file(**given, id=id, form=form, mark=marked(page))
        return as_download(content or b"", f"embargoed-report.{form.value}")
    shown = {"page": page, "report": queries.copied_report(**given, id=id), "mark": marked(page)}
    return render(request, "casework/learning/copy_read.html", shown)


def marked(page: MyCopy) -> str:
    """Whose copy it is and of which day, so that whoever finds it can tell."""
    return mark_of(page.post_title, page.until)


def mark_of(post_title: str, until: datetime | None) -> str:
    """The words that stand on every page of a copy."""
    return _("Copy for: %(post)s, %(today)s. Not for others before %(day)s, 00:00.") % {
        "post": post_title,
        "today": day(clock.today()),
        "day": day(until),
    }


def _mine(actor: Actor, keys: Keyring, id: UUID) -> MyCopy:
    return found(queries.my_copy(actor=actor, keys=keys, id=id))


def _form(request: HttpRequest) -> CopyForm:
    try:
        return CopyForm(request.POST.get("as", CopyForm.PAGE))
    except ValueError as no:
        raise Http404 from no
