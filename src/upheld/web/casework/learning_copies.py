"""Embargoed copies: what is agreed with a union, and to whom the author addresses one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import commands, queries
from upheld.learning.queries import CopiesPage
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience

from .copies import mark_of
from .investigations_doors import carry_out, found
from .investigations_downloads import as_download
from .learning_copies_forms import AddressCopies, AgreeCopy, StopCopy
from .learning_doors import page_or_404, report_or_404, with_keys

_FOLDER = "casework/learning"


@for_audience(Audience.CASEWORK)
@with_keys
def copies(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Who reads the report before its day, as far as whoever asks may know it."""
    return render(request, f"{_FOLDER}/copies.html", {"page": _page(actor, keys, id)})


@for_audience(Audience.CASEWORK)
@with_keys
def agree(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Keep what was agreed with the union that lodged the concern."""
    page = _page(actor, keys, id)
    _only(page.may_agree and page.unions)
    form = AgreeCopy(request.POST if request.method == "POST" else None, page=page)
    work = page_or_404(actor, keys, id).investigation
    given = _given(actor, keys, id)
    given["investigation"] = investigations.investigation(actor=actor, id=work)
    return carry_out(
        request,
        form,
        f"{_FOLDER}/copies_agree.html",
        {"page": page},
        run=lambda: commands.agree_copy(**given, **form.given()),
        said=_("Agreement kept"),
        then=_back(id),
    )


@for_audience(Audience.CASEWORK)
@with_keys
def stop(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, copy: UUID) -> HttpResponse:
    """Stop what was agreed, with a reason that the union reads."""
    page = _page(actor, keys, id)
    line = found(next((each for each in page.agreed if each.id == copy), None))
    _only(line.may_stop and not page.is_open)
    row = found(queries.a_copy(actor=actor, keys=keys, report_id=id, id=copy))
    form = StopCopy(request.POST if request.method == "POST" else None)
    given: dict[str, Any] = {"actor": actor, "at": clock.now(), "copy": row, "keys": keys}
    return carry_out(
        request,
        form,
        f"{_FOLDER}/copies_stop.html",
        {"page": page, "line": line},
        run=lambda: commands.stop_copy(**given, reason=form.cleaned_data["reason"]),
        said=_("Stopped. The union reads your reason."),
        then=_back(id),
    )


@for_audience(Audience.CASEWORK)
@with_keys
def address(request: HttpRequest, actor: Actor, keys: Keyring, id: UUID) -> HttpResponse:
    """Give a copy to each person who was served, on one page."""
    page = _page(actor, keys, id)
    _only(page.can_address)
    form = AddressCopies(request.POST if request.method == "POST" else None, page=page)
    given = _given(actor, keys, id)
    return carry_out(
        request,
        form,
        f"{_FOLDER}/copies_address.html",
        {"page": page},
        run=lambda: commands.address_copies(**given, **form.given()),
        said=_("Copies addressed"),
        then=_back(id),
    )


@require_POST
@for_audience(Audience.CASEWORK)
@with_keys
def printed(
    request: HttpRequest, actor: Actor, keys: Keyring, id: UUID, copy: UUID
) -> HttpResponse:
    """The copy of somebody who was served on paper, to send by hand. It is recorded first."""
    page = _page(actor, keys, id)
    line = found(next((each for each in page.served if each.copy == copy and each.on_paper), None))
    row = found(queries.a_copy(actor=actor, keys=keys, report_id=id, id=copy))
    try:
        commands.print_copy(**_given(actor, keys, id), copy=row)
    except Refused as no:
        messages.error(request, str(no))
        return redirect(_back(id))
    mark = mark_of(line.post_title, page.until)
    content = queries.printed_copy(actor=actor, keys=keys, id=copy, mark=mark)
    return as_download(found(content), "embargoed-report.pdf")


def _page(actor: Actor, keys: Keyring, id: UUID) -> CopiesPage:
    return found(queries.copies_page(actor=actor, keys=keys, id=id, today=clock.today()))


def _only(may: object) -> None:
    """Show no form for what would be refused: for everybody else there is no such page."""
    if not may:
        raise Http404


def _given(actor: Actor, keys: Keyring, id: UUID) -> dict[str, Any]:
    row = report_or_404(actor, keys, id)
    return {"actor": actor, "at": clock.now(), "report": row, "keys": keys}


def _back(id: UUID) -> str:
    return reverse("casework-learning-copies", args=[id])
