"""The full report: its versions, issuing and renewing them, and opening them by name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.investigations.commands import OPEN_FOR
from upheld.investigations.states import Part
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.printing import docx, pdf
from upheld.web.audience import Audience, for_audience
from upheld.web.words import day

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_printed import paper
from .investigations_report_forms import IssueReport, LaterVersion, Renew
from .investigations_words import CLASSES, GIVEN, PASSAGES, SELECTIONS, STANDARDS


@for_audience(Audience.CASEWORK)
@at_desk
def report(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The report from outside: to whom each version was issued, and who has opened it."""
    return render(request, "casework/investigations/report.html", {"page": _cover(desk)})


def _cover(desk: Desk) -> queries.ReportPage:
    return found(queries.report_page(actor=desk.actor, id=desk.id, on=clock.today()))


@for_audience(Audience.CASEWORK)
@at_desk
def issue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Compose the report from the findings and issue it."""
    shown, then = _to_issue(desk)
    form = IssueReport(request.POST if request.method == "POST" else None, initial=_initial())
    return carry_out(
        request,
        form,
        "casework/investigations/issue.html",
        shown,
        run=lambda: commands.issue_report(**desk.sealing(**form.cleaned_data)),
        said=_("Report issued"),
        then=then,
    )


@for_audience(Audience.CASEWORK)
@at_desk
def issue_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Issue a later version. The earlier one stays as it was issued."""
    shown, then = _to_issue(desk)
    newest = desk.page(queries.full_report, on=clock.today())
    initial = _initial() | {"summary": newest.summary}
    form = LaterVersion(request.POST if request.method == "POST" else None, initial=initial)
    return carry_out(
        request,
        form,
        "casework/investigations/issue_again.html",
        shown | {"newest": newest},
        run=lambda: commands.issue_later_version(**desk.sealing(**form.cleaned_data)),
        said=_("Later version issued"),
        then=then,
    )


def _to_issue(desk: Desk) -> tuple[dict[str, Any], str]:
    page = _cover(desk)
    found(page if page.part is Part.INVESTIGATOR else None)
    drafted = desk.page(queries.draft_page)
    return {"page": page, "drafted": drafted}, reverse("casework-report", args=[desk.id])


def _initial() -> dict[str, Any]:
    return {"expires_on": clock.today() + OPEN_FOR}


@for_audience(Audience.CASEWORK)
@at_desk
def renew(request: HttpRequest, desk: Desk, place: UUID) -> HttpResponse:
    """Let a recipient open a version until a later day."""
    page = _cover(desk)
    row = found(queries.a_recipient(actor=desk.actor, investigation=desk.id, id=place))
    known = {each.id: (line, each) for line in page.versions for each in line.recipients}
    version, line = found(known.get(str(place)))
    form = Renew(request.POST if request.method == "POST" else None, initial=_initial())
    return carry_out(
        request,
        form,
        "casework/investigations/renew.html",
        {"page": page, "line": line, "version": version},
        run=lambda: commands.renew_report(**desk.given(recipient=row, **form.cleaned_data)),
        said=_("It is opened for them until the later day"),
        then=reverse("casework-report", args=[desk.id]),
    )


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def open_report(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """Open a version. That it was opened is recorded first, so a plain link never shows it."""
    if refused := _recorded(request, desk, version):
        return refused
    page = desk.page(queries.full_report, on=clock.today(), version=version)
    if (ending := request.POST.get("as")) in PRINTED:
        return _printed(page, desk, ending)
    shown = {"page": page, "standards": STANDARDS, "given": GIVEN, "classes": CLASSES}
    shown |= {"selections": SELECTIONS}
    return render(request, "casework/investigations/full_report.html", shown)


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def compare(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """A version beside the one before it. Both are recorded as opened."""
    if refused := _recorded(request, desk, version, version - 1):
        return refused
    page = desk.page(queries.report_compared, on=clock.today(), version=version)
    shown = {"page": page, "passages": PASSAGES}
    return render(request, "casework/investigations/compared.html", shown)


def _recorded(request: HttpRequest, desk: Desk, *versions: int) -> HttpResponse | None:
    """Record that a recipient opens these versions; the investigator, who wrote them, just may."""
    places = [
        queries.recipient(actor=desk.actor, investigation=desk.id, on=clock.today(), version=each)
        for each in versions
    ]
    if not any(places) and _cover(desk).part is Part.INVESTIGATOR:
        return None
    given = dict(zip(("recipient", "earlier"), map(found, places), strict=False))
    try:
        commands.open_report(**desk.given(**given))
    except Refused as no:
        messages.error(request, str(no))
        return redirect("casework-report", desk.id)
    return None


PRINTED = {"pdf": pdf.pdf, "docx": docx.docx}


def _printed(page: queries.FullReportRead, desk: Desk, ending: str) -> HttpResponse:
    """A copy to keep, marked with the post to which it was issued and the day it was taken."""
    mark = _("Issued to: %(post)s, version %(n)s, %(day)s") % {
        "post": desk.actor.post_title,
        "n": page.version,
        "day": day(clock.today()),
    }
    return as_download(PRINTED[ending](paper(page, mark=mark)), f"full-report.{ending}")
