"""Practice data beside an allegation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.investigations import commands, queries
from upheld.investigations.queries import PinPage
from upheld.web.audience import Audience, for_audience
from upheld.web.fields import DayField

from .investigations_doors import Desk, at_desk, carry_out, while_under_way
from .investigations_fields import line, text


class Pin(forms.Form):
    """Which measure, as at which day, and what it has to do with the allegation."""

    measure = forms.ChoiceField(
        label=_l("Which measure?"), error_messages={"required": _l("Choose a measure")}
    )
    as_at = DayField(
        label=_l("As at which day?"),
        help_text=_l("The last whole quarter by then is taken. For example, 31 12 2019"),
    )
    why = text(
        _l("What has it to do with this allegation?"),
        _l("Enter what it has to do with this allegation"),
        rows=3,
    )

    def __init__(self, *args: Any, page: PinPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["measure"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is the one above.
        field.choices = list(page.measures)


class PinTimeline(forms.Form):
    """Which child, up to which day, and what the records have to do with the allegation."""

    child = line(
        _l("The child’s local id"),
        _l("Enter the child’s local id"),
        help_text=_l("As the council’s case system has it. It is sealed in your file."),
    )
    as_at = DayField(label=_l("Up to which day?"), help_text=_l("For example, 31 12 2019"))
    why = text(
        _l("What have the records to do with this allegation?"),
        _l("Enter what the records have to do with this allegation"),
        rows=3,
    )


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def pin(request: HttpRequest, desk: Desk, allegation: UUID) -> HttpResponse:
    """Freeze a measure beside an allegation."""
    page = desk.page(queries.pin_page, allegation=allegation)
    form = Pin(request.POST if request.method == "POST" else None, page=page)

    def run() -> object:
        row = desk.allegation(allegation)
        return commands.pin_measure(**desk.sealing(allegation=row, **form.cleaned_data))

    then = reverse("casework-finding", args=[desk.id, allegation])
    template = "casework/investigations/pin.html"
    said = _("Figure pinned")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)


@for_audience(Audience.CASEWORK)
@at_desk
@while_under_way
def pin_timeline(request: HttpRequest, desk: Desk, allegation: UUID) -> HttpResponse:
    """Freeze the records of a child beside an allegation."""
    page = desk.page(queries.pin_page, allegation=allegation)
    form = PinTimeline(request.POST if request.method == "POST" else None)

    def run() -> object:
        row = desk.allegation(allegation)
        return commands.pin_timeline(**desk.sealing(allegation=row, **form.cleaned_data))

    then = reverse("casework-finding", args=[desk.id, allegation])
    template = "casework/investigations/pin_timeline.html"
    said = _("Records pinned")
    return carry_out(request, form, template, {"page": page}, run=run, said=said, then=then)
