"""Documents that were asked for: the request, and what came of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.investigations import commands, queries
from upheld.investigations.states import Given
from upheld.web.audience import Audience, for_audience

from .investigations_doors import Desk, at_desk, carry_out, found, while_under_way
from .investigations_requests_forms import AnswerRequest, AskForDocument


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def ask(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put on the record that a document was asked for."""
    page = desk.page(queries.documents_page)
    form = AskForDocument(request.POST if request.method == "POST" else None)

    def run() -> object:
        said = form.cleaned_data
        return commands.ask_for_document(
            **desk.sealing(what=said["what"], of_whom=said["of_whom"], due_on=said["due_on"])
        )

    then = reverse("casework-documents", args=[desk.id])
    template = "casework/investigations/ask_for_document.html"
    said = _("Request recorded")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
def answer(request: HttpRequest, desk: Desk, asked: UUID) -> HttpResponse:
    """Record what came of a request."""
    row = found(queries.document_request(actor=desk.actor, investigation=desk.id, id=asked))
    page = desk.page(queries.documents_page)
    typed = request.POST if request.method == "POST" else None
    form = AnswerRequest(typed, documents=page.documents)

    def run() -> object:
        said = form.cleaned_data
        kept = said["document"] and queries.document(
            actor=desk.actor, investigation=desk.id, id=UUID(said["document"])
        )
        given = {"request": row, "given": Given(said["given"]), "words": said["words"]}
        return commands.answer_request(**desk.sealing(**given, document=kept or None))

    then = reverse("casework-documents", args=[desk.id])
    template = "casework/investigations/answer_request.html"
    line = next(each for each in page.asked if each.id == str(asked))
    shown = {"page": page, "line": line}
    said = _("Answer recorded")
    return carry_out(request, form, template, shown, run=run, said=said, then=then)
