"""What a duty contact, and those who look after duty, are asked. Forms check; never save."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _l

from upheld.concerns.alert_states import LONGEST_NUMBER

LONGEST = 50_000


class WhatWasDone(forms.Form):
    """What a duty contact did about a child at risk."""

    words = forms.CharField(
        label=_l("What was done?"),
        help_text=_l(
            "Say what was done and when. Other duty contacts read this, and so can whoever "
            "told you, when they come back with their receipt."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={"required": _l("Write what was done")},
    )


class NumberToRing(forms.Form):
    """The number of a duty contact."""

    number = forms.CharField(
        label=_l("Number to ring, day and night"),
        help_text=_l("Digits and spaces, such as 01632 960 111. Ring it yourself first."),
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "inputmode": "tel", "autocomplete": "off"}
        ),
        error_messages={
            "required": _l("Enter the number to ring"),
            "max_length": _l("This number is too long to ring"),
        },
    )
