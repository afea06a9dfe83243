"""Taking a template along, and reading back what was written in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import offline, queries
from upheld.investigations.offline import Kind, Place
from upheld.investigations.states import Part, Stage
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .investigations_doors import Desk, at_desk, found
from .investigations_downloads import as_download
from .investigations_fields import SmallFile


class Written(forms.Form):
    """A template with words in it."""

    template = SmallFile()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].label = _l("The template with your words")
        self.fields["template"].help_text = _l("A Word document (.docx) of up to 5 MB.")


class ReadIn:
    """What came with a request that sends a template: words for the form, or why there are none."""

    def __init__(self, request: HttpRequest, place: Place) -> None:
        """Read the file, if one was sent here. Nothing of it is kept."""
        self.place = place
        self.is_sent = request.method == "POST" and "read" in request.POST
        self.form = Written(*((request.POST, request.FILES) if self.is_sent else ()))
        self.fields: dict[str, str] = {}
        if self.is_sent and self.form.is_valid():
            with refusal_on(self.form):
                read = offline.read_back(place, self.form.cleaned_data["template"].read())
                self.fields = dict(read.fields)
                self._tell(request, is_older=read.is_older)

    def _tell(self, request: HttpRequest, *, is_older: bool) -> None:
        messages.info(request, _("Read, and not kept yet: look through it, then press the button"))
        if is_older:
            messages.warning(
                request,
                _("Somebody wrote here since you took the template. What you save takes its place"),
            )

    def typed(self, request: HttpRequest) -> Any:
        """What was typed into the page's own form, where that is what was sent."""
        return request.POST if request.method == "POST" and not self.is_sent else None


@for_audience(Audience.CASEWORK)
@at_desk
def template(request: HttpRequest, desk: Desk, kind: str, target: UUID) -> HttpResponse:
    """A template to take along. Its name says nothing."""
    return as_download(offline.template(place(desk, kind, target)), "template.docx")


def place(desk: Desk, kind: str, target: UUID) -> Place:
    """What a template of one page is for. Raises `Http404` where the page is not there."""
    known = found(next((each for each in Kind if each.value == kind), None))
    revision = 0
    if known is Kind.FINDING:
        revision = desk.page(queries.finding_page, allegation=target).revision
    elif known is Kind.AREA:
        revision = found(desk.page(queries.matrix_page).area(target)).revision
    elif known is Kind.ADDITION:
        desk.page(queries.interview_page, interview=target)
    else:
        found(target if target == desk.id and _investigates(desk) else None)
    return Place(known, desk.id, target, revision)


def _investigates(desk: Desk) -> bool:
    page = queries.progress_without_content(actor=desk.actor, id=desk.id)
    return bool(page and page.part is Part.INVESTIGATOR and page.stage is not Stage.PROPOSED)


def beside(read: ReadIn) -> dict[str, Any]:
    """What a page shows of it: the way to take the template, and to send it."""
    where = [read.place.investigation, read.place.kind.value, read.place.target]
    return {"offline": read, "taken": reverse("casework-template", args=where)}
