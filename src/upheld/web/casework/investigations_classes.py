"""The report before it is issued: each passage, and what a person says that it would give away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.queries import DraftPage, ReportPassage
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out
from .investigations_report_forms import Classify
from .investigations_words import CLASSES, PASSAGES

A_PAGE = 10
"""Passages on one page: few enough to read each before pressing the button."""
_MOST_DIGITS = 5


@for_audience(Audience.CASEWORK)
@at_desk
def passages(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ten passages of the report as it would be issued today, with their classes."""
    page = desk.page(queries.draft_page)
    desk.report_mismatches(page.mismatched)
    number, pages = _place(request, page)
    form = _form(request, page, number)
    here = reverse("casework-passages", args=[desk.id])
    shown = {
        "page": page,
        "number": number,
        "pages": pages,
        "classes": CLASSES,
        "kinds": PASSAGES,
    }
    return carry_out(
        request,
        form,
        "casework/investigations/passages.html",
        shown,
        run=lambda: commands.classify_passages(
            **desk.sealing(seen=form.cleaned_data["seen"], settled=form.settled())
        ),
        said=_("Settled"),
        then=f"{here}?page={min(number + 1, pages)}",
    )


def _place(request: HttpRequest, page: DraftPage) -> tuple[int, int]:
    pages = max(1, -(-len(page.passages) // A_PAGE))
    wanted = request.GET.get("page", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < _MOST_DIGITS else 1
    return min(max(1, number), pages), pages


def _form(request: HttpRequest, page: DraftPage, number: int) -> Classify:
    """The passages that were on the page that was sent, or those on the page that is shown."""
    initial = {"seen": page.seen}
    if request.method == "POST":
        sent = set(request.POST.getlist("passage"))
        return Classify(request.POST, passages=[each for each in page.passages if each.key in sent])
    return Classify(passages=_on_page(page, number), initial=initial)


def _on_page(page: DraftPage, number: int) -> tuple[ReportPassage, ...]:
    return page.passages[(number - 1) * A_PAGE : number * A_PAGE]
