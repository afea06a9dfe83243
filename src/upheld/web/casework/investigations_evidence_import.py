"""Existing papers: brought in together, then accepted, changed or left out one by one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import bringing, commands, queries
from upheld.investigations.states import Proposed, Stage, require_in
from upheld.web.audience import Audience, for_audience
from upheld.web.uploads import SealedFileField

from .investigations_doors import Desk, at_desk, carry_out, found, while_under_way
from .investigations_fields import choose, line, some_of


class _Several(forms.FileInput):
    """A field in which several files can be chosen."""

    allow_multiple_selected = True


class SeveralFiles(SealedFileField):
    """Several files, each sealed while it arrived. One that was refused refuses them all."""

    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files. Raises ValidationError where there is none, or one was refused."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            raise ValidationError(_("Choose the papers"), code="required")
        return [super(SeveralFiles, self).clean(each, initial) for each in given]


class BringIn(forms.Form):
    """Papers, or a packed folder of them."""

    papers = SeveralFiles(
        label=_l("The papers"),
        help_text=_l(
            "Up to 10 files at once, or one zip file of up to 200 papers and 100 MB. Word, PDF, "
            "OpenDocument, Excel and e-mail files can be read; others are kept as they are."
        ),
    )


class Accept(forms.Form):
    """What a paper is, as it was proposed until somebody changes it."""

    title = line(_l("What is this document?"), _l("Enter what this document is"))
    dated = line(
        _l("What day does it carry?"),
        "",
        wanted=False,
        help_text=_l("Proposed from the file, an e-mail’s heading or its first words. Check it."),
    )
    parties = line(
        _l("Who is it from and to?"),
        "",
        wanted=False,
        help_text=_l("Proposed from what the file says of itself. Check it."),
    )
    provenance = line(
        _l("Where did it come from, and when?"), _l("Enter where it came from, and when")
    )


class LeaveOut(forms.Form):
    """The papers that are no documents, of those on the page."""

    papers = some_of(_l("Papers to leave out"), _l("Tick the papers that you want to leave out"))

    def __init__(self, *args: Any, waiting: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "papers", waiting)
        self.fields["papers"].error_messages["invalid_choice"] = _l(
            "Somebody has decided on one of these papers already. Look again"
        )

    def ids(self) -> tuple[UUID, ...]:
        """The papers that were ticked."""
        return tuple(UUID(each) for each in self.cleaned_data["papers"])


@for_audience(Audience.CASEWORK)
@at_desk
def papers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The papers that wait for somebody to say what they are, and which of them are left out."""
    page = desk.page(queries.proposed_page)
    desk.report_mismatches(page.mismatched)
    form = LeaveOut(
        request.POST if request.method == "POST" else None,
        waiting=[(each.id, each.title) for each in page.papers],
    )
    return carry_out(
        request,
        form,
        "casework/investigations/papers.html",
        {"page": page},
        run=lambda: commands.leave_out_papers(**desk.given(papers=form.ids())),
        said=_("Left out. They stay sealed"),
        then=reverse("casework-papers", args=[desk.id]),
    )


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def bring_in(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Seal and read existing papers. None of them is a document yet."""
    page = desk.page(queries.proposed_page)
    form = BringIn(*((request.POST, request.FILES) if request.method == "POST" else ()))

    def run() -> object:
        require_in(page.stage, Stage.UNDER_WAY)  # before the work of reading a whole folder
        files = [(str(each.name), each.sealed) for each in form.cleaned_data["papers"]]
        brought = queries.brought_in(actor=desk.actor, files=files)
        return commands.propose_papers(**desk.sealing(brought=brought))

    then = reverse("casework-papers", args=[desk.id])
    template = "casework/investigations/bring_in.html"
    shown = {"page": page, "seconds": round(bringing.SECONDS)}
    return carry_out(request, form, template, shown, run=run, said=_("Papers sealed"), then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def decide(request: HttpRequest, desk: Desk, brought: UUID) -> HttpResponse:
    """Say what one paper is, and make it a document."""
    page = desk.page(queries.proposed_page)
    waiting = {each.id: each for each in page.papers if each.state is Proposed.WAITS}
    shown = found(waiting.get(str(brought)))
    row = queries.proposed_paper(actor=desk.actor, investigation=desk.id, id=brought)
    proposed = {
        "title": shown.title,
        "dated": ", ".join(shown.days[:1]),
        "parties": ", ".join(shown.parties),
    }
    form = Accept(request.POST if request.method == "POST" else None, initial=proposed)
    return carry_out(
        request,
        form,
        "casework/investigations/decide_paper.html",
        {"page": page, "paper": shown},
        run=lambda: commands.accept_paper(**desk.sealing(paper=found(row), **form.cleaned_data)),
        said=_("It is a document now"),
        then=reverse("casework-papers", args=[desk.id]),
    )
