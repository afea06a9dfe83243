"""The full report: its cover, issuing it, and opening it by name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.investigations import commands, queries
from upheld.investigations.states import Part
from upheld.kernel.decision import Refused
from upheld.people import clock
from upheld.printing import docx, pdf
from upheld.web.audience import Audience, for_audience
from upheld.web.words import day

from .investigations_doors import Desk, at_desk, carry_out, found
from .investigations_downloads import as_download
from .investigations_evidence_forms import IssueReport
from .investigations_printed import paper
from .investigations_words import GIVEN, STANDARDS


@for_audience(Audience.CASEWORK)
@at_desk
def report(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The report from outside: to whom it was issued, and who has opened it."""
    page = found(queries.report_page(actor=desk.actor, id=desk.id))
    return render(request, "casework/investigations/report.html", {"page": page})


@for_audience(Audience.CASEWORK)
@at_desk
def issue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Compose the report from the findings and issue it."""
    page = found(queries.report_page(actor=desk.actor, id=desk.id))
    found(page if page.part is Part.INVESTIGATOR else None)
    form = IssueReport(request.POST if request.method == "POST" else None)
    return carry_out(
        request,
        form,
        "casework/investigations/issue.html",
        {"page": page},
        run=lambda: commands.issue_report(**desk.sealing(summary=form.cleaned_data["summary"])),
        said=_("Report issued"),
        then=reverse("casework-report", args=[desk.id]),
    )


@require_POST
@for_audience(Audience.CASEWORK)
@at_desk
def open_report(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open the report. That it was opened is recorded first, so a plain link never shows it."""
    recipient = found(queries.recipient(actor=desk.actor, investigation=desk.id))
    try:
        commands.open_report(**desk.given(recipient=recipient))
    except Refused as no:
        messages.error(request, str(no))
        return redirect("casework-report", desk.id)
    page = desk.page(queries.full_report)
    if (ending := request.POST.get("as")) in PRINTED:
        return _printed(page, desk, ending)
    shown = {"page": page, "standards": STANDARDS, "given": GIVEN}
    return render(request, "casework/investigations/full_report.html", shown)


PRINTED = {"pdf": pdf.pdf, "docx": docx.docx}


def _printed(page: queries.FullReportRead, desk: Desk, ending: str) -> HttpResponse:
    """A copy to keep, marked with the post to which it was issued and the day it was taken."""
    mark = _("Issued to: %(post)s, %(day)s") % {
        "post": desk.actor.post_title,
        "day": day(clock.today()),
    }
    return as_download(PRINTED[ending](paper(page, mark=mark)), f"full-report.{ending}")
