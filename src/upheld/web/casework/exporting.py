"""Taking a concern to a regulator: what goes, whose key, and the file to hand over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.concerns import commands, queries
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.casework.concerns_forms import LONGEST
from upheld.web.casework.opened import needs_keys, open_concern
from upheld.web.refusals import refusal_on


class Export(forms.Form):
    """To whom, sealed to which key, and why."""

    to = forms.CharField(
        label=_l("Which regulator is it for?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _l("Enter the regulator’s name")},
    )
    recipient = forms.CharField(
        label=_l("Their public key"),
        help_text=_l("Paste what they gave you. It begins with “age1”."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _l("Paste their public key")},
    )
    reason = forms.CharField(
        label=_l("Why does it go there?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _l("Give your reason")},
    )
    with_name = forms.BooleanField(
        label=_l("The reporter has agreed that this regulator is told their name"), required=False
    )

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_name:
            del self.fields["with_name"]

    def clean_recipient(self) -> str:
        """A public key of age, whole."""
        said = str(self.cleaned_data["recipient"]).strip()
        if queries.recipient_fingerprint(recipient=said) is None:
            raise ValidationError(_("This is not a public key of age. Ask them to send it again."))
        return said


class Compared(forms.Form):
    """That two people compared the fingerprint."""

    compared = forms.BooleanField(
        label=_l("I rang them on a number that I knew before, and we compared the fingerprint"),
        error_messages={"required": _l("Compare the fingerprint with them, then tick this box")},
    )


@for_audience(Audience.CASEWORK)
@needs_keys
def export(request: HttpRequest, id: UUID) -> HttpResponse:
    """What goes and what stays; then the fingerprint; then the sealed file."""
    found = open_concern(request, id)
    plan = queries.bundle_plan(
        actor=found.actor, keys=found.keys, concern=found.row, today=clock.today()
    )
    if plan is None:
        raise Http404
    form = Export(request.POST or None, may_name=plan.may_name)
    shown: dict[str, Any] = {"form": form, "page": found.page, "plan": plan, "details": form}
    if not form.is_valid():
        return render(request, "casework/export.html", shown)
    sending = "send" in request.POST
    compared = Compared(request.POST if sending else None)
    key = form.cleaned_data["recipient"]
    shown |= {"form": compared, "fingerprint": queries.recipient_fingerprint(recipient=key)}
    if sending and compared.is_valid():
        given = {"with_name": False} | form.cleaned_data
        same: dict[str, Any] = {"actor": found.actor, "concern": found.row, "keys": found.keys}
        with refusal_on(compared):
            return _file(commands.export_bundle(**same, at=clock.now(), **given))
    return render(request, "casework/export_compare.html", shown)


def _file(sealed: bytes) -> HttpResponse:
    response = HttpResponse(sealed, content_type="application/octet-stream")
    response["Content-Disposition"] = 'attachment; filename="bundle.zip.age"'
    return response
