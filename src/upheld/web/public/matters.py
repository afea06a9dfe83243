"""The public record: each matter on a page of its own, and its learning report.

The page of a matter is put together here from what three rooms have made public. It starts with
what changed for children, and knows nothing of who is reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.improvement import queries as improvement
from upheld.investigations import queries as investigations
from upheld.investigations.states import Changed
from upheld.kernel.actor import ANYONE
from upheld.learning import queries as learning
from upheld.oversight import queries as oversight
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.words import day

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
CHANGED = {
    Changed.CHANGED.value: _l("Something changed for the child"),
    Changed.NO_NEED.value: _l("Nothing had to change"),
    Changed.NOT_YET.value: _l("Something has to change and has not yet"),
    Changed.TOO_LATE.value: _l("It could no longer be put right"),
}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One matter in a list."""

    address: str
    title: str
    summary: str


def record_lines() -> list[RecordLine]:
    """The public record, newest first, as lists print it."""
    return [
        RecordLine(
            address=reverse("public-matter", args=[each.slug]),
            title=each.title,
            summary=_("%(council)s. Learning report released on %(day)s.")
            % {"council": each.council, "day": day(each.released_on)},
        )
        for each in learning.published_matters(actor=ANYONE)
    ]


@for_audience(Audience.ANYONE)
def record(request: HttpRequest) -> HttpResponse:
    """Every matter of which something is public."""
    return render(request, "public/matters.html", {"lines": record_lines()})


@for_audience(Audience.ANYONE)
def matter(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed for children; what we were told, found and are doing; and the proof."""
    report = learning.published_by_slug(slug, actor=ANYONE)
    if report is None:
        raise Http404
    today = clock.today()
    shown = {
        "report": report,
        "grid": learning.public_grid(actor=ANYONE, matter=report.matter),
        "followed": investigations.followed_up(matter=report.matter),
        "changed": CHANGED,
        "plan": improvement.public_plan(matter=report.matter, today=today),
        "record": oversight.public_record(matter=report.matter, today=today),
    }
    return render(request, "public/matter.html", shown)


@for_audience(Audience.ANYONE)
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """A learning report from start to end."""
    found = learning.published_by_slug(slug, actor=ANYONE)
    if found is None:
        raise Http404
    return render(request, "public/learning_report.html", {"report": found})


@for_audience(Audience.ANYONE)
def file(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The report as a file, the same bytes for everybody, with the digest that is in the log."""
    return _attached(learning.published_file(slug, ending, actor=ANYONE), slug, ending)


@for_audience(Audience.ANYONE)
def earlier_file(request: HttpRequest, slug: str, edition: int, ending: str) -> HttpResponse:
    """A file as it stood before a correction. Its digest is in the log too."""
    content = learning.earlier_file(slug, edition, ending, actor=ANYONE)
    return _attached(content, f"{slug}-{edition}", ending)


@for_audience(Audience.ANYONE)
def earlier_wording(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The published text as it stood before a correction, to the byte."""
    text = learning.earlier_wording(slug, edition, actor=ANYONE)
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@for_audience(Audience.ANYONE)
def wording(request: HttpRequest, slug: str) -> HttpResponse:
    """The published text to the byte, so that anyone can work out its digest."""
    text = learning.published_wording(slug, actor=ANYONE)
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@for_audience(Audience.ANYONE)
def grid_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The published grid to the byte, so that anyone can work out its digest."""
    report = learning.published_by_slug(slug, actor=ANYONE)
    text = learning.public_grid_text(actor=ANYONE, matter=report.matter) if report else None
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _attached(content: bytes | None, name: str, ending: str) -> HttpResponse:
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
