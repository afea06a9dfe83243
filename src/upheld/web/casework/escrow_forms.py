"""What custodians and conveners are asked about concerns that wait for others."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.escrow_terms import MOST_SHEETS


class HowManySheets(forms.Form):
    """How many sheets of ten to print."""

    sheets = forms.IntegerField(
        label=_l("How many sheets of ten?"),
        help_text=_l("Ten at a time, so that a print does not say that one person asked today."),
        min_value=1,
        max_value=MOST_SHEETS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages={"required": _l("Enter how many sheets")},
    )


class Ask(forms.Form):
    """Which post it is about. It stands in a button, never in an address."""

    post = forms.UUIDField(widget=forms.HiddenInput())
